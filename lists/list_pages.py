"""Reads of the pages of lists: one list with its films, and long rows of lists."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import User
from accounts.selectors import MEMBER_CARD
from films.models import Film, Picture
from films.selectors import FILM_NAME, PICTURE
from lists.models import FilmList, ListedFilm
from lists.selectors import LIST_CARD, ListCard, cards_of
from queries import Prepared, of
from reviews.selectors import Reader
from text.paging import Page, begins, first_page, page_of, read_key

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


def find_list(pk: int, reader: Reader) -> FilmList | None:
    """A list that this reader may see, with its author."""
    key = read_key(str(pk))
    public = _PUBLIC.first(pk=key) if key else None
    if public or not reader.is_authenticated:
        return public
    return FilmList.objects.visible_to(reader).select_related("author").filter(pk=pk).first()


def films_on(film_list: FilmList) -> list[ListedFilm]:
    """The films of a list that anybody may see, in their order, with posters."""
    return _FILMS_ON.find(film_list=film_list.pk)


def card_of(rows: list[ListedFilm]) -> Picture | None:
    """What other sites show for a list: the card of its first film."""
    film = _SHARE_CARD.first(film=rows[0].film_id) if rows else None
    return film.share_card if film else None


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
    key = read_key(str(pk))
    return [f"film:{row.film_id}" for row in _FIRST_FILM.find(film_list=key)] if key else []


def newest_lists(query: Mapping[str, str]) -> CardPage:
    """One page of all public lists, newest first."""
    if begins(query):
        return _as_cards(first_page(_NEWEST.find(), LISTS_A_PAGE))
    rows = FilmList.objects.public().select_related("author")
    order = ("-published_at", "-id")
    return _as_cards(page_of(rows, order=order, size=LISTS_A_PAGE, query=query))


def lists_with(film: Film, query: Mapping[str, str]) -> CardPage:
    """One page of the public lists with a film, those begun last first."""
    if begins(query):
        page = first_page(_NEWEST_WITH.find(film=film.pk), LISTS_A_PAGE)
    else:
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


def _open(film_list: int) -> QuerySet[ListedFilm]:
    return ListedFilm.objects.filter(film_list=film_list, film__is_public=True)


_PUBLIC = Prepared(
    lambda pk: FilmList.objects.public().filter(pk=pk),
    *("title", "reason", "is_public", "is_hidden", "published_at", "edited_at"),
    *of("author", MEMBER_CARD),
)
_FILMS_ON = Prepared(
    _open,
    "note",
    *of("film", (*FILM_NAME, "directors", "runtime_minutes", *of("poster", PICTURE))),
)
_FIRST_FILM = Prepared(lambda film_list: _open(film_list)[:1], "film_id")
_SHARE_CARD = Prepared(
    lambda film: Film.objects.filter(pk=film), *of("share_card", (*PICTURE, "shape"))
)
_NEWEST = Prepared(lambda: FilmList.objects.public().newest_first()[: LISTS_A_PAGE + 1], *LIST_CARD)
_NEWEST_WITH = Prepared(
    lambda film: (
        ListedFilm.objects.public().filter(film=film).order_by("-film_list")[: LISTS_A_PAGE + 1]
    ),
    *of("film_list", LIST_CARD),
)
