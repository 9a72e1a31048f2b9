"""The one place that writes rating summaries. Who rated what is decided one floor above."""

import datetime
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, QuerySet

from films.models import Film, RatingSummary, WeeklyRatings
from films.models.rating_summary import COUNT_FIELDS
from films.search import index_popularity
from films.services.cards import in_halves
from films.services.counts import ask_for_recount
from films.services.share_cards import ask_for_film_cards

WRITTEN = (*COUNT_FIELDS, "rating_count", "rating_sum", "score", "rank_score")


@dataclass(frozen=True, slots=True)
class NewCounts:
    """What a locked summary becomes; as the arguments of `store_rating_summary`."""

    summary: RatingSummary
    counts: Sequence[int]
    score: Decimal | None
    rank_score: Decimal | None


def lock_rating_summary(*, film_id: int) -> RatingSummary:
    """The film's summary, locked until the transaction ends, made when it is missing."""
    locked = RatingSummary.objects.select_for_update().filter(film_id=film_id)
    summary = next(iter(locked), None)
    if summary is None:
        RatingSummary.objects.get_or_create(film_id=film_id)
        summary = locked.get()
    return summary


def lock_rating_summaries(*, films: QuerySet) -> dict[int, RatingSummary]:
    """The summaries of these films, given by their keys, locked until the transaction ends.

    In the order of their keys, so that two who lock many never wait for each other in a circle.
    """
    locked = RatingSummary.objects.select_for_update().filter(film__in=films).order_by("pk")
    return {summary.film_id: summary for summary in locked}


def store_rating_summary(
    summary: RatingSummary,
    *,
    counts: Sequence[int],
    score: Decimal | None,
    rank_score: Decimal | None,
) -> None:
    """Write a locked summary. `counts` are the numbers of 1s, 2s, … 10s; scores run 1 to 10."""
    store_rating_summaries([NewCounts(summary, counts, score, rank_score)])


def store_rating_summaries(changes: Sequence[NewCounts]) -> None:
    """Write many locked summaries, each of another film, in as few statements as there can be."""
    before = [(change.summary.rating_count, change.summary.score) for change in changes]
    after = [_changed(change) for change in changes]
    RatingSummary.objects.bulk_create(
        after, update_conflicts=True, unique_fields=["film"], update_fields=WRITTEN
    )
    changes_counts, other_cards = False, []
    for summary, (number, score) in zip(after, before, strict=True):
        if number.bit_length() != summary.rating_count.bit_length():
            index_popularity(film_id=summary.film_id, rating_count=summary.rating_count)
        changes_counts |= int(summary.score or 0) != int(score or 0)
        if in_halves(summary.score) != in_halves(score):
            other_cards.append(summary.film_id)
    if changes_counts:
        ask_for_recount()
    ask_for_film_cards(other_cards)


def _changed(change: NewCounts) -> RatingSummary:
    summary = change.summary
    for field, count in zip(COUNT_FIELDS, change.counts, strict=True):
        setattr(summary, field, count)
    summary.rating_count = sum(change.counts)
    summary.rating_sum = sum(value * count for value, count in enumerate(change.counts, start=1))
    summary.score, summary.rank_score = change.score, change.rank_score
    return summary


def change_review_count(*, film_id: int, by: int) -> None:
    """Add to the number of the film's public reviews by members. The first of them and the last
    have the films with a review counted anew."""
    had = lock_rating_summary(film_id=film_id).review_count
    RatingSummary.objects.filter(film_id=film_id).update(review_count=F("review_count") + by)
    if bool(had) != bool(had + by):
        ask_for_recount()


def count_weekly_ratings(given: Collection[tuple[int, datetime.date]], *, by: int) -> None:
    """Add `by`, 1 or -1, for each rating that counts: its film and the day on which it was given.

    Called with the films' summaries locked. Never below zero: the weeks of the sample were not
    counted from its ratings.
    """
    changes = Counter((film_id, monday_of(day)) for film_id, day in given)
    films, weeks = {film_id for film_id, _day in changes}, {week for _film, week in changes}
    stored = WeeklyRatings.objects.filter(film__in=films, week__in=weeks)
    before = {(row.film_id, row.week): row.rating_count for row in stored}
    WeeklyRatings.objects.bulk_create(
        (
            WeeklyRatings(film_id=film, week=week, rating_count=max(0, count + by * number))
            for (film, week), number in changes.items()
            if (count := before.get((film, week), 0)) or by > 0
        ),
        update_conflicts=True,
        unique_fields=["film", "week"],
        update_fields=["rating_count"],
    )


def weekly_ratings_of(*films: Film) -> dict[tuple[int, str], int]:
    """The weekly ratings of films, by film and Monday."""
    rows = WeeklyRatings.objects.filter(film__in=films)
    return {(row.film_id, row.week.isoformat()): row.rating_count for row in rows}


def change_weekly_ratings(before: dict[tuple[int, str], int], now: dict[tuple[int, str], int]):
    """Make undone what has changed from `before` to `now`; what was counted since stays counted.

    Called with the films' summaries locked. A row that did not stand before goes where it is empty.
    """
    for (film, week), count in now.items():
        rows = WeeklyRatings.objects.filter(film=film, week=week)
        was = before.get((film, week))
        for row in rows:
            row.rating_count = max(0, row.rating_count - count + (was or 0))
            row.save(update_fields=["rating_count"])
        if was is None:
            rows.filter(rating_count=0).delete()


def monday_of(day: datetime.date) -> datetime.date:
    """The Monday on which the week of a day begins."""
    return day - datetime.timedelta(days=day.weekday())
