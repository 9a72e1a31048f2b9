"""Writes of ratings. The film's and the member's summaries change in the same transaction."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from accounts.models import User
from films.models import Film, RatingSummary
from films.services import (
    NewCounts,
    count_weekly_ratings,
    lock_rating_summaries,
    lock_rating_summary,
    store_rating_summaries,
)
from reviews.models import Rating, RatingChange, Review, WatchlistEntry
from reviews.models.rating import RatingQuerySet, decisions_against
from reviews.scoring import MAX_RATING, MIN_RATING, counts, rank_score, score
from reviews.services.helpful import settle_earlier_marks
from reviews.services.locking import lock_member
from reviews.services.member_summaries import move_member_rating
from reviews.services.share_cards import ask_for_review_card

# Rows in one statement.
BATCH = 500


class InvalidRating(ValueError):
    """A rating is a whole number from 1 to 10."""


@transaction.atomic
def rate_film(*, user: User, film: Film, value: int) -> Rating:
    """Give a film the member's rating, 1 to 10; a second one replaces the first.

    Raises InvalidRating for anything else. A rating that does not count (`scoring.counts`) is
    stored and left out of the score. The film goes from the member's watchlist.
    """
    if type(value) is not int or not MIN_RATING <= value <= MAX_RATING:
        raise InvalidRating(value)
    lock_member(user.pk)
    summary = lock_rating_summary(film_id=film.pk)
    # Who rates a film has seen it. In this transaction, so that neither stands without the other.
    WatchlistEntry.objects.filter(user=user, film=film).delete()
    before = Rating.objects.filter(user=user, film=film).first()
    if before and before.value == value:
        return before
    was = before.value if before else None
    rating = before or Rating(user=user, film=film, is_counted=_would_count(user, film))
    rating.value = value
    rating.save()
    RatingChange.objects.create(user=user, film=film, value=value)
    if rating.is_counted:
        _move(summary, remove=was, add=value)
        if before is None:
            _count_in_weeks([rating], by=1)
    move_member_rating(user_id=user.pk, remove=was, add=value)
    _show_on_review(user=user, film=film, value=value)
    return rating


@transaction.atomic
def clear_rating(*, user: User, film: Film) -> None:
    """Take the member's rating back. Without one, nothing happens."""
    lock_member(user.pk)
    summary = lock_rating_summary(film_id=film.pk)
    rating = Rating.objects.filter(user=user, film=film).first()
    if rating is None:
        return
    rating.delete()
    RatingChange.objects.create(user=user, film=film, value=None)
    if rating.is_counted:
        _move(summary, remove=rating.value, add=None)
        _count_in_weeks([rating], by=-1)
    move_member_rating(user_id=user.pk, remove=rating.value, add=None)
    _show_on_review(user=user, film=film, value=None)


@transaction.atomic
def settle_ratings(ratings: RatingQuerySet) -> None:
    """Let these ratings of one member count or not, as they do by now (`scoring.counts`).

    Called, with the member locked, in the transaction of what changed that: a review was hidden
    or restored, an account closed or opened again.
    """
    summaries = lock_rating_summaries(films=ratings.values("film"))
    changes = []
    for rating in _settled(ratings):
        summary, value = summaries[rating.film_id], rating.value
        remove, add = (None, value) if rating.is_counted else (value, None)
        changes.append(_new_counts(summary, _moved(summary, remove=remove, add=add)))
    store_rating_summaries(changes)


@transaction.atomic
def recount_film(film: Film) -> bool:
    """Rebuild one film's summary from its ratings; return whether it had drifted.

    Needed after the film's release date changed: whether a rating counts depends on it.
    """
    # It may be gone, or have another date, since a long walk read it.
    if not Film.objects.filter(pk=film.pk).exists():
        return False
    summary = lock_rating_summary(film_id=film.pk)
    ratings = Rating.objects.filter(film=film)
    drifted = bool(_settled(ratings))
    given = ratings.filter(is_counted=True).order_by().values_list("value")
    numbers = dict(given.annotate(number=Count("pk")))
    right = [numbers.get(value, 0) for value in range(MIN_RATING, MAX_RATING + 1)]
    standing = Review.objects.by_members().filter(state=Review.State.PUBLISHED, is_hidden=False)
    reviews = standing.filter(film=film).count()
    drifted = drifted or summary.counts != right or summary.review_count != reviews
    store_rating_summaries([_new_counts(summary, right)])
    RatingSummary.objects.filter(film=film).update(review_count=reviews)
    return drifted


def recount_ratings(films: Iterable[Film]) -> list[Film]:
    """Rebuild the summaries of many films, one transaction each; return those that had drifted."""
    return [film for film in films if recount_film(film)]


def _would_count(user: User, film: Film) -> bool:
    """Whether a rating that the member gives now takes part in the score."""
    is_public = not any(against.exists() for against in decisions_against(user.pk, film.pk))
    return counts(given_on=timezone.localdate(), released=film.released, is_public=is_public)


def _settled(ratings: RatingQuerySet) -> list[Rating]:
    """Store of each rating whether it counts; return those for which that is new. Called under the
    locks of their films' summaries, which are left as they are."""
    public = set(ratings.public().values_list("pk", flat=True))
    changed = []
    for rating in ratings.select_related("film"):
        counted = counts(
            given_on=timezone.localdate(rating.created_at),
            released=rating.film.released,
            is_public=rating.pk in public,
        )
        if counted != rating.is_counted:
            rating.is_counted = counted
            changed.append(rating)
    _count_in_weeks([rating for rating in changed if rating.is_counted], by=1)
    _count_in_weeks([rating for rating in changed if not rating.is_counted], by=-1)
    Rating.objects.bulk_update(changed, ["is_counted"], batch_size=BATCH)
    return changed


def _count_in_weeks(ratings: list[Rating], *, by: int) -> None:
    for start in range(0, len(ratings), BATCH):
        part = ratings[start : start + BATCH]
        given = [(rating.film_id, timezone.localdate(rating.created_at)) for rating in part]
        count_weekly_ratings(given, by=by)


def _move(summary: RatingSummary, *, remove: int | None, add: int | None) -> None:
    store_rating_summaries([_new_counts(summary, _moved(summary, remove=remove, add=add))])


def _moved(summary: RatingSummary, *, remove: int | None, add: int | None) -> list[int]:
    numbers = summary.counts
    if remove is not None:
        numbers[remove - 1] -= 1
    if add is not None:
        numbers[add - 1] += 1
    return numbers


def _new_counts(summary: RatingSummary, numbers: list[int]) -> NewCounts:
    total = sum(value * count for value, count in enumerate(numbers, start=MIN_RATING))
    number = sum(numbers)
    return NewCounts(summary, numbers, score(total, number), rank_score(total, number))


def _show_on_review(*, user: User, film: Film, value: int | None) -> None:
    reviews = Review.objects.by_members().filter(author=user, film=film)
    for review in reviews.select_for_update(no_key=True):
        review.rating_value = value
        review.save(update_fields=["rating_value"])
        if review.helpful_count:
            settle_earlier_marks(review)
        if review.share_card_id:
            ask_for_review_card(review.pk)
