"""Verifying: whether the database and the pictures are whole, and all that is counted is right.

Each check gives sentences, one for each difference, and perhaps how to repair it. None writes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
from accounts.search import drifted_members, index_member
from films.models import Film, Picture, RatingSummary
from films.search import drifted_records, index_film, index_person
from reviews.models import Comment, HelpfulMark, Rating, Review
from reviews.scoring import MAX_RATING, rank_score, score
from reviews.search import drifted_reviews, index_review
from reviews.services import recount_film
from reviewsite.models import FileHash
from reviewsite.operations.manifest import files_below, hash_of

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
    for check in (wrong_summaries, wrong_counts, wrong_index, missing_pictures, changed_files):
        yield from check()


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


def wrong_summaries() -> Iterator[Difference]:
    """Rating summaries that the ratings and reviews themselves do not come to."""
    counts = _counts_of_ratings()
    standing = Review.objects.by_members().filter(state=Review.State.PUBLISHED, is_hidden=False)
    reviews = dict(standing.order_by().values_list("film").annotate(Count("pk")))
    films = Film.objects.select_related("rating_summary")
    for film in films.iterator(1000):
        summary = getattr(film, "rating_summary", None) or RatingSummary(film=film)
        right = counts.get(film.pk, [0] * MAX_RATING)
        number, total = sum(right), sum(value * count for value, count in enumerate(right, 1))
        expected = (right, number, total, score(total, number), rank_score(total, number))
        stored = (summary.counts, summary.rating_count, summary.rating_sum,
                  summary.score, summary.rank_score)  # fmt: skip
        if stored != expected or summary.review_count != reviews.get(film.pk, 0):
            yield Difference(
                f"The rating summary of {film} is not what its ratings come to.",
                partial(recount_film, film),
            )


def _counts_of_ratings() -> dict[int, list[int]]:
    counts: dict[int, list[int]] = {}
    counted = Rating.objects.filter(is_counted=True).order_by()
    for film, value, count in counted.values_list("film", "value").annotate(Count("pk")):
        counts.setdefault(film, [0] * MAX_RATING)[value - 1] = count
    return counts


def wrong_counts() -> Iterator[Difference]:
    """Reviews whose number of comments or of marks is not that of the rows."""
    yield from _wrong_count("comment_count", Comment.objects.public())
    yield from _wrong_count("helpful_count", HelpfulMark.objects.all())


def _wrong_count(field: str, rows: QuerySet) -> Iterator[Difference]:
    own = rows.filter(review=OuterRef("pk")).order_by().values("review")
    right = Coalesce(Subquery(own.annotate(number=Count("pk")).values("number")), 0)
    wrong = Review.objects.annotate(right=right).exclude(**{field: F("right")})
    for pk, stored, number in wrong.values_list("pk", field, "right"):
        yield Difference(
            f"Review {pk} has {field} {stored}, and {number} are there.",
            partial(Review.objects.filter(pk=pk).update, **{field: number}),
        )


def wrong_index() -> Iterator[Difference]:
    """What a search finds and should not, or should and does not: hidden texts among it."""
    for record in drifted_records():
        if isinstance(record, Film):
            repair = partial(index_film, record)
        else:
            repair = partial(index_person, record)
        yield Difference(f"The search knows {record} wrongly.", repair)
    for review in drifted_reviews():
        yield Difference(
            f"The search knows review {review.pk} wrongly.",
            partial(index_review, review),
        )
    for member in drifted_members():
        yield Difference(
            f"The search knows member {member.pk} wrongly.",
            partial(index_member, member),
        )


def missing_pictures() -> Iterator[Difference]:
    """Pictures whose largest file is not in the store."""
    for picture in Picture.objects.iterator(1000):
        name = picture.address.removeprefix(settings.MEDIA_URL)
        if not default_storage.exists(name):
            yield Difference(f"The picture {name} is missing.")


def changed_files() -> Iterator[Difference]:
    """Files of pictures that are not what they were when they were first seen."""
    known = dict(FileHash.objects.values_list("name", "sha256"))
    found = dict(hashes_of_files())
    bases = _bases_in_use()
    for name, sha256 in known.items():
        if name in found and found[name] != sha256:
            yield Difference(f"The file {name} has changed since it was stored.")
        elif name not in found and _base(name) in bases:
            yield Difference(f"The file {name} is missing.")


def note_new_files() -> None:
    """Remember what new files come to, and forget those whose picture is gone."""
    found, bases = dict(hashes_of_files()), _bases_in_use()
    known = set(FileHash.objects.values_list("name", flat=True))
    gone = [name for name in known if name not in found and _base(name) not in bases]
    for name in gone:
        FileHash.objects.filter(name=name).delete()
    new = found.keys() - known
    hashes = [FileHash(name=name, sha256=found[name]) for name in sorted(new)]
    FileHash.objects.bulk_create(hashes, batch_size=1000, ignore_conflicts=True)


def hashes_of_files() -> Iterator[tuple[str, str]]:
    """Name and SHA-256 of each file of the store, where that is a folder of this machine."""
    media = Path(settings.MEDIA_ROOT)
    for path in files_below(media):
        yield str(path.relative_to(media)), hash_of(path)


def _bases_in_use() -> set[str]:
    avatars = User.objects.exclude(avatar="").values_list("avatar", flat=True)
    return {*Picture.objects.values_list("base", flat=True), *avatars}


def _base(name: str) -> str:
    return name.rpartition("-")[0]
