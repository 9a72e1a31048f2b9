"""Reads of the catalogue that compose several queries; each number of queries is fixed."""

from .dropped import films_of_files, waiting_pictures
from .film import find_film
from .film_facts import FilmFacts, film_facts, find_still, stills_of
from .film_list import LENGTHS, SCORES, Subject, few_of, film_facets, film_rows, films_matching
from .film_people import CAST_SHOWN, film_credits, film_crew_shown
from .film_sets import YEARS, FilmFilter, FilmSets, LeftOver
from .films_near import films_near, score_versions
from .person_page import (
    Filmography,
    FilmographyPart,
    PersonCredit,
    collaborators_of,
    filmography_of,
    links_of,
    names_of,
    person_at,
)
from .shown import FILM_CARD, FILM_NAME, PERSON_CARD, PERSON_NAME, PICTURE
from .subjects import name_subjects

__all__ = [
    "CAST_SHOWN",
    "FILM_CARD",
    "FILM_NAME",
    "LENGTHS",
    "PERSON_CARD",
    "PERSON_NAME",
    "PICTURE",
    "SCORES",
    "YEARS",
    "FilmFacts",
    "FilmFilter",
    "FilmSets",
    "Filmography",
    "FilmographyPart",
    "LeftOver",
    "PersonCredit",
    "Subject",
    "collaborators_of",
    "few_of",
    "film_credits",
    "film_crew_shown",
    "film_facets",
    "film_facts",
    "film_rows",
    "filmography_of",
    "films_matching",
    "films_near",
    "films_of_files",
    "find_film",
    "find_still",
    "links_of",
    "name_subjects",
    "names_of",
    "person_at",
    "score_versions",
    "stills_of",
    "waiting_pictures",
]
