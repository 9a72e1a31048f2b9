"""Suggestions while a query is being typed: two database queries, no joins to pictures."""

from collections.abc import Iterable
from dataclasses import dataclass

from films.models import FilmToken, PersonToken
from films.selectors.shown import FILM_NAME, PERSON_NAME
from queries import Prepared, of

from .finding import Rank, best_name, holding_all, numbered
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
    for row in _FILMS.find(**numbered(sought.longest_first)):
        film = row.record
        rank, matched = best_name([film.title, film.original_title], sought)
        yield rank, Suggestion("film", film.title, matched, film.slug, film.release_year)


def _people(sought: Query) -> Iterable[tuple[Rank, Suggestion]]:
    for row in _PEOPLE.find(**numbered(sought.longest_first)):
        person = row.record
        rank, _ = best_name([person.name], sought)
        yield rank, Suggestion("person", person.name, person.name, person.slug)


_FILMS = Prepared(
    lambda **tokens: holding_all(FilmToken, [*tokens.values()]).filter(record__is_public=True)[
        :CANDIDATES
    ],
    *of("record", (*FILM_NAME, "original_title")),
)
_PEOPLE = Prepared(
    lambda **tokens: holding_all(PersonToken, [*tokens.values()])[:CANDIDATES],
    *of("record", PERSON_NAME),
)
