"""The nouns of lists: a list and the films on it."""

from .film_list import FilmList
from .listed_film import ListedFilm

__all__ = ["FilmList", "ListedFilm"]
