"""Suggestions while a query is being typed: two database queries, no joins to pictures."""

from collections.abc import Iterable
from dataclasses import dataclass

from films.models import FilmToken, PersonToken

from .finding import Rank, best_name, holding_all
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


def suggest(prefix: str, *, limit: int = SUGGESTIONS) -> list[Suggestion]:
    """Films and people together, at most `limit`, best names first, films before people."""
    sought = Query(prefix)
    if not sought:
        return []
    found = [*_films(sought), *_people(sought)]
    found.sort(key=lambda pair: pair[0])
    return [suggestion for _, suggestion in found[:limit]]


def _films(sought: Query) -> Iterable[tuple[Rank, Suggestion]]:
    fields = "record__title", "record__original_title", "record__slug", "record__release_year"
    rows = holding_all(FilmToken, sought.tokens).filter(record__is_public=True)
    for title, original, slug, year in rows.values_list(*fields)[:CANDIDATES]:
        rank, matched = best_name([title, original], sought)
        yield rank, Suggestion("film", title, matched, slug, year)


def _people(sought: Query) -> Iterable[tuple[Rank, Suggestion]]:
    rows = holding_all(PersonToken, sought.tokens)
    for name, slug in rows.values_list("record__name", "record__slug")[:CANDIDATES]:
        rank, _ = best_name([name], sought)
        yield rank, Suggestion("person", name, name, slug)
