"""Pictures that were dropped together: which stand with no film yet, and what their files are named
after."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from films.file_names import Guess, beginnings, guesses
from films.models import Film, FilmToken, Picture, Place, Still


def waiting_pictures() -> QuerySet[Picture]:
    """Uploaded pictures that stand with no film."""
    stills = Still.objects.filter(picture=OuterRef("pk"))
    films = Film._base_manager.filter(Q(poster=OuterRef("pk")) | Q(banner=OuterRef("pk")))
    return Picture.objects.filter(~Exists(stills), ~Exists(films), is_drawn=False)


def films_of_files(names: Iterable[str], user: Any) -> dict[str, int]:
    """The ids of the films that files are named after: by the film's address at the beginning of
    the name, else by a whole title, with the year where one stands there. A name that fits several
    films fits none. Two queries, however many there are."""
    names = list(dict.fromkeys(names))
    addresses, titled = _by_address(names, user), _by_title(names, user)
    found = {name: _film_of(name, addresses, titled) for name in names}
    return {name: film for name, film in found.items() if film}


def _by_address(names: list[str], user: Any) -> dict[str, int]:
    slugs = {slug for name in names for slug in beginnings(name)}
    films = Film.objects.visible_to(user).filter(slug__in=slugs)
    return dict(films.values_list("slug", "pk"))


def _by_title(names: list[str], user: Any) -> Mapping[str, Mapping[int, int | None]]:
    titles = {_title(guess) for name in names for guess in guesses(name)}
    tokens = FilmToken.objects.filter(
        token__in=titles, place=Place.WHOLE, record__in=Film.objects.visible_to(user)
    )
    films: dict[str, dict[int, int | None]] = defaultdict(dict)
    for token, film, year in tokens.values_list("token", "record", "record__release_year"):
        films[token][film] = year
    return films


def _film_of(name: str, addresses: dict[str, int], titled) -> int | None:
    for slug in beginnings(name):
        if slug in addresses:
            return addresses[slug]
    for guess in guesses(name):
        named = titled.get(_title(guess), {})
        films = [film for film, year in named.items() if guess.year in (None, year)]
        if films:
            return films[0] if len(films) == 1 else None
    return None


def _title(guess: Guess) -> str:
    return " ".join(guess.words)
