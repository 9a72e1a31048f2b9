"""Verifying: whether the database and the pictures are whole, and all that is counted is right.

Each check gives sentences, one for each difference, and perhaps how to repair it. None writes.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import Count, F, Min, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import User
from accounts.search import drifted_members, index_member
from films.models import Film, Person, Picture, RatingSummary
from films.search import drifted_films, drifted_people
from films.search import index_as_stored as index_record
from reviews.models import Comment, HelpfulMark, Rating, Review
from reviews.scoring import MAX_RATING, is_released, rank_score, score
from reviews.search import drifted_reviews
from reviews.search import index_as_stored as index_review
from reviews.services import recount_film
from reviewsite.models import FileHash
from reviewsite.operations.store import base_of, bases_in_use, hashes_of_files
from text.paging import by_number, chunks

# Problems that SQLite names before it stops looking.
MOST_PROBLEMS = 20


@dataclass(frozen=True)
class Difference:
    """What is not as it should be, in a sentence, and what sets it right, if anything does."""

    sentence: str
    repair: Callable[[], object] | None = None


def differences() -> Iterator[Difference]:
    """Everything that is wrong, found one after another. A whole site has none."""
    broken = list(broken_database())
    yield from broken
    if broken:
        # What a broken file says of anything else is worth nothing.
        return
    for model, check in CHECKS:
        yield from twice(check, model)
    yield from wrong_counts()
    yield from changed_files()


# What a check finds of some rows of one model: the row, and the difference.
Found = Iterator[tuple[Model, Difference]]


def twice(check: Callable[[Iterable], Found], model: type[Model]) -> Iterator[Difference]:
    """What a check finds of a model's rows, and finds again when it looks at each row alone, at one
    moment. Found once only, it was a write between two queries."""
    rows = model._default_manager.all()
    for row, _ in check(by_number(rows)):
        with at_one_moment():
            found = [difference for _, difference in check(rows.filter(pk=row.pk))]
        yield from found


@contextmanager
def at_one_moment() -> Iterator[None]:
    """Nothing that is written meanwhile is seen: a transaction on SQLite keeps writers waiting, one
    on PostgreSQL is told to see what it saw first."""
    is_first = not connection.in_atomic_block
    with transaction.atomic():
        if is_first and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def broken_database() -> Iterator[Difference]:
    """What SQLite finds in its file: PostgreSQL keeps its own constraints and checksums."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA integrity_check({MOST_PROBLEMS})")
        for (problem,) in cursor.fetchall():
            if problem != "ok":
                yield Difference(f"The database is damaged: {problem}.")
        cursor.execute("PRAGMA foreign_key_check")
        for table, row, parent, _key in cursor.fetchmany(MOST_PROBLEMS):
            yield Difference(f"{table} {row} points to a {parent} that is not there.")


def wrong_summaries(films: Iterable[Film]) -> Iterator[tuple[Film, Difference]]:
    """Rating summaries that the ratings and reviews themselves do not come to."""
    for some in chunks(films):
        ids = [film.pk for film in some]
        stored = RatingSummary.objects.in_bulk(ids)
        counts, reviews = _counts_of_ratings(ids), _numbers_of_reviews(ids)
        wrongly_counted = _films_with_wrong_ratings(ids)
        for film in some:
            summary = stored.get(film.pk) or RatingSummary(film=film)
            right = counts.get(film.pk, [0] * MAX_RATING)
            is_right = _is_right(summary, right, reviews.get(film.pk, 0))
            if film.pk in wrongly_counted or not is_right:
                said = f"The rating summary of {film} is not what its ratings come to."
                yield film, Difference(said, partial(recount_film, film))


def _is_right(summary: RatingSummary, counts: list[int], reviews: int) -> bool:
    number, total = sum(counts), sum(value * count for value, count in enumerate(counts, 1))
    stored = (summary.counts, summary.rating_count, summary.rating_sum,
              summary.score, summary.rank_score, summary.review_count)  # fmt: skip
    return stored == (
        counts, number, total, score(total, number), rank_score(total, number), reviews
    )  # fmt: skip


