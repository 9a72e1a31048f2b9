"""The summary row: stored as a whole, never by parts."""

import datetime
from decimal import Decimal

import pytest

from films.models import RatingSummary, WeeklyRatings
from films.services import (
    change_review_count,
    count_weekly_ratings,
    lock_rating_summary,
    store_rating_summary,
)
from films.services.rating_summaries import monday_of
from tests.factories import make_film

pytestmark = pytest.mark.django_db


def test_a_summary_that_is_missing_is_made_when_it_is_locked():
    film = make_film()
    RatingSummary.objects.all().delete()
    assert lock_rating_summary(film_id=film.pk).rating_count == 0


def test_number_and_sum_follow_from_the_counts():
    film = make_film()
    summary = lock_rating_summary(film_id=film.pk)
    counts = [1, 0, 0, 0, 0, 0, 2, 0, 0, 1]
    store_rating_summary(summary, counts=counts, score=Decimal("6.25"), rank_score=Decimal("6.60"))
    stored = RatingSummary.objects.get(film=film)
    assert (stored.rating_count, stored.rating_sum) == (4, 25)
    assert (stored.score, stored.rank_score) == (Decimal("6.25"), Decimal("6.60"))
    assert stored.counts == counts


def test_a_summary_has_ten_counts():
    summary = lock_rating_summary(film_id=make_film().pk)
    with pytest.raises(ValueError, match="zip"):
        store_rating_summary(summary, counts=[0] * 9, score=None, rank_score=None)


def test_reviews_are_counted_apart_from_ratings():
    film = make_film()
    change_review_count(film_id=film.pk, by=2)
    change_review_count(film_id=film.pk, by=-1)
    assert RatingSummary.objects.get(film=film).review_count == 1


def test_first_ratings_of_one_week_are_counted_in_one_row():
    film = make_film()
    for day in (18, 24):
        count_weekly_ratings([(film.pk, datetime.date(2024, 3, day))], by=1)
    assert WeeklyRatings.objects.get().rating_count == 2


def test_a_week_that_was_not_counted_from_ratings_never_falls_below_zero():
    film = make_film()
    given = (film.pk, datetime.date(2024, 3, 18))
    count_weekly_ratings([given], by=1)
    count_weekly_ratings([given, given], by=-1)
    assert WeeklyRatings.objects.get().rating_count == 0


@pytest.mark.parametrize("day", [18, 20, 24])
def test_a_week_begins_on_monday(day):
    assert monday_of(datetime.date(2024, 3, day)) == datetime.date(2024, 3, 18)
