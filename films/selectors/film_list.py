"""The films that a reader's filters leave over. Not here: their order and their pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import starmap
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from films.models import Country, Film, FilmCount, Genre
from queries import PreparedValues, Shown
from text.sorting import by_name

from .shown import FILM_ROW

# Films of a rarer subject are read whole and sorted. Those of a more frequent one are met soon
# enough on the way down the order's index, and reading all of them would take longer.
RARE_SUBJECT = 2_000
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
class FilmFilter:
    """What films must be; empty means any. Of several genres or countries one is enough."""

    genres: Sequence[Genre | Subject] = ()
    countries: Sequence[Country | Subject] = ()
    from_year: int | None = None
    to_year: int | None = None
    length: str = ""
    min_score: int | None = None


@dataclass(frozen=True)
class Facets:
    """What the film list can be filtered by, with the number of films, the most frequent first."""

    genres: list[Subject]
    countries: list[Subject]
    counts: dict[tuple[str, str], int]


def film_facets() -> Facets:
    """All genres, the countries with films, and the counts by facet and value, in three queries."""
    genres, countries = starmap(Subject, _genres.find()), starmap(Subject, _countries.find())
    counts = {(facet, value): film_count for facet, value, film_count in _counts.find()}
    return Facets(_most_frequent_first(genres), _most_frequent_first(countries), counts)


def _most_frequent_first(subjects: Iterable[Subject]) -> list[Subject]:
    return sorted(by_name(subjects), key=lambda subject: -subject.film_count)


_genres = PreparedValues(Genre.objects.order_by, *Subject._fields)
_countries = PreparedValues(
    lambda: Country.objects.filter(film_count__gt=0).order_by(),
    *Subject._fields,
)
_counts = PreparedValues(FilmCount.objects.all, "facet", "value", "film_count")


# With what a row of the list shows, and what it is ordered by.
film_rows = Shown(Film, *FILM_ROW, "runtime_minutes", "rating_summary__rank_score")


def films_matching(wanted: FilmFilter) -> QuerySet[Film]:
    """Public films that pass the filter, in no order yet; `film_rows` reads them."""
    shortest, longest = LENGTHS.get(wanted.length, (None, None))
    bounds = {
        "release_year__gte": wanted.from_year,
        "release_year__lte": wanted.to_year,
        "runtime_minutes__gte": shortest,
        "runtime_minutes__lte": longest,
        "rating_summary__score__gte": wanted.min_score,
    }
    films = Film.objects.public()
    films = films.filter(**{name: bound for name, bound in bounds.items() if bound is not None})
    films = _with_subjects(films, Film.genres.through, "genre", wanted.genres)
    return _with_subjects(films, Film.countries.through, "country", wanted.countries)


def _with_subjects(films: QuerySet, through, name: str, subjects: Sequence) -> QuerySet:
    if not subjects:
        return films
    links = through.objects.filter(**{f"{name}__in": [subject.pk for subject in subjects]})
    if sum(subject.film_count for subject in subjects) < RARE_SUBJECT:
        return films.filter(pk__in=links.values("film"))
    return films.filter(Exists(links.filter(film=OuterRef("pk"))))
