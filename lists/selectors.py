"""Cards of lists: a list with its author, the number of its films and the first of them.

Not here: the page of a list, which shows all of its films.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber

from accounts.models import User
from films.models import Film
from films.selectors import PICTURE
from lists.models import FilmList, ListedFilm
from queries import Prepared, of

# A card shows its first films side by side, like a contact strip.
FILMS_ON_CARD = 4
# A row of cards on the page of a film, a person, a member.
LISTS_SHOWN = 3
# Of a long filmography the newest films.
FILMS_LOOKED_AT = 24
# What cards show of a list.
LIST_CARD = ("title", *of("author", ("username", "display_name", "erased_at")))


@dataclass(slots=True)
class ListCard:
    """`film_count` films of the list can be seen by anybody; `films` are the first of them, with
    their posters."""

    film_list: FilmList
    film_count: int = 0
    films: list[Film] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ListsShown:
    """A row of cards, and how many lists there are: None when more than a page wants to count."""

    cards: list[ListCard]
    number: int | None


def cards_of(lists: Sequence[FilmList]) -> list[ListCard]:
    """These lists, read with their authors, as cards in their order; in one query."""
    cards = {one.pk: ListCard(one) for one in lists}
    for row in _FIRST_FILMS.find(lists=list(cards)):
        card = cards[row.film_list_id]
        # Of the first film, which comes first.
        card.film_count = card.film_count or row.film_count
        card.films.append(row.film)
    return list(cards.values())


def lists_with_film(film: int) -> ListsShown:
    """Of the public lists with this film those that were begun last."""
    found = _WITH_FILM.find(film=film)
    shown = cards_of(found[:LISTS_SHOWN])
    return ListsShown(shown, len(found) if len(found) <= LISTS_SHOWN else None)


def lists_with_any(films: Sequence[Film]) -> list[ListCard]:
    """The newest public lists with one of the first of these films."""
    return cards_of(_WITH_ANY.find(films=[film.pk for film in films[:FILMS_LOOKED_AT]]))


def lists_by(member: User) -> ListsShown:
    """The newest public lists of a member and how many there are; nobody has many."""
    found = _BY.find(member=member.pk)
    return ListsShown(cards_of(found), found[0].number if found else 0)


def _first_films(lists: Sequence[int]) -> QuerySet[ListedFilm]:
    """Of each list the films on its card; `film_count` of a first one is that of the list."""
    of_list = F("film_list")
    place = Window(RowNumber(), partition_by=of_list, order_by=("position", "id"))
    from_end = Window(RowNumber(), partition_by=of_list, order_by=("-position", "-id"))
    return (
        ListedFilm.objects.filter(film_list__in=lists, film__is_public=True)
        .annotate(place=place, film_count=from_end)
        .filter(place__lte=FILMS_ON_CARD)
        .order_by("position", "id")
    )


def _with_film(film: int) -> QuerySet[FilmList]:
    lists = FilmList.objects.public().filter(listed__film=film)
    return lists.order_by("-listed__film_list")[: LISTS_SHOWN + 1]


def _with_any(films: Sequence[int]) -> QuerySet[FilmList]:
    """Each film brings those of its own lists that were begun last: were all read, the page of
    whoever made well-liked films would take longer."""
    with_film = ListedFilm.objects.public().filter(film=OuterRef("pk")).order_by("-film_list")
    looked_at = Film.objects.public().filter(pk__in=films)
    places = (Subquery(with_film.values("film_list")[n : n + 1]) for n in range(LISTS_SHOWN))
    first, *others = (looked_at.values(newest=place) for place in places)
    lists = FilmList.objects.public().filter(pk__in=first.union(*others))
    return lists.newest_first()[:LISTS_SHOWN]


def _by(member: int) -> QuerySet[FilmList]:
    lists = FilmList.objects.public().filter(author=member)
    number = lists.order_by().values("author").annotate(n=Count("*")).values("n")
    return lists.newest_first().annotate(number=Subquery(number))[:LISTS_SHOWN]


_FIRST_FILMS = Prepared(
    _first_films,
    *("film_list", "film_count"),
    *of("film", ("title", "directors", "release_year", *of("poster", PICTURE))),
)
_WITH_FILM = Prepared(_with_film, *LIST_CARD)
_WITH_ANY = Prepared(_with_any, *LIST_CARD)
_BY = Prepared(_by, *LIST_CARD, "number")