def _counts_of_ratings(films: list[int]) -> dict[int, list[int]]:
    counts: dict[int, list[int]] = {}
    counted = Rating.objects.filter(is_counted=True, film__in=films).order_by()
    for film, value, count in counted.values_list("film", "value").annotate(Count("pk")):
        counts.setdefault(film, [0] * MAX_RATING)[value - 1] = count
    return counts


def _films_with_wrong_ratings(films: list[int]) -> set[int]:
    """Films with a rating that counts and should not, or should and does not."""
    ratings = Rating.objects.filter(film__in=films).order_by()
    counted = ratings.filter(is_counted=True)
    wrong = set(counted.kept_back().values_list("film", flat=True))
    given = counted.values_list("film", "film__released").annotate(Min("created_at"))
    for film, released, first in given:
        if not is_released(released, timezone.localdate(first)):
            wrong.add(film)
    left_out = ratings.public().filter(is_counted=False)
    for film, released, at in left_out.values_list("film", "film__released", "created_at"):
        if is_released(released, timezone.localdate(at)):
            wrong.add(film)
    return wrong


def _numbers_of_reviews(films: list[int]) -> dict[int, int]:
    standing = Review.objects.by_members().filter(state=Review.State.PUBLISHED, is_hidden=False)
    of_films = standing.filter(film__in=films).order_by()
    return dict(of_films.values_list("film").annotate(Count("pk")))


def films_in_index(films: Iterable[Film]) -> Found:
    """Films that a search does not find by their names, or by others."""
    for film in drifted_films(films):
        yield film, Difference(f"The search knows {film} wrongly.", partial(index_record, film))


def people_in_index(people: Iterable[Person]) -> Found:
    """The same of people who made films."""
    for person in drifted_people(people):
        said = f"The search knows {person} wrongly."
        yield person, Difference(said, partial(index_record, person))


def reviews_in_index(reviews: Iterable[Review]) -> Found:
    """The same of reviews: hidden texts that are found are among them."""
    for review in drifted_reviews(reviews):
        said = f"The search knows review {review.pk} wrongly."
        yield review, Difference(said, partial(index_review, review))


def members_in_index(members: Iterable[User]) -> Found:
    """The same of members."""
    for member in drifted_members(members):
        said = f"The search knows member {member.pk} wrongly."
        yield member, Difference(said, partial(index_member, member))


def missing_pictures(pictures: Iterable[Picture]) -> Found:
    """Pictures whose largest file is not in the store."""
    for picture in pictures:
        name = picture.address.removeprefix(settings.MEDIA_URL)
        if not default_storage.exists(name):
            yield picture, Difference(f"The picture {name} is missing.")


CHECKS: list[tuple[type[Model], Callable[[Iterable], Found]]] = [
    (Film, wrong_summaries),
    (Film, films_in_index),
    (Person, people_in_index),
    (Review, reviews_in_index),
    (User, members_in_index),
    (Picture, missing_pictures),
]


def wrong_counts() -> Iterator[Difference]:
    """Reviews whose number of comments or of marks is not that of the rows. One query each, which
    sees one moment."""
    yield from _wrong_count("comment_count", Comment.objects.public())
    yield from _wrong_count("helpful_count", HelpfulMark.objects.all())


def _wrong_count(field: str, rows: QuerySet) -> Iterator[Difference]:
    own = rows.filter(review=OuterRef("pk")).order_by().values("review")
    right = Coalesce(Subquery(own.annotate(number=Count("pk")).values("number")), 0)
    wrong = Review.objects.annotate(right=right).exclude(**{field: F("right")})
    for pk, stored, number in wrong.values_list("pk", field, "right"):
        yield Difference(
            f"Review {pk} has {field} {stored}, and {number} are there.",
            partial(Review.objects.filter(pk=pk).update, **{field: right}),
        )


def changed_files() -> Iterator[Difference]:
    """Files of pictures that are not what they were when they were first seen."""
    known = dict(FileHash.objects.values_list("name", "sha256"))
    found = dict(hashes_of_files())
    bases = bases_in_use()
    for name, sha256 in known.items():
        if name in found and found[name] != sha256:
            yield Difference(f"The file {name} has changed since it was stored.")
        elif name not in found and base_of(name) in bases:
            yield Difference(f"The file {name} is missing.")
