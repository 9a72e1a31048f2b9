"""What pages ask about their reader. Each answer is small and hashable: pages that are kept for
members are told apart by them (`freshness.readers`).

Asked on each of those pages, so in SQL: Django takes ten times as long to write these statements
as a database to answer them.
"""

from typing import NamedTuple

from django.db import connection

from reviews.models import Review
from reviews.selectors import Reader

RATINGS = """
SELECT film_id, value, is_counted FROM reviews_rating
WHERE user_id = %s AND film_id IN ({films}) ORDER BY film_id
"""
STANDING_REVIEW = """
SELECT id, state FROM reviews_review
WHERE author_id = %s AND film_id = %s AND kind = %s AND state <> %s
"""
MARKS = "SELECT review_id FROM reviews_helpfulmark WHERE user_id = %s AND review_id IN ({reviews})"


class OwnRating(NamedTuple):
    """What a member's pages show of a rating of theirs."""

    value: int
    is_counted: bool


class OwnReview(NamedTuple):
    """A member's draft or published review of a film."""

    pk: int
    is_draft: bool


def ratings_among(user: Reader, films: tuple[int, ...]) -> tuple[tuple[int, OwnRating], ...]:
    """The reader's ratings of these films, by film; no query for a visitor."""
    if not user.is_authenticated or not films:
        return ()
    rows = _rows(RATINGS.format(films=_marks(films)), user.pk, *films)
    return tuple((film, OwnRating(value, bool(counted))) for film, value, counted in rows)


def review_of(user: Reader, film: int) -> OwnReview | None:
    """The reader's standing review of a film; no query for a visitor."""
    if not user.is_authenticated:
        return None
    member, withdrawn = Review.Kind.MEMBER.value, Review.State.WITHDRAWN.value
    rows = _rows(STANDING_REVIEW, user.pk, film, member, withdrawn)
    return next((OwnReview(pk, state == Review.State.DRAFT) for pk, state in rows), None)


def helpful_to(user: Reader, reviews: tuple[int, ...]) -> frozenset[int]:
    """Those of the reviews, by their keys, that the reader has marked; no query for a visitor."""
    if not user.is_authenticated or not reviews:
        return frozenset()
    rows = _rows(MARKS.format(reviews=_marks(reviews)), user.pk, *reviews)
    return frozenset(review for (review,) in rows)


def own_among(user: Reader, members: tuple[int | None, ...]) -> int | None:
    """The reader's own id, when it is among these."""
    return user.pk if user.pk in members else None


def _marks(values: tuple[int, ...]) -> str:
    return ", ".join(["%s"] * len(values))


def _rows(sql: str, *values) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()
