"""Ways to films by hand, for whoever has nothing to type or found nothing."""

from dataclasses import dataclass
from itertools import starmap

from films.filters import Decade, decade_of
from films.models import Film, FilmCount, Genre
from films.selectors import FILM_CARD, Subject
from queries import Prepared, PreparedValues

# What fills two lines or so of a wide page, and a row of posters.
GENRES_SHOWN = 16
NEWEST_SHOWN = 7


@dataclass(frozen=True)
class WaysIn:
    """The most frequent genres and the decades, each with the number of films."""

    genres: list[Subject]
    decades: list[Decade]


def read_ways_in() -> WaysIn:
    """What has films; two queries."""
    decades = sorted(((int(value), number) for value, number in _DECADES.find()), reverse=True)
    return WaysIn(
        [*starmap(Subject, _GENRES.find())],
        [decade_of(first, number, []) for first, number in decades],
    )


def newest_films() -> list[Film]:
    """The films that were added last, with their cards; one query."""
    return _NEWEST.find()


_GENRES = PreparedValues(
    lambda: Genre.objects.filter(film_count__gt=0).order_by("-film_count", "name")[:GENRES_SHOWN],
    *Subject._fields,
)
_DECADES = PreparedValues(
    lambda: FilmCount.objects.filter(facet=FilmCount.Facet.DECADE, film_count__gt=0),
    *("value", "film_count"),
)
_NEWEST = Prepared(
    lambda: Film.objects.public().order_by("-created_at", "-id")[:NEWEST_SHOWN], *FILM_CARD
)
