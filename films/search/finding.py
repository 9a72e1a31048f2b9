"""Reading the index: the films and the people that a query finds, best first.

Best is a whole name, as written before one in another order or spacing; then a name that begins
as the query does; then one that has all its words; then a film whose director or year stands in
the query. Among equals the more popular comes first, then the newer.

Four database queries, whatever is asked. With 36,000 films instead of 2,000 a beginning of one
to three letters takes as long, two words and whole names half as long again.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, IntegerField, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from films.models import (
    Credit,
    Film,
    FilmTitle,
    FilmToken,
    Person,
    PersonName,
    PersonToken,
    Place,
)
from text.folding import fold

from .tokens import Query, is_dense, joined_words, title_keys, without_article

# What a page shows; how many records are read to choose the best of them from.
PAGE = 24
CANDIDATES = 60

# Where the query stands in a name, and whether it is written otherwise; smaller is better.
Rank = tuple[Place, bool]


@dataclass(frozen=True)
class FoundFilm:
    """A film and the one of its titles by which it was found."""

    film: Film
    matched: str


@dataclass(frozen=True)
class FoundPerson:
    """A person and the one of the spellings of the name by which they were found."""

    person: Person
    matched: str


def search_films(query: str, *, limit: int = PAGE) -> list[FoundFilm]:
    """Public films, joined with poster and rating summary, at most `limit`, best first."""
    sought = Query(query)
    if not sought:
        return []
    films = Film.objects.public().with_card().in_bulk(_candidates(FilmToken, sought))
    titles = _names(FilmTitle.objects.filter(film__in=films).values_list("film", "title"))
    found = []
    for film in films.values():
        names = [film.title, film.original_title, *titles[film.pk]]
        rank, matched = best_name(names, sought)
        summary = getattr(film, "rating_summary", None)
        ratings = summary.rating_count if summary else 0
        order = (*rank, -ratings, -(film.release_year or 0), -film.pk)
        found.append((order, FoundFilm(film, matched)))
    return _first(found, limit)


def search_people(query: str, *, limit: int = PAGE) -> list[FoundPerson]:
    """People, joined with their portrait, at most `limit`, best first, by number of credits."""
    sought = Query(query)
    if not sought:
        return []
    credits = Credit.objects.filter(person=OuterRef("pk")).order_by().values("person")
    credit_count = Subquery(credits.values(count=Count("pk")), output_field=IntegerField())
    people = (
        Person.objects.select_related("portrait")
        .annotate(credit_count=Coalesce(credit_count, 0))
        .in_bulk(_candidates(PersonToken, sought))
    )
    spellings = _names(PersonName.objects.filter(person__in=people).values_list("person", "name"))
    found = []
    for person in people.values():
        rank, matched = best_name([person.name, *spellings[person.pk]], sought)
        order = (*rank, -person.credit_count, -person.pk)
        found.append((order, FoundPerson(person, matched)))
    return _first(found, limit)


def holding_all(model: type[Model], tokens: list[str]) -> QuerySet:
    """The rows of the longest token whose records have the other tokens too, best first.

    The longest is as a rule the rarest: the database walks along its rows in their order,
    looks each record up under the other tokens, and stops when it has enough.
    """
    rarest = max(tokens, key=len)
    rows = model._default_manager.filter(token=rarest)
    for token in tokens:
        if token != rarest:
            others = model._default_manager.filter(record=OuterRef("record"), token=token)
            rows = rows.filter(Exists(others))
    return rows.order_by("place", "-popularity", "-record")


def _candidates(model: type[Model], sought: Query) -> set[int]:
    whole = model._default_manager.filter(token__in=sought.keys, place=Place.WHOLE)
    whole = whole.order_by("-popularity", "-record")
    rows = whole, holding_all(model, sought.tokens)
    return {pk for some in rows for pk in some.values_list("record", flat=True)[:CANDIDATES]}


def best_name(names: Iterable[str], sought: Query) -> tuple[Rank, str]:
    """How well the query stands in the names, and the first name in which it stands so.

    The first of the names is the one that is shown; it is the answer when none has the words.
    """
    return min(((_rank(name, sought), name) for name in names if name), key=lambda pair: pair[0])


def _rank(name: str, sought: Query) -> Rank:
    return _place(name, sought), fold(name) != sought.folded


def _place(name: str, sought: Query) -> Place:
    if sought.keys & title_keys(name):
        return Place.WHOLE
    folded = fold(name)
    joined = " ".join(joined_words(name))
    starts = folded, without_article(folded), joined
    if any(start.startswith(sought.folded) for start in starts):
        return Place.START
    text = f" {folded} {joined}"
    if all((token if is_dense(token) else f" {token}") in text for token in sought.tokens):
        return Place.INSIDE
    return Place.BESIDE


def _names(pairs: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    names: dict[int, list[str]] = defaultdict(list)
    for pk, name in pairs:
        names[pk].append(name)
    return names


def _first(found: list, limit: int) -> list:
    found.sort(key=lambda pair: pair[0])
    return [record for _, record in found[:limit]]
