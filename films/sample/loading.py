"""Loads the sample from the files beside this one: complete films, and a catalogue around them."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from django.db import transaction

from films.models import (
    Country,
    Credit,
    Department,
    ExternalLink,
    Film,
    FilmTitle,
    Genre,
    Person,
    PersonName,
    Plot,
)
from films.partial_dates import PartialDate
from films.search import index_many
from films.services import recount_facets, save_film, save_person
from films.services.films import directors_line
from films.services.importing import import_films

from .catalogue import read_catalogue

FOLDER = Path(__file__).parent
BIOGRAPHY_SOURCE = "Foyer editors"
BIOGRAPHY_LICENCE = "CC BY 4.0"
# The first names of a cast are those that pages show with a portrait.
PORTRAITS_PER_FILM = 8
Progress = Callable[[str], None]


@transaction.atomic
def load_films(progress: Progress, *, with_catalogue: bool = True) -> dict[str, Film]:
    """Store the sample's people and films.

    Returns the complete films by their keys in the files. They are stored after the catalogue,
    whose films have neither plots nor crew, so that the newest of a new site are complete.
    Without the catalogue there are only they: a thirtieth of the films.
    """
    progress("people")
    people = _load_people()
    progress(f"{len(people)} people with their lives")
    catalogue = import_films(
        list(read_catalogue()) if with_catalogue else [],
        known_people=_by_name(people.values()),
        is_sample=True,
        progress=progress,
    )
    films = _load_films(people)
    progress(f"{len(films)} films with plot and crew")
    index_many(films.values(), people.values())
    recount_facets()
    progress(f"{len(films) + len(catalogue)} films in all")
    return films


def read(name: str) -> list[dict]:
    """The records of all files of one kind: `films` or `people`."""
    paths = sorted(FOLDER.glob(f"{name}_*.json"))
    return [record for path in paths for record in json.loads(path.read_text())]


def _load_people() -> dict[str, Person]:
    merged: dict[str, dict] = {}
    for record in read("people"):
        known = merged.setdefault(record["key"], {"names": []})
        names = known["names"] + record["names"]
        missing = {field: value for field, value in record.items() if not known.get(field)}
        known.update(missing, names=names)
    return {key: _load_person(record) for key, record in merged.items()}


def _by_name(people: Iterable[Person]) -> dict[str, Person]:
    """The people under their names and other spellings, without those that two of them share."""
    spellings = PersonName.objects.filter(person__is_sample=True).values_list("name", "person")
    found: dict[str, set[int]] = defaultdict(set)
    for name, pk in [*spellings, *((person.name, person.pk) for person in people)]:
        found[name].add(pk)
    by_id = {person.pk: person for person in people}
    return {name: by_id[pk] for name, (pk, *others) in found.items() if not others}


def _load_person(record: dict) -> Person:
    biography = record.get("biography", "")
    person = save_person(
        Person(
            name=record["name"],
            born=_date(record.get("born")),
            birth_place=record.get("birth_place", ""),
            died=_date(record.get("died")),
            biography=biography,
            biography_as_of=_date(record.get("biography_as_of")),
            biography_source_name=BIOGRAPHY_SOURCE if biography else "",
            biography_licence=BIOGRAPHY_LICENCE if biography else "",
            is_sample=True,
        )
    )
    names = {name["name"]: name for name in record["names"] if name["name"] != person.name}
    PersonName.objects.bulk_create(PersonName(person=person, **name) for name in names.values())
    return person


def _load_films(people: dict[str, Person]) -> dict[str, Film]:
    genres = {genre.name: genre for genre in Genre.objects.all()}
    countries = {country.code: country for country in Country.objects.all()}
    films = {}
    for record in read("films"):
        film = save_film(_film(record, people))
        film.genres.set(genres[name] for name in record["genres"])
        film.countries.set(countries[code] for code in record["countries"])
        FilmTitle.objects.bulk_create(FilmTitle(film=film, **title) for title in record["titles"])
        Plot.objects.bulk_create(Plot(film=film, **plot) for plot in record["plots"])
        ExternalLink.objects.bulk_create(
            ExternalLink(film=film, **link) for link in record["links"]
        )
        _load_credits(film, record["credits"], people)
        films[record["key"]] = film
    return films


def _film(record: dict, people: dict[str, Person]) -> Film:
    directing = (c for c in record["credits"] if c["department"] == Department.DIRECTING)
    return Film(
        title=record["title"],
        original_title=record.get("original_title", ""),
        original_language=record.get("original_language", ""),
        release_year=record["release_year"],
        released=_date(record.get("released")),
        runtime_minutes=record.get("runtime_minutes"),
        directors=directors_line(people[credit["person"]].name for credit in directing),
        is_sample=True,
    )


def _load_credits(film: Film, records: list[dict], people: dict[str, Person]) -> None:
    Credit.objects.bulk_create(
        Credit(
            film=film,
            person=people[record["person"]],
            department=record["department"],
            job="" if record["department"] == "cast" else record["job"],
            character_name=record.get("character", ""),
            credited_as=record.get("credited_as", ""),
            billing_order=order,
        )
        for order, record in enumerate(records)
    )


def _date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None
