"""Cards of lists: a list with its author, the number of its films and the first of them.

Not here: the page of a list, which shows all of its films.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber

from films.models import Film
from lists.models import FilmList, ListedFilm

# A card shows its first films side by side, like a contact strip.
FILMS_ON_CARD = 4
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


def cards_of(lists: Sequence[FilmList]) -> list[ListCard]:
    """These lists, read with their authors, as cards in their order; in one query."""
    cards = _cards([one.pk for one in lists])
    found = [cards.get(one.pk) for one in lists]
    return [
        ListCard(one, card.film_count, card.films) if card else ListCard(one)
        for one, card in zip(lists, found, strict=True)
    ]


def newest_cards(lists: QuerySet[FilmList]) -> list[ListCard]:
    """The few lists that the query chooses, as cards, the newest first; all in one query.

    A list without a film to be seen is left out.
    """
    cards = _cards(lists.values("pk")).values()
    return sorted(cards, key=lambda card: (card.film_list.published_at, card.film_list.pk))[::-1]


def _cards(lists: QuerySet | Iterable[int]) -> dict[int, ListCard]:
    place = Window(RowNumber(), partition_by=F("film_list"), order_by=("position", "id"))
    rows = (
        ListedFilm.objects.filter(film_list__in=lists, film__is_public=True)
        .annotate(place=place, film_count=Window(Count("*"), partition_by=F("film_list")))
        .filter(place__lte=FILMS_ON_CARD)
        .select_related("film_list__author", "film__poster")
        .only(*_SHOWN)
        .order_by("position", "id")
    )
    cards: dict[int, ListCard] = {}
    for row in rows:
        card = cards.setdefault(row.film_list_id, ListCard(row.film_list, row.film_count))
        card.films.append(row.film)
    return cards
