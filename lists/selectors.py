"""Cards of lists: a list with its author, the number of its films and the first of them.

Not here: the page of a list, which shows all of its films.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber

from accounts.models import User
from films.models import Film
from lists.models import FilmList, ListedFilm

# A card shows its first films side by side, like a contact strip.
FILMS_ON_CARD = 4
# A row of cards on the page of a film, a person, a member.
LISTS_SHOWN = 3
# Of a long filmography the newest films, as for those who often work together.
FILMS_LOOKED_AT = 60
# What cards show, and no more: all films of a list pass through the database's counting.
_SHOWN = (
    *("film_list", "film_list__title", "film_list__published_at"),
    *(f"film_list__author__{name}" for name in ("username", "display_name", "erased_at")),
    *("film", *(f"film__{name}" for name in ("title", "directors", "release_year"))),
    *(f"film__poster__{name}" for name in ("base", "width", "height", "is_drawn")),
)


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
    cards = _cards(_first_films([one.pk for one in lists]))
    found = [cards.get(one.pk) for one in lists]
    return [
        ListCard(one, card.film_count, card.films) if card else ListCard(one)
        for one, card in zip(lists, found, strict=True)
    ]


def newest_cards(lists: QuerySet[FilmList]) -> list[ListCard]:
    """The few lists that the query chooses, as cards, the newest first; all in one query.

    A list without a film to be seen is left out.
    """
    return _newest(_first_films(lists.values("pk")))


def lists_with_film(film: int) -> ListsShown:
    """Of the public lists with this film those that were begun last, in one query."""
    lists = FilmList.objects.public().filter(listed__film=film)
    cards = newest_cards(lists.order_by("-listed__film_list")[: LISTS_SHOWN + 1])
    cards.sort(key=lambda card: card.film_list.pk, reverse=True)
    return ListsShown(cards[:LISTS_SHOWN], len(cards) if len(cards) <= LISTS_SHOWN else None)


def lists_with_any(films: Sequence[Film]) -> list[ListCard]:
    """The newest public lists with one of the first of these films, in one query.

    Each film brings those of its own lists that were begun last: were all read, the page of whoever
    made well-liked films would take longer.
    """
    with_film = ListedFilm.objects.public().filter(film=OuterRef("pk")).order_by("-film_list")
    looked_at = Film.objects.public().filter(pk__in=[film.pk for film in films[:FILMS_LOOKED_AT]])
    places = (Subquery(with_film.values("film_list")[n : n + 1]) for n in range(LISTS_SHOWN))
    first, *others = (looked_at.values(newest=place) for place in places)
    lists = FilmList.objects.public().filter(pk__in=first.union(*others))
    return newest_cards(lists.newest_first()[:LISTS_SHOWN])


def lists_by(member: User) -> ListsShown:
    """The newest public lists of a member and how many there are, in one query; nobody has many."""
    lists = FilmList.objects.public().filter(author=member)
    number = lists.order_by().values("author").annotate(n=Count("*")).values("n")
    rows = _first_films(lists.newest_first()[:LISTS_SHOWN].values("pk"))
    found = list(rows.annotate(number=Subquery(number)))
    return ListsShown(_newest(found), found[0].number if found else 0)


def _newest(rows: Iterable[ListedFilm]) -> list[ListCard]:
    cards = _cards(rows).values()
    return sorted(cards, key=lambda card: (card.film_list.published_at, card.film_list.pk))[::-1]


def _cards(rows: Iterable[Any]) -> dict[int, ListCard]:
    cards: dict[int, ListCard] = {}
    for row in rows:
        card = cards.setdefault(row.film_list_id, ListCard(row.film_list, row.film_count))
        card.films.append(row.film)
    return cards


def _first_films(lists: QuerySet | Iterable[int]) -> QuerySet[ListedFilm]:
    """Of each list the films on its card; `film_count` of a first one is that of the list."""
    of_list = F("film_list")
    place = Window(RowNumber(), partition_by=of_list, order_by=("position", "id"))
    from_end = Window(RowNumber(), partition_by=of_list, order_by=("-position", "-id"))
    return (
        ListedFilm.objects.filter(film_list__in=lists, film__is_public=True)
        .annotate(place=place, film_count=from_end)
        .filter(place__lte=FILMS_ON_CARD)
        .select_related("film_list__author", "film__poster")
        .only(*_SHOWN)
        .order_by("position", "id")
    )
