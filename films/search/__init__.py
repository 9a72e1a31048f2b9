"""Search over films and people: an index of our own in ordinary tables, the same on every database.

Here: what names are found by, keeping the index, searching it, correcting, suggesting, marking.
Not here: the search page and its address. Folding is `text.folding`.
"""

from .correcting import correct, corrections
from .finding import FoundFilm, FoundPerson, search_films, search_people
from .indexing import (
    drifted_films,
    drifted_people,
    index_as_stored,
    index_film,
    index_many,
    index_person,
    index_popularity,
    reindex_all,
)
from .marking import mark
from .suggesting import Suggestion, suggest

__all__ = [
    "FoundFilm",
    "FoundPerson",
    "Suggestion",
    "correct",
    "corrections",
    "drifted_films",
    "drifted_people",
    "index_as_stored",
    "index_film",
    "index_many",
    "index_person",
    "index_popularity",
    "mark",
    "reindex_all",
    "search_films",
    "search_people",
    "suggest",
]
