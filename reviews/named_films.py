"""Films that somebody names in a form: by a title, a title with its year, or a page's address."""

import re
from urllib.parse import urlsplit

from films.models import Film
from films.search import search_films
from text.folding import fold

_WITH_YEAR = re.compile(r"(?P<title>.+?)\s*\((?P<year>\d{4})\)", re.ASCII)
_ADDRESS = re.compile(r"/films/(?P<slug>[a-z0-9-]+)/")
# How many films a message names for somebody to choose from.
NAMED_IN_MESSAGE = 3


class NoSuchFilm(Exception):
    """No film is named so. `near` are films whose names come close."""

    def __init__(self, near: list[Film]):
        super().__init__(near)
        self.near = near


class SeveralFilms(Exception):
    """More than one film is named so: `films`."""

    def __init__(self, films: list[Film]):
        super().__init__(films)
        self.films = films


def film_named(text: str) -> Film:
    """The one public film that a text names, whatever its case and marks.

    Raises NoSuchFilm and SeveralFilms.
    """
    address = _ADDRESS.search(urlsplit(text).path) if "/" in text else None
    if address:
        film = Film.objects.public().filter(slug=address["slug"]).first()
        if film:
            return film
    whole = _WITH_YEAR.fullmatch(text)
    title = whole["title"] if whole else text
    found = search_films(title)
    named = [one.film for one in found if fold(one.matched) == fold(title)]
    if whole:
        named = [film for film in named if film.release_year == int(whole["year"])]
    if len(named) == 1:
        return named[0]
    if named:
        raise SeveralFilms(named[:NAMED_IN_MESSAGE])
    raise NoSuchFilm([one.film for one in found[:NAMED_IN_MESSAGE]])
