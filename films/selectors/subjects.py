"""The genres and countries of films that stand in a list."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from films.models import Film
from queries import PreparedValues
from text.sorting import reading_order

_genres = PreparedValues(
    lambda films: Film.genres.through.objects.filter(film__in=films).order_by(),
    "film_id", "genre__name",
)  # fmt: skip
_countries = PreparedValues(
    lambda films: Film.countries.through.objects.filter(film__in=films).order_by(),
    "film_id", "country__name",
)  # fmt: skip


def name_subjects(films: Sequence[Any]) -> None:
    """Give these films `genre_names` and `country_names`, in two queries."""
    ids = [film.pk for film in films]
    genres, countries = (
        names_by_film(_genres.find(films=ids)),
        names_by_film(_countries.find(films=ids)),
    )
    for film in films:
        film.genre_names, film.country_names = genres[film.pk], countries[film.pk]


def names_by_film(rows: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    """The names of the genres or countries of films, sorted, from rows of a film and a name."""
    found: dict[int, list[str]] = defaultdict(list)
    for film, name in rows:
        found[film].append(name)
    for names in found.values():
        names.sort(key=reading_order)
    return found
