"""A member's summary follows every rating and review, and a recount finds the same."""

import random

import pytest
from django.db.models import F

from accounts.models import User
from films.partial_dates import PartialDate
from reviews import services
from reviews.models import MemberSummary, Rating
from tests.factories import make_article, make_film, make_review, make_user

pytestmark = pytest.mark.django_db


def summary_of(member: User) -> tuple:
    summary = MemberSummary.objects.get(user=member)
    return summary.counts, summary.rating_count, summary.rating_sum, summary.review_count


def test_a_rating_its_change_and_its_clearing_move_the_counts():
    member, film = make_user(), make_film()
    services.rate_film(user=member, film=film, value=7)
    services.rate_film(user=member, film=make_film("Heat", 1995), value=10)
    assert summary_of(member) == ([0, 0, 0, 0, 0, 0, 1, 0, 0, 1], 2, 17, 0)
    services.rate_film(user=member, film=film, value=4)
    assert summary_of(member) == ([0, 0, 0, 1, 0, 0, 0, 0, 0, 1], 2, 14, 0)
    services.clear_rating(user=member, film=film)
    assert summary_of(member) == ([0] * 9 + [1], 1, 10, 0)


def test_the_same_rating_twice_counts_once():
    member, film = make_user(), make_film()
    for _time in range(2):
        services.rate_film(user=member, film=film, value=7)
    assert summary_of(member)[1:3] == (1, 7)


def test_a_rating_from_before_the_release_is_one_of_the_members():
    member, film = make_user(), make_film(year=2150, released=PartialDate(2150))
    services.rate_film(user=member, film=film, value=9)
    assert not Rating.objects.get().is_counted
    assert summary_of(member)[1] == 1


def test_reviews_are_counted_while_the_public_sees_them():
    member = make_user()
    review = make_review(author=member)
    make_article(author=member)
    assert summary_of(member)[3] == 1
    services.hide(review)
    assert summary_of(member)[3] == 0
    services.restore(review)
    services.withdraw_review(review=review)
    assert summary_of(member)[3] == 0


def test_random_writes_end_in_what_a_recount_finds():
    chance = random.Random(4)
    members = [make_user() for _number in range(3)]
    films = [make_film(f"Film {number}") for number in range(4)]
    for _write in range(80):
        member, film = chance.choice(members), chance.choice(films)
        action = chance.choice(["rate", "rate", "clear", "review", "withdraw"])
        if action == "rate":
            services.rate_film(user=member, film=film, value=chance.randint(1, 10))
        elif action == "clear":
            services.clear_rating(user=member, film=film)
        elif action == "review":
            make_review(film, member, rating_value=chance.choice([None, 3, 8]))
        elif review := services.own_review(author=member, film=film):
            services.withdraw_review(review=review)
    assert services.recount_members(members) == []


def test_a_recount_mends_what_had_drifted_and_says_so():
    member = make_user()
    services.rate_film(user=member, film=make_film(), value=5)
    make_review(author=member, rating_value=6)
    right = summary_of(member)
    MemberSummary.objects.update(rating_count=F("rating_count") + 1, count_9=1, review_count=7)
    assert services.recount_member(member) is True
    assert summary_of(member) == right
    assert services.recount_member(member) is False


def test_a_member_who_did_nothing_has_an_empty_summary_after_a_recount():
    member = make_user()
    assert services.recount_member(member) is False
    assert summary_of(member) == ([0] * 10, 0, 0, 0)
