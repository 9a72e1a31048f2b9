"""The films that a reader's filters leave over. Not here: their order and their pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import starmap
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from films.models import Country, Film, Genre
from queries import PreparedValues, Shown
from text.sorting import by_name

from .film_sets import FilmFilter, FilmSets, LeftOver, film_sets
from .shown import FILM_ROW

# Fewer films than these are read whole and sorted. More are met soon enough on the way down the
# order's index, and reading all of them would take longer.
RARE = 2_000
# What a film may be asked to have at least.
SCORES = (5, 6, 7, 8, 9)
LENGTHS = {"short": (None, 89), "medium": (90, 150), "long": (151, None)}


class Subject(NamedTuple):
    """A genre or a country, and the number of its public films."""

    pk: int
    slug: str
    name: str
    film_count: int


@dataclass(frozen=True)
class Facets:
    """What the film list can be filtered by, with the number of films, the most frequent first."""

    genres: list[Subject]
    countries: list[Subject]
    sets: FilmSets


def film_facets() -> Facets:
    """All genres, the countries with films, and the sets of films, in three queries and
    two more after a change."""
    genres, countries = starmap(Subject, _genres.find()), starmap(Subject, _countries.find())
    return Facets(_most_frequent_first(genres), _most_frequent_first(countries), film_sets())


def _most_frequent_first(subjects: Iterable[Subject]) -> list[Subject]:
    return sorted(by_name(subjects), key=lambda subject: -subject.film_count)


_genres = PreparedValues(Genre.objects.order_by, *Subject._fields)
_countries = PreparedValues(
    lambda: Country.objects.filter(film_count__gt=0).order_by(),
    *Subject._fields,
)


# With what a row of the list shows, and what it is ordered by.
film_rows = Shown(Film, *FILM_ROW, "runtime_minutes", "rating_summary__rank_score")


def films_matching(wanted: FilmFilter, few: Sequence[int] | None = None) -> QuerySet[Film]:
    """Public films that pass the filter, in no order yet; `film_rows` reads them. `few`: the
    numbers of the films among which they are, where those are known to be few."""
    films = Film.objects.public().filter(**_bounds(wanted))
    if few is not None:
        films = films.filter(pk__in=few)
    for subject in wanted.genres:
        films = _with_subject(films, Film.genres.through, "genre", subject)
    for subject in wanted.countries:
        films = _with_subject(films, Film.countries.through, "country", subject)
    return films


def _bounds(wanted: FilmFilter) -> dict[str, Any]:
    shortest, longest = LENGTHS.get(wanted.length, (None, None))
    bounds = {
        "release_year__gte": wanted.from_year,
        "release_year__lte": wanted.to_year,
        "original_language": wanted.language or None,
        "certification": wanted.certification or None,
        "runtime_minutes__gte": shortest,
        "runtime_minutes__lte": longest,
        "rating_summary__score__gte": wanted.min_score,
        "rating_summary__review_count__gt": 0 if wanted.reviewed else None,
    }
    return {name: bound for name, bound in bounds.items() if bound is not None}


def _with_subject(films: QuerySet, through, name: str, subject: Any) -> QuerySet:
    links = through.objects.filter(**{name: subject.pk})
    if subject.film_count < RARE:
        return films.filter(pk__in=links.values("film"))
    return films.filter(Exists(links.filter(film=OuterRef("pk"))))


def few_of(left: LeftOver, wanted: FilmFilter) -> list[int] | None:
    """The numbers of the films left over, where they are few among many; None where the database
    finds them as soon by itself, and knows of changes that are not counted yet."""
    subjects = [*wanted.genres, *wanted.countries]
    is_rare = any(subject.film_count < RARE for subject in subjects)
    if is_rare or left.sets.of("all").bit_count() < RARE or left.count >= RARE:
        return None
    return left.numbers()
