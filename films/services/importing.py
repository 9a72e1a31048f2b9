"""Storing many films at once, as lists of films know them: titles, people, subjects, numbers.

Here: bulk writes that end in the same rows as saving and settling the films one by one, without
their history, which begins with the first edit. Not here: where the facts come from.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

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
    RatingSummary,
    RetiredSlug,
    TitleKind,
)
from films.search import index_many
from films.services.films import directors_line
from films.slugs import film_slug, first_free, person_slug

# Rows written in one statement; SQLite takes 32,766 values, the widest row here has 27.
BATCH = 1000
# Records indexed between two lines of progress: two seconds of work on a busy machine.
INDEXED_AT_ONCE = 500


@dataclass(frozen=True)
class FilmFacts:
    """What a list says of a film. Cast in billing order, links as the film's keys by site."""

    title: str
    year: int | None
    directors: Sequence[str] = ()
    cast: Sequence[str] = ()
    original_title: str = ""
    transliteration: str = ""
    language: str = ""
    runtime_minutes: int | None = None
    countries: Sequence[str] = ()
    genres: Sequence[str] = ()
    links: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> Iterable[str]:
        return dict.fromkeys([*self.directors, *self.cast])


@transaction.atomic
def import_films(
    facts: Sequence[FilmFacts],
    *,
    known_people: Mapping[str, Person],
    is_sample: bool,
    progress: Callable[[str], None],
) -> list[Film]:
    """Store new films and their people, and make them findable; return the films in order.

    A name stands for one of the known people, else for one new person, however many films it
    is on: two people of exactly one name become one. Countries are given by code, genres by
    name; an unknown one raises KeyError. Films that are in the catalogue already are not looked
    for. Run `recount_facets` afterwards.
    """
    people = dict(known_people) | _store_people(facts, known_people, is_sample)
    films = _store_films(facts, is_sample)
    pairs = list(zip(films, facts, strict=True))
    _store_titles_and_links(pairs)
    _store_subjects(pairs)
    _store_credits(pairs, people)
    progress(f"{len(films)} films stored with their people")
    credited = dict.fromkeys(name for fact in facts for name in fact.names)
    _index(films, list({people[name].pk: people[name] for name in credited}.values()), progress)
    return films


def _store_people(
    facts: Sequence[FilmFacts], known: Mapping[str, Person], is_sample: bool
) -> dict[str, Person]:
    names = dict.fromkeys(name for fact in facts for name in fact.names if name not in known)
    taken = set(Person.objects.values_list("slug", flat=True))
    taken.update(RetiredSlug.objects.filter(person__isnull=False).values_list("slug", flat=True))
    people = [
        Person(name=name, slug=_take(person_slug(name), taken), is_sample=is_sample)
        for name in names
    ]
    Person.objects.bulk_create(people, BATCH)
    return {person.name: person for person in people}


def _store_films(facts: Sequence[FilmFacts], is_sample: bool) -> list[Film]:
    taken = set(Film.objects.values_list("slug", flat=True))
    taken.update(RetiredSlug.objects.filter(film__isnull=False).values_list("slug", flat=True))
    films = [
        Film(
            title=fact.title,
            original_title=fact.original_title,
            original_language=fact.language,
            slug=_take(_address_of(fact), taken),
            release_year=fact.year,
            runtime_minutes=fact.runtime_minutes,
            directors=directors_line(fact.directors),
            is_sample=is_sample,
        )
        for fact in facts
    ]
    Film.objects.bulk_create(films, BATCH)
    RatingSummary.objects.bulk_create((RatingSummary(film=film) for film in films), BATCH)
    return films


def _address_of(fact: FilmFacts) -> str:
    others = (fact.original_title, fact.transliteration)
    return film_slug(fact.title, fact.year, language=fact.language, others=others)


def _take(slug: str, taken: set[str]) -> str:
    free = first_free(slug, taken.__contains__)
    taken.add(free)
    return free


def _store_titles_and_links(pairs: Sequence[tuple[Film, FilmFacts]]) -> None:
    titles = [
        FilmTitle(film=film, title=title, language=fact.language, kind=kind)
        for film, fact in pairs
        for title, kind in (
            (fact.original_title, TitleKind.ORIGINAL),
            (fact.transliteration, TitleKind.TRANSLITERATION),
        )
        if title
    ]
    FilmTitle.objects.bulk_create(titles, BATCH)
    links = [
        ExternalLink(film=film, site=site, key=key)
        for film, fact in pairs
        for site, key in fact.links.items()
    ]
    ExternalLink.objects.bulk_create(links, BATCH)


def _store_subjects(pairs: Sequence[tuple[Film, FilmFacts]]) -> None:
    genres = dict(Genre.objects.values_list("name", "pk"))
    countries = dict(Country.objects.values_list("code", "pk"))
    of_genre, of_country = Film.genres.through, Film.countries.through
    of_genre.objects.bulk_create(
        (
            of_genre(film_id=film.pk, genre_id=genres[name])
            for film, fact in pairs
            for name in fact.genres
        ),
        BATCH,
    )
    of_country.objects.bulk_create(
        (
            of_country(film_id=film.pk, country_id=countries[code])
            for film, fact in pairs
            for code in fact.countries
        ),
        BATCH,
    )


def _store_credits(pairs: Sequence[tuple[Film, FilmFacts]], people: Mapping[str, Person]) -> None:
    credits = []
    for film, fact in pairs:
        jobs = [(name, Department.DIRECTING, "Director") for name in dict.fromkeys(fact.directors)]
        parts = [(name, Department.CAST, "") for name in dict.fromkeys(fact.cast)]
        credits += [
            Credit(
                film=film, person=people[name], department=department, job=job, billing_order=order
            )
            for order, (name, department, job) in enumerate([*jobs, *parts])
        ]
    Credit.objects.bulk_create(credits, BATCH)


def _index(
    films: Sequence[Film], people: Sequence[Person], progress: Callable[[str], None]
) -> None:
    for start in range(0, len(films), INDEXED_AT_ONCE):
        index_many(films=films[start : start + INDEXED_AT_ONCE])
        progress(f"{min(start + INDEXED_AT_ONCE, len(films))} of {len(films)} films findable")
    for start in range(0, len(people), INDEXED_AT_ONCE):
        index_many(people=people[start : start + INDEXED_AT_ONCE])
        progress(f"{min(start + INDEXED_AT_ONCE, len(people))} of {len(people)} people findable")
