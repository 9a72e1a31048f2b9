"""Reads of the pages of lists: one list with its films, and long rows of lists."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import User
from films.models import Film
from lists.models import FilmList, ListedFilm
from lists.selectors import ListCard, cards_of
from reviews.selectors import Reader
from text.paging import Page, page_of

# Three columns of eight in a wide window.
LISTS_A_PAGE = 24


@dataclass(frozen=True, slots=True)
class Length:
    """What it takes to see the films whose length is known; `is_whole`: which are all of them."""

    minutes: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class CardPage:
    """One page of cards, and the addresses of its neighbours, "" where there is none."""

    cards: list[ListCard]
    previous: str
    next: str

    @property
    def lists(self) -> list[FilmList]:
        return [card.film_list for card in self.cards]


def films_on(film_list: FilmList) -> list[ListedFilm]:
    """The films of a list that anybody may see, in their order, with posters."""
    rows = film_list.listed.filter(film__is_public=True)
    return list(rows.select_related("film__poster", "film__share_card"))


def placed_films_on(film_list: FilmList) -> list[ListedFilm]:
    """The same for the editor; `position` is the place among all films of the list, from 1."""
    rows = list(film_list.listed.select_related("film__poster"))
    for place, row in enumerate(rows, start=1):
        row.position = place
    return [row for row in rows if row.film.is_public]


def length_of(rows: list[ListedFilm]) -> Length:
    """How long the films take together."""
    known = [row.film.runtime_minutes for row in rows if row.film.runtime_minutes]
    return Length(sum(known), len(known) == len(rows))


def keys_of_first_film(pk: int) -> list[str]:
    """The key of the film whose card other sites show for a list."""
    first = ListedFilm.objects.filter(film_list=pk, film__is_public=True)
    return [f"film:{slug}" for slug in first.values_list("film__slug", flat=True)[:1]]


def newest_lists(query: Mapping[str, str]) -> CardPage:
    """One page of all public lists, newest first."""
    rows = FilmList.objects.public().select_related("author")
    order = ("-published_at", "-id")
    return _as_cards(page_of(rows, order=order, size=LISTS_A_PAGE, query=query))


def lists_with(film: Film, query: Mapping[str, str]) -> CardPage:
    """One page of the public lists with a film, those begun last first."""
    rows = ListedFilm.objects.public().filter(film=film).select_related("film_list__author")
    page = page_of(rows, order=("-film_list",), size=LISTS_A_PAGE, query=query)
    return _as_cards(Page([row.film_list for row in page.rows], page.previous, page.next))


def lists_by(member: User, reader: Reader, query: Mapping[str, str]) -> CardPage:
    """One page of the lists of a member that the reader may see, those begun last first."""
    rows = FilmList.objects.visible_to(reader).filter(author=member).select_related("author")
    return _as_cards(page_of(rows, order=("-id",), size=LISTS_A_PAGE, query=query))


def own_lists(member: User, film: Film) -> QuerySet[FilmList]:
    """The member's own lists that can be changed, the last begun first; `has_film`: whether the
    film stands on it."""
    standing = ListedFilm.objects.filter(film_list=OuterRef("pk"), film=film)
    own = FilmList.objects.visible_to(member).editable_by(member)
    return own.annotate(has_film=Exists(standing)).with_count().order_by("-id")


def _as_cards(page: Page) -> CardPage:
    return CardPage(
        cards_of(page.rows),
        f"?{page.previous}" if page.previous else "",
        f"?{page.next}" if page.next else "",
    )
