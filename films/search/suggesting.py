"""Suggestions while a query is being typed: four database queries, no joins to pictures.

Where these find nothing, five more for what was meant and four for what is found by it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F

from films.models import FilmToken, PersonToken

from .correcting import corrections
from .finding import Candidates, of_films
from .ranking import Order, best_order
from .tokens import Query

SUGGESTIONS = 8
# Of each kind, how many rows are read to choose the best of them from.
CANDIDATES = 24


@dataclass(frozen=True)
class Suggestion:
    """A film (`kind` "film") or a person ("person"), with the name that the query begins."""

    kind: str
    name: str
    matched: str
    slug: str
    year: int | None = None


Found = list[tuple[Order, Suggestion]]


def suggest(prefix: str, *, limit: int = SUGGESTIONS) -> list[Suggestion]:
    """Films and people together, at most `limit`, best names first, films before people.

    Where nothing is found, what the corrected query finds.
    """
    sought = Query(prefix)
    if not sought:
        return []
    found = _found(sought) or _found_corrected(prefix)
    found.sort(key=lambda pair: pair[0])
    return [suggestion for _, suggestion in found[:limit]]


def _found_corrected(prefix: str) -> Found:
    meant = [*map(Query, corrections(prefix))]
    return _found(*meant) if meant else []


def _found(*sought: Query) -> Found:
    return [*_films(sought), *_people(sought)]


def _films(sought: Sequence[Query]) -> Found:
    found = []
    for row in _FILMS.meant(*sought):
        names = [row.title, row.original_title]
        order, matched = best_order(names, sought, is_whole=row.is_whole)
        film = Suggestion("film", row.title, matched, row.slug, row.release_year)
        found.append((order, film))
    return found


def _people(sought: Sequence[Query]) -> Found:
    found = []
    for row in _PEOPLE.meant(*sought):
        order, _ = best_order([row.name], sought, is_whole=row.is_whole)
        found.append((order, Suggestion("person", row.name, row.name, row.slug)))
    return found


_FILMS = Candidates(
    FilmToken,
    lambda rows: of_films(rows).annotate(slug=F("record__slug")),
    *("title", "original_title", "slug", "release_year"),
    most=CANDIDATES,
)
_PEOPLE = Candidates(
    PersonToken,
    lambda rows: rows.annotate(name=F("record__name"), slug=F("record__slug")),
    *("name", "slug"),
    most=CANDIDATES,
)
