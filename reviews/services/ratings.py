"""Writes of ratings. The film's and the member's summaries change in the same transaction."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from films.models import Film, RatingSummary
from films.partial_dates import PartialDate
from films.services import count_weekly_rating, lock_rating_summary, store_rating_summary
from reviews.models import Rating, RatingChange, Review, WatchlistEntry
from reviews.scoring import MAX_RATING, MIN_RATING, rank_score, score
from reviews.services.helpful import settle_earlier_marks
from reviews.services.member_summaries import move_member_rating
from reviews.services.share_cards import ask_for_review_card


class InvalidRating(ValueError):
    """A rating is a whole number from 1 to 10."""


@transaction.atomic
def rate_film(*, user: User, film: Film, value: int) -> Rating:
    """Give a film the member's rating, 1 to 10; a second one replaces the first.

    Raises InvalidRating for anything else. A rating given before the film's first public
    release is stored and not counted. The film goes from the member's watchlist.
    """
    if type(value) is not int or not MIN_RATING <= value <= MAX_RATING:
        raise InvalidRating(value)
    summary = lock_rating_summary(film_id=film.pk)
    # Who rates a film has seen it. In this transaction, so that neither stands without the other.
    WatchlistEntry.objects.filter(user=user, film=film).delete()
    before = Rating.objects.filter(user=user, film=film).first()
    if before and before.value == value:
        return before
    counted = before.is_counted if before else is_released(film.released, timezone.localdate())
    rating, _ = Rating.objects.update_or_create(
        user=user, film=film, defaults={"value": value, "is_counted": counted}
    )
    RatingChange.objects.create(user=user, film=film, value=value)
    if counted:
        _move(summary, remove=before.value if before else None, add=value)
    move_member_rating(user_id=user.pk, remove=before.value if before else None, add=value)
    if before is None:
        count_weekly_rating(film_id=film.pk)
    _show_on_review(user=user, film=film, value=value)
    return rating


@transaction.atomic
def clear_rating(*, user: User, film: Film) -> None:
    """Take the member's rating back. Without one, nothing happens."""
    summary = lock_rating_summary(film_id=film.pk)
    rating = Rating.objects.filter(user=user, film=film).first()
    if rating is None:
        return
    rating.delete()
    RatingChange.objects.create(user=user, film=film, value=None)
    if rating.is_counted:
        _move(summary, remove=rating.value, add=None)
    move_member_rating(user_id=user.pk, remove=rating.value, add=None)
    _show_on_review(user=user, film=film, value=None)


def is_released(released: PartialDate | None, day: datetime.date) -> bool:
    """Whether a film was out on a day. Unknown dates count as out; "2024" as out from 1 January."""
    if released is None:
        return True
    return (released.year, released.month or 1, released.day or 1) <= (day.year, day.month, day.day)


@transaction.atomic
def recount_film(film: Film) -> bool:
    """Rebuild one film's summary from its ratings; return whether it had drifted.

    Needed after the film's release date changed: each rating counts when it was given on or
    after that date.
    """
    # It may be gone, or have another date, since a long walk read it.
    if not Film.objects.filter(pk=film.pk).exists():
        return False
    summary = lock_rating_summary(film_id=film.pk)
    released = Film.objects.values_list("released", flat=True).get(pk=film.pk)
    counts = [0] * MAX_RATING
    for rating in Rating.objects.filter(film=film):
        counted = is_released(released, timezone.localdate(rating.created_at))
        if counted != rating.is_counted:
            Rating.objects.filter(pk=rating.pk).update(is_counted=counted)
        counts[rating.value - 1] += counted
    standing = Review.objects.by_members().filter(state=Review.State.PUBLISHED, is_hidden=False)
    reviews = standing.filter(film=film).count()
    drifted = summary.counts != counts or summary.review_count != reviews
    _store(summary, counts)
    RatingSummary.objects.filter(film=film).update(review_count=reviews)
    return drifted


def recount_ratings(films: Iterable[Film]) -> list[Film]:
    """Rebuild the summaries of many films, one transaction each; return those that had drifted."""
    return [film for film in films if recount_film(film)]


def _move(summary: RatingSummary, *, remove: int | None, add: int | None) -> None:
    counts = summary.counts
    if remove is not None:
        counts[remove - 1] -= 1
    if add is not None:
        counts[add - 1] += 1
    _store(summary, counts)


def _store(summary: RatingSummary, counts: list[int]) -> None:
    total = sum(value * count for value, count in enumerate(counts, start=MIN_RATING))
    number = sum(counts)
    store_rating_summary(
        summary, counts=counts, score=score(total, number), rank_score=rank_score(total, number)
    )


def _show_on_review(*, user: User, film: Film, value: int | None) -> None:
    reviews = Review.objects.by_members().filter(author=user, film=film)
    for review in reviews.select_for_update(no_key=True):
        review.rating_value = value
        review.save(update_fields=["rating_value"])
        if review.helpful_count:
            settle_earlier_marks(review)
        if review.share_card_id:
            ask_for_review_card(review.pk)
