"""Reading the index: the films and the people that a query finds, best first.

Best is a whole name, as written before one in another order or spacing; then a name that begins
as the query does; then one that has all its words; then a film whose director or year stands in
the query, and one that has another number than the query names. Among equals the more popular
comes first, then the newer.

Four database queries, whatever is asked. With 36,000 films instead of 2,000 a beginning of one
to three letters takes as long, two words and whole names half as long again.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Exists, F, IntegerField, Model, OuterRef, QuerySet, Subquery
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
from films.selectors.shown import FILM_CARD, PERSON_CARD
from queries import Prepared

from .ranking import best_order
from .tokens import Query

# What a page shows; how many records are read to choose the best of them from.
PAGE = 24
CANDIDATES = 60
# Of as many names more than are asked for the SQL is the same, and need not be built again.
STEP = 10


@dataclass(frozen=True)
class FoundFilm:
    """A film, the one of its titles by which it was found, and where the query stands in it."""

    film: Film
    matched: str
    place: Place

    @property
    def is_whole(self) -> bool:
        return self.place == Place.WHOLE


@dataclass(frozen=True)
class FoundPerson:
    """A person, the spelling of the name that was found, and where the query stands in it."""

    person: Person
    matched: str
    place: Place

    @property
    def is_whole(self) -> bool:
        return self.place == Place.WHOLE


def search_films(query: str, *others: str, limit: int = PAGE) -> list[FoundFilm]:
    """Public films with what their cards show, at most `limit`, best first.

    `others` may have been meant as well: what is called so comes after what is called as the query.
    """
    sought = [*map(Query, (query, *others))]
    if not sought[0]:
        return []
    rows = _films.meant(*sought)
    titles = _names((one.film_id, one.title) for one in _TITLES.find(films=_in_steps(rows)))
    found = {}
    for row in rows:
        names = [row.title, row.original_title, *titles[row.record_id]]
        order, matched = best_order(names, sought, is_whole=row.is_whole)
        known = -(row.rating_count or 0), -(row.release_year or 0), -row.record_id
        found[row.record_id] = (*order, *known), matched
    return [FoundFilm(*one) for one in _best(found, limit, _FILMS)]


def search_people(query: str, *others: str, limit: int = PAGE) -> list[FoundPerson]:
    """People, joined with their portrait, at most `limit`, best first, by number of credits."""
    sought = [*map(Query, (query, *others))]
    if not sought[0]:
        return []
    rows = _people.meant(*sought)
    spellings = _names((one.person_id, one.name) for one in _SPELLINGS.find(people=_in_steps(rows)))
    found = {}
    for row in rows:
        names = [row.name, *spellings[row.record_id]]
        order, matched = best_order(names, sought, is_whole=row.is_whole)
        found[row.record_id] = (*order, -row.credit_count, -row.record_id), matched
    return [FoundPerson(*one) for one in _best(found, limit, _PEOPLE)]


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


def numbered(texts: Iterable[str]) -> dict[str, str]:
    """Texts as values of a prepared query, of which each needs a name."""
    return {f"text{number}": text for number, text in enumerate(texts)}


class Candidates:
    """The records that a query may mean: by whole names, and by names with all of its words.

    `read` annotates rows of the model with `shown`; of each of the two at most `most` are read.
    """

    def __init__(
        self,
        model: type[Model],
        read: Callable[[QuerySet], QuerySet],
        *shown: str,
        most: int = CANDIDATES,
    ):
        def whole(**keys: str) -> QuerySet:
            rows = model._default_manager.filter(token__in=keys.values(), place=Place.WHOLE)
            return read(rows.order_by("-popularity", "-record"))[:most]

        def holding(**tokens: str) -> QuerySet:
            return read(holding_all(model, [*tokens.values()]))[:most]

        shown = ("record_id", *shown)
        self._whole, self._holding = Prepared(whole, *shown), Prepared(holding, *shown)

    def meant(self, sought: Query, *others: Query) -> list:
        """One row for each record, which tells whether it `is_whole`: a name of it is the query.

        Of the other queries those records whose whole name they are.
        """
        keys = sought.keys.union(*(one.keys for one in others))
        whole = {row.record_id: row for row in self._whole.find(**_in_fours(sorted(keys)))}
        holding = self._holding.find(**numbered(sought.longest_first))
        rows = {**whole, **{row.record_id: row for row in holding if row.record_id not in whole}}
        for pk, row in rows.items():
            row.is_whole = pk in whole
        return [*rows.values()]


def _names(pairs: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    names: dict[int, list[str]] = defaultdict(list)
    for pk, name in pairs:
        names[pk].append(name)
    return names


def _in_fours(keys: list[str]) -> dict[str, str]:
    """The keys as values of a prepared query, the last one repeated."""
    return numbered(keys + keys[-1:] * (-len(keys) % 4))


def _in_steps(rows: list) -> list[int]:
    """The numbers of the records, the last one repeated until there are ten, twenty, … of them."""
    ids = [row.record_id for row in rows]
    return ids + ids[-1:] * (-len(ids) % STEP)


def _best(found: dict[int, tuple], limit: int, cards: Prepared) -> Iterator[tuple]:
    """The records that come first, as cards show them, each with the name that was found and
    where the query stands in it."""
    best = sorted(found, key=lambda pk: found[pk][0])[:limit]
    shown = {record.pk: record for record in cards.find(ids=best)}
    return ((shown[pk], found[pk][1], found[pk][0][0]) for pk in best if pk in shown)


def of_films(rows: QuerySet) -> QuerySet:
    return rows.filter(record__is_public=True).annotate(
        title=F("record__title"),
        original_title=F("record__original_title"),
        release_year=F("record__release_year"),
        rating_count=F("record__rating_summary__rating_count"),
    )


def _of_people(rows: QuerySet) -> QuerySet:
    credits = Credit.objects.filter(person=OuterRef("record")).order_by().values("person")
    count = Subquery(credits.values(count=Count("pk")), output_field=IntegerField())
    return rows.annotate(name=F("record__name"), credit_count=Coalesce(count, 0))


_films = Candidates(FilmToken, of_films, "title", "original_title", "release_year", "rating_count")
_people = Candidates(PersonToken, _of_people, "name", "credit_count")
_TITLES = Prepared(lambda films: FilmTitle.objects.filter(film__in=films), "film_id", "title")
_SPELLINGS = Prepared(
    lambda people: PersonName.objects.filter(person__in=people), "person_id", "name"
)
_FILMS = Prepared(
    lambda ids: Film.objects.public().filter(pk__in=ids), *FILM_CARD, "runtime_minutes"
)
_PEOPLE = Prepared(lambda ids: Person.objects.filter(pk__in=ids), *PERSON_CARD)
