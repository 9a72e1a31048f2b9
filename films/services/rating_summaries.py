"""The one place that writes rating summaries. Who rated what is decided one floor above."""

import datetime
from collections.abc import Sequence
from decimal import Decimal

from django.db.models import F
from django.utils import timezone

from films.models import RatingSummary, WeeklyRatings
from films.models.rating_summary import COUNT_FIELDS
from films.search import index_popularity
from films.services.counts import ask_for_recount
from films.services.share_cards import ask_for_film_card, in_halves


def lock_rating_summary(*, film_id: int) -> RatingSummary:
    """The film's summary, locked until the transaction ends, made when it is missing."""
    RatingSummary.objects.get_or_create(film_id=film_id)
    return RatingSummary.objects.select_for_update().get(film_id=film_id)


def store_rating_summary(
    summary: RatingSummary,
    *,
    counts: Sequence[int],
    score: Decimal | None,
    rank_score: Decimal | None,
) -> None:
    """Write a locked summary. `counts` are the numbers of 1s, 2s, … 10s; scores run 1 to 10."""
    for field, count in zip(COUNT_FIELDS, counts, strict=True):
        setattr(summary, field, count)
    before, summary.rating_count = summary.rating_count, sum(counts)
    summary.rating_sum = sum(value * count for value, count in enumerate(counts, start=1))
    changes_counts = int(summary.score or 0) != int(score or 0)
    changes_card = in_halves(summary.score) != in_halves(score)
    summary.score = score
    summary.rank_score = rank_score
    summary.save(update_fields=[*COUNT_FIELDS, "rating_count", "rating_sum", "score", "rank_score"])
    if before.bit_length() != summary.rating_count.bit_length():
        index_popularity(film_id=summary.film_id, rating_count=summary.rating_count)
    if changes_counts:
        ask_for_recount()
    if changes_card:
        ask_for_film_card(summary.film_id)


def change_review_count(*, film_id: int, by: int) -> None:
    """Add to the number of the film's public reviews by members."""
    lock_rating_summary(film_id=film_id)
    RatingSummary.objects.filter(film_id=film_id).update(review_count=F("review_count") + by)


def count_weekly_rating(*, film_id: int) -> None:
    """One more member has rated the film for the first time in the week that is on."""
    monday = monday_of(timezone.localdate())
    WeeklyRatings.objects.get_or_create(film_id=film_id, week=monday)
    WeeklyRatings.objects.filter(film_id=film_id, week=monday).update(
        rating_count=F("rating_count") + 1
    )


def monday_of(day: datetime.date) -> datetime.date:
    """The Monday on which the week of a day begins."""
    return day - datetime.timedelta(days=day.weekday())
