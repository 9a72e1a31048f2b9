"""What pages ask about their reader.

Asked on each page of a member, so in SQL: Django takes ten times as long to write these statements
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
# The standing reviews, hidden ones that were withdrawn, and a row without a review where the film
# is on the watchlist.
OWN_ON_FILM = """
SELECT id, state, is_hidden, is_second FROM reviews_review
WHERE author_id = %s AND film_id = %s AND kind = %s AND (state <> %s OR is_hidden)
UNION ALL
SELECT NULL, NULL, NULL, NULL FROM reviews_watchlistentry WHERE user_id = %s AND film_id = %s
"""
FOLLOWS_MEMBER = "SELECT 1 FROM reviews_follow WHERE follower_id = %s AND member_id = %s"
FOLLOWS_PERSON = "SELECT 1 FROM reviews_follow WHERE follower_id = %s AND person_id = %s"
COMPARED = """
SELECT COUNT(*), SUM(CASE WHEN ABS(mine.value - theirs.value) <= %s THEN 1 ELSE 0 END)
FROM (SELECT film_id, value FROM reviews_rating WHERE user_id = %s
      ORDER BY updated_at DESC LIMIT %s) theirs
JOIN reviews_rating mine ON mine.film_id = theirs.film_id AND mine.user_id = %s
"""
FOLLOWED = (
    "SELECT member_id FROM reviews_follow WHERE follower_id = %s AND member_id IN ({members})"
)
# A part for each member, so that somebody's ten thousand ratings are not read.
COMPARED_WITH = """
SELECT theirs.user_id, COUNT(*),
       SUM(CASE WHEN ABS(mine.value - theirs.value) <= %s THEN 1 ELSE 0 END)
FROM ({parts}) theirs
JOIN reviews_rating mine ON mine.film_id = theirs.film_id AND mine.user_id = %s
GROUP BY theirs.user_id
"""
NEWEST_RATINGS = """
SELECT * FROM (SELECT user_id, film_id, value FROM reviews_rating WHERE user_id = %s
               ORDER BY updated_at DESC LIMIT %s) newest
"""
MARKS = "SELECT review_id FROM reviews_helpfulmark WHERE user_id = %s AND review_id IN ({reviews})"


# A neighbouring number is the same verdict on another day.
AGREED_POINTS = 1
# Who agrees on four films may do so by chance.
MIN_IN_COMMON = 5
# What a member thinks nowadays, and a page about ten thousand ratings takes no longer.
RATINGS_COMPARED = 500


class OwnRating(NamedTuple):
    """What a member's pages show of a rating of theirs."""

    value: int
    is_counted: bool


class OwnReview(NamedTuple):
    """A member's draft or published review of a film."""

    pk: int
    is_draft: bool
    is_hidden: bool


class Agreement(NamedTuple):
    """Films that two members rated, `both`, and those whose ratings are AGREED_POINTS apart at
    most, `agreed`."""

    agreed: int
    both: int


class OwnOnFilm(NamedTuple):
    """What a film's page asks of its reader beside the rating, which is kept back while a review of
    the film by the reader is hidden."""

    review: OwnReview | None = None
    is_on_watchlist: bool = False
    is_rating_kept_back: bool = False


def ratings_among(user: Reader, films: tuple[int, ...]) -> tuple[tuple[int, OwnRating], ...]:
    """The reader's ratings of these films, by film; no query for a visitor."""
    if not user.is_authenticated or not films:
        return ()
    rows = _rows(RATINGS.format(films=_marks(films)), user.pk, *films)
    return tuple((film, OwnRating(value, bool(counted))) for film, value, counted in rows)


def own_on_film(user: Reader, film: int) -> OwnOnFilm:
    """The reader's standing review of a film, and whether the film is on the reader's watchlist,
    in one statement; no query for a visitor."""
    if not user.is_authenticated:
        return OwnOnFilm()
    member, withdrawn = Review.Kind.MEMBER.value, Review.State.WITHDRAWN.value
    rows = _rows(OWN_ON_FILM, user.pk, film, member, withdrawn, user.pk, film)
    reviews = [
        OwnReview(pk, state == Review.State.DRAFT, bool(is_hidden))
        for pk, state, is_hidden, is_second in rows
        if pk and state != withdrawn and not is_second
    ]
    is_kept_back = any(is_hidden for _pk, _state, is_hidden, _second in rows)
    return OwnOnFilm(next(iter(reviews), None), (None,) * 4 in rows, is_kept_back)


def helpful_to(user: Reader, reviews: tuple[int, ...]) -> frozenset[int]:
    """Those of the reviews, by their keys, that the reader has marked; no query for a visitor."""
    if not user.is_authenticated or not reviews:
        return frozenset()
    rows = _rows(MARKS.format(reviews=_marks(reviews)), user.pk, *reviews)
    return frozenset(review for (review,) in rows)


def follows_member(user: Reader, whom: int) -> bool:
    """Whether the reader follows the member; no query for a visitor."""
    return user.is_authenticated and bool(_rows(FOLLOWS_MEMBER, user.pk, whom))


def follows_person(user: Reader, whom: int) -> bool:
    """Whether the reader follows the person; no query for a visitor."""
    return user.is_authenticated and bool(_rows(FOLLOWS_PERSON, user.pk, whom))


def agreement_with(user: Reader, member: int) -> Agreement | None:
    """On how many of the member's RATINGS_COMPARED newest ratings the reader agrees, in one query.

    None for a visitor, for the member, and below MIN_IN_COMMON films that both rated.
    """
    if not user.is_authenticated or user.pk == member:
        return None
    ((both, agreed),) = _rows(COMPARED, AGREED_POINTS, member, RATINGS_COMPARED, user.pk)
    return Agreement(agreed, both) if both >= MIN_IN_COMMON else None


def followed_among(user: Reader, members: tuple[int, ...]) -> frozenset[int]:
    """Those of the members whom the reader follows; no query for a visitor."""
    if not user.is_authenticated or not members:
        return frozenset()
    rows = _rows(FOLLOWED.format(members=_marks(members)), user.pk, *members)
    return frozenset(member for (member,) in rows)


def agreement_among(user: Reader, members: tuple[int, ...]) -> dict[int, Agreement]:
    """As `agreement_with`, of several members in one query: those where it says something."""
    others = [member for member in members if member != user.pk]
    if not user.is_authenticated or not others:
        return {}
    parts = " UNION ALL ".join([NEWEST_RATINGS] * len(others))
    places = [value for member in others for value in (member, RATINGS_COMPARED)]
    rows = _rows(COMPARED_WITH.format(parts=parts), AGREED_POINTS, *places, user.pk)
    return {
        member: Agreement(agreed, both) for member, both, agreed in rows if both >= MIN_IN_COMMON
    }


def own_among(user: Reader, members: tuple[int | None, ...]) -> int | None:
    """The reader's own id, when it is among these."""
    return user.pk if user.pk in members else None


def _marks(values: tuple[int, ...]) -> str:
    return ", ".join(["%s"] * len(values))


def _rows(sql: str, *values) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()
