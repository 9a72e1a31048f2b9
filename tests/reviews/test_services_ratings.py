"""Writes of ratings, and the summary that follows each of them."""

import pytest
from django.db import IntegrityError, transaction

from films.models import RatingSummary, WeeklyRatings
from films.partial_dates import PartialDate
from reviews.models import Rating, RatingChange, Review
from reviews.services import clear_rating, publish_review, rate_film, recount_film, withdraw_review
from reviews.services.ratings import InvalidRating
from tests.factories import make_film, make_review, make_user

pytestmark = pytest.mark.django_db


def summary_of(film):
    return RatingSummary.objects.get(film=film)


def test_a_rating_counts_in_the_film_s_summary():
    film = make_film()
    rate_film(user=make_user(), film=film, value=7)
    rate_film(user=make_user(), film=film, value=4)
    summary = summary_of(film)
    assert (summary.rating_count, summary.rating_sum) == (2, 11)
    assert str(summary.score) == "5.50"
    assert summary.rank_score is None


def test_a_second_rating_replaces_the_first():
    film, user = make_film(), make_user()
    rate_film(user=user, film=film, value=7)
    rate_film(user=user, film=film, value=3)
    assert Rating.objects.get(user=user, film=film).value == 3
    assert summary_of(film).counts == [0, 0, 1, 0, 0, 0, 0, 0, 0, 0]


def test_the_same_rating_again_changes_nothing():
    film, user = make_film(), make_user()
    rate_film(user=user, film=film, value=7)
    rate_film(user=user, film=film, value=7)
    assert RatingChange.objects.count() == 1
    assert summary_of(film).rating_count == 1


@pytest.mark.parametrize("value", [0, 11, -1, 7.5, "7", None, True])
def test_a_rating_that_is_no_whole_number_from_1_to_10_is_refused(value):
    film = make_film()
    with pytest.raises(InvalidRating):
        rate_film(user=make_user(), film=film, value=value)
    assert summary_of(film).rating_count == 0


def test_the_database_refuses_a_rating_of_eleven():
    with pytest.raises(IntegrityError), transaction.atomic():
        Rating.objects.create(user=make_user(), film=make_film(), value=11)


def test_clearing_takes_the_rating_out_of_the_summary_and_off_the_review():
    film, user = make_film(), make_user()
    review = make_review(film, user, rating_value=7)
    clear_rating(user=user, film=film)
    clear_rating(user=user, film=film)
    review.refresh_from_db()
    assert review.rating_value is None
    assert summary_of(film).score is None
    assert list(RatingChange.objects.values_list("value", flat=True).order_by("id")) == [7, None]


def test_a_new_rating_shows_on_the_member_s_review():
    film, user = make_film(), make_user()
    review = make_review(film, user, rating_value=7)
    rate_film(user=user, film=film, value=2)
    review.refresh_from_db()
    assert review.rating_value == 2


def test_a_rating_before_the_first_release_is_kept_and_not_counted():
    film = make_film(year=2150, released=PartialDate(2150))
    rate_film(user=make_user(), film=film, value=9)
    assert Rating.objects.get().is_counted is False
    assert summary_of(film).rating_count == 0


def test_only_first_ratings_count_in_the_week_s_ranking():
    film, user = make_film(), make_user()
    for value in (7, 8, 9):
        rate_film(user=user, film=film, value=value)
    assert WeeklyRatings.objects.get(film=film).rating_count == 1


def test_a_recount_changes_nothing_after_any_writes():
    film = make_film()
    users = [make_user() for _ in range(6)]
    for number, user in enumerate(users, start=2):
        rate_film(user=user, film=film, value=number)
    clear_rating(user=users[0], film=film)
    review = make_review(film, users[1], rating_value=5)
    make_review(film, users[2])
    withdraw_review(review=review)
    assert recount_film(film) is False


def test_a_recount_changes_nothing_while_the_film_is_not_public():
    film = make_film()
    make_review(film)
    type(film).objects.filter(pk=film.pk).update(is_public=False)
    assert recount_film(film) is False


def test_a_recount_mends_a_summary_that_had_drifted():
    film = make_film()
    rate_film(user=make_user(), film=film, value=8)
    RatingSummary.objects.filter(film=film).update(rating_count=5, count_8=5)
    assert recount_film(film) is True
    assert summary_of(film).rating_count == 1


def test_publishing_without_a_rating_clears_the_one_that_stood():
    film, user = make_film(), make_user()
    rate_film(user=user, film=film, value=8)
    publish_review(author=user, film=film, body="No number from me.")
    assert not Rating.objects.exists()
    assert Review.objects.get().rating_value is None
