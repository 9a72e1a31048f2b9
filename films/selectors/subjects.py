"""The genres and countries of films that stand in a list."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from films.models import Film
from queries import Prepared

_genres = Prepared(
    lambda films: Film.genres.through.objects.filter(film__in=films).order_by("genre__name"),
    "film_id", "genre__name",
)  # fmt: skip
_countries = Prepared(
    lambda films: Film.countries.through.objects.filter(film__in=films).order_by("country__name"),
    "film_id", "country__name",
)  # fmt: skip


def name_subjects(films: Sequence[Any]) -> None:
    """Give these films `genre_names` and `country_names`, in two queries."""
    ids = [film.pk for film in films]
    genres = names_by_film(_genres.find(films=ids), "genre")
    countries = names_by_film(_countries.find(films=ids), "country")
    for film in films:
        film.genre_names, film.country_names = genres[film.pk], countries[film.pk]


def names_by_film(links: Iterable[Any], subject: str) -> dict[int, list[str]]:
    """The names of the genres or countries of films, from rows that link them."""
    found: dict[int, list[str]] = defaultdict(list)
    for link in links:
        found[link.film_id].append(getattr(link, subject).name)
    return found
