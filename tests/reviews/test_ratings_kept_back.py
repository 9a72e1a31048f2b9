"""Ratings that a decision keeps back: beside a hidden review, and of a closed account. They leave
the score at once and come back with it."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from films.models import Film, RatingSummary, WeeklyRatings
from films.partial_dates import PartialDate
from films.services.rating_summaries import monday_of
from moderation import services as moderation
from moderation.rules import Rule
from reviews import services
from reviews.models import Rating
from reviews.selectors import own_rating
from reviewsite.home import read_home
from tests.factories import (
    make_article,
    make_film,
    make_moderator,
    make_operator,
    make_review,
    make_user,
)

pytestmark = pytest.mark.django_db
WHY = {"rule": Rule.ADVERTISING, "reason": "It sells watches."}


@pytest.fixture
def film():
    """Rated 9 by one member, and by nobody else."""
    film = make_film()
    services.rate_film(user=make_user(), film=film, value=9)
    return film


def score_of(film) -> tuple:
    summary = RatingSummary.objects.get(film=film)
    return str(summary.score), summary.rating_count


def in_ledger(client, film) -> list[int]:
    page = client.get(reverse("film_ratings", args=[film.slug]))
    return [row.rating.value for row in page.context["rows"]]


def nothing_drifted() -> bool:
    return services.recount_ratings(Film.objects.all()) == []


def test_the_rating_beside_a_hidden_review_leaves_the_score_and_comes_back_with_it(client, film):
    review, moderator = make_review(film, rating_value=1), make_moderator()
    assert score_of(film) == ("5.00", 2)
    moderation.hide(target=review, actor=moderator, **WHY)
    assert score_of(film) == ("9.00", 1)
    assert in_ledger(client, film) == [9]
    moderation.restore(target=review, actor=moderator, **WHY)
    assert score_of(film) == ("5.00", 2)
    assert in_ledger(client, film) == [1, 9]
    assert nothing_drifted()


def test_the_ratings_of_a_closed_account_leave_all_scores_and_come_back(client, film):
    member, other = make_user(), make_film("Return")
    make_review(film, member, rating_value=1)
    services.rate_film(user=member, film=other, value=4)
    services.close_member(member=member)
    assert (score_of(film), score_of(other)) == (("9.00", 1), ("None", 0))
    assert (in_ledger(client, film), in_ledger(client, other)) == ([9], [])
    assert nothing_drifted()
    services.reopen_member(member=member)
    assert (score_of(film), score_of(other)) == (("5.00", 2), ("4.00", 1))
    assert (in_ledger(client, film), in_ledger(client, other)) == ([1, 9], [4])
    assert nothing_drifted()


def test_a_member_s_own_summary_keeps_what_is_kept_back():
    review = make_review(rating_value=1)
    services.hide(review)
    services.close_member(member=review.author)
    assert services.recount_members([review.author]) == []
    assert own_rating(review.author, review.film).value == 1


@pytest.mark.parametrize(
    ("meanwhile", "after"),
    [
        (lambda review: services.rate_film(user=review.author, film=review.film, value=3), 2),
        (lambda review: services.clear_rating(user=review.author, film=review.film), 1),
        (lambda review: services.withdraw_review(review=review), 2),
        (lambda review: services.recount_film(review.film), 2),
        (lambda review: services.close_member(member=review.author), 1),
        (lambda review: services.delete_contributions(author=review.author), 1),
    ],
    ids=["changed", "cleared", "withdrawn", "recounted", "closed", "erased"],
)
def test_whatever_happens_while_the_review_is_hidden_the_score_waits_for_it(film, meanwhile, after):
    review = make_review(film, rating_value=1)
    services.hide(review)
    meanwhile(review)
    assert score_of(film) == ("9.00", 1)
    assert nothing_drifted()
    if type(review).objects.filter(pk=review.pk).exists():
        services.restore(review)
    assert score_of(film)[1] == after
    assert nothing_drifted()


def test_a_first_rating_beside_a_hidden_review_waits_for_it(film):
    review = make_review(film)
    services.hide(review)
    services.rate_film(user=review.author, film=film, value=1)
    assert score_of(film) == ("9.00", 1)
    assert nothing_drifted()
    services.restore(review)
    assert score_of(film) == ("5.00", 2)


def test_a_new_review_in_place_of_a_withdrawn_hidden_one_brings_no_rating_back(film):
    review = make_review(film, rating_value=1)
    services.hide(review)
    services.withdraw_review(review=review)
    make_review(film, review.author, rating_value=2)
    assert score_of(film) == ("9.00", 1)
    assert nothing_drifted()


def test_a_rating_waits_for_both_its_account_and_its_review(film):
    review = make_review(film, rating_value=1)
    services.hide(review)
    services.close_member(member=review.author)
    services.reopen_member(member=review.author)
    assert score_of(film)[1] == 1
    services.close_member(member=review.author)
    services.restore(review)
    assert score_of(film)[1] == 1
    services.reopen_member(member=review.author)
    assert score_of(film)[1] == 2


def test_a_rating_before_the_release_is_not_counted_when_its_account_is_open_again():
    member, early = make_user(), make_film(year=2150, released=PartialDate(2150))
    services.rate_film(user=member, film=early, value=9)
    services.close_member(member=member)
    services.reopen_member(member=member)
    assert score_of(early) == ("None", 0)


def test_another_film_s_rating_by_the_author_of_a_hidden_review_still_counts():
    review, other = make_review(rating_value=1), make_film("Return")
    services.rate_film(user=review.author, film=other, value=4)
    services.hide(review)
    assert score_of(other) == ("4.00", 1)


def test_a_hidden_article_says_nothing_of_its_author_s_rating(film):
    article = make_article(film)
    services.rate_film(user=article.author, film=film, value=1)
    services.hide(article)
    assert score_of(film) == ("5.00", 2)


def test_the_week_s_ranking_counts_the_ratings_that_count():
    member, film = make_user(), make_film()
    services.rate_film(user=member, film=film, value=4)
    services.close_member(member=member)
    assert WeeklyRatings.objects.get().rating_count == 0
    assert read_home().most_rated == []
    services.reopen_member(member=member)
    assert WeeklyRatings.objects.get().rating_count == 1
    assert read_home().most_rated == [film]


def test_a_rating_that_was_cleared_and_given_again_is_one_of_the_week():
    member, film = make_user(), make_film()
    for value in (4, 5):
        services.rate_film(user=member, film=film, value=value)
        services.clear_rating(user=member, film=film)
    services.rate_film(user=member, film=film, value=6)
    assert WeeklyRatings.objects.get().rating_count == 1


def test_random_decisions_and_writes_end_in_what_a_recount_finds():
    dice = random.Random(6)
    films, members = [make_film(f"Film {n}") for n in range(3)], [make_user() for _ in range(4)]
    reviews = [make_review(film, member) for film in films for member in members]
    for _step in range(150):
        review = dice.choice(reviews)
        on_film = {"user": review.author, "film": review.film}
        service, given = dice.choice(
            (
                (services.rate_film, {**on_film, "value": dice.randint(1, 10)}),
                (services.clear_rating, on_film),
                (services.close_member, {"member": review.author}),
                (services.reopen_member, {"member": review.author}),
                (services.hide, {"target": review}),
                (services.restore, {"target": review}),
            )
        )
        service(**given)
    weeks = dict(WeeklyRatings.objects.values_list("film", "rating_count"))
    assert nothing_drifted()
    counted = Rating.objects.filter(is_counted=True)
    assert 0 < counted.count() < Rating.objects.count()
    assert weeks == {film.pk: counted.filter(film=film).count() for film in films}
    assert {row.week for row in WeeklyRatings.objects.all()} == {monday_of(timezone.localdate())}


def test_closing_a_member_asks_as_much_of_ten_ratings_as_of_one():
    few, many, others = make_user(), make_user(), [make_user() for _ in range(4)]
    for number in range(10):
        film = make_film(f"Film {number}")
        for member in [many, *others, *([few] if number == 0 else [])]:
            services.rate_film(user=member, film=film, value=4)
    asked = []
    for member in (few, many):
        with CaptureQueriesContext(connection) as queries:
            services.close_member(member=member)
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_a_member_closed_in_the_admin_has_no_rating_in_a_score_until_it_is_opened(client, film):
    member = make_user("ana")
    services.rate_film(user=member, film=film, value=1)
    client.force_login(make_operator("op"))
    fields = {"display_name": "", "bio": "", "emailaddress_set-TOTAL_FORMS": "0",
              "emailaddress_set-INITIAL_FORMS": "0"}  # fmt: skip
    address = reverse("admin:accounts_user_change", args=[member.pk])
    assert client.post(address, fields).status_code == 302
    assert not User.objects.get(pk=member.pk).is_active
    assert score_of(film) == ("9.00", 1)
    assert client.post(address, fields | {"is_active": "on"}).status_code == 302
    assert score_of(film) == ("5.00", 2)


@pytest.mark.parametrize("together", [False, True])
def test_a_member_deleted_in_the_admin_leaves_no_rating_in_a_score(client, film, together):
    member = make_user("ana")
    services.rate_film(user=member, film=film, value=1)
    client.force_login(make_operator("op"))
    address = reverse("admin:accounts_user_delete", args=[member.pk])
    chosen = {"post": "yes"}
    if together:
        address = reverse("admin:accounts_user_changelist")
        chosen |= {"action": "delete_selected", "_selected_action": [member.pk]}
    assert client.post(address, chosen).status_code == 302
    assert not User.objects.filter(pk=member.pk).exists()
    assert score_of(film) == ("9.00", 1)
    assert nothing_drifted()


def test_the_author_of_a_hidden_review_is_told_that_the_rating_waits(client, film):
    review = make_review(film, rating_value=1)
    client.force_login(review.author)
    told = "until it is restored, your rating is kept and not counted"
    assert told not in client.get(film.get_absolute_url()).text
    services.hide(review)
    page = client.get(film.get_absolute_url()).text
    assert told in page
    assert "Given before the first release" not in page
    assert f'href="{reverse("review_edit", args=[review.pk])}"' not in page
    assert f'href="{review.get_absolute_url()}"' in page
