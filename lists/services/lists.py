"""Lists begun, copied and deleted by members, each about their own."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import ProtectedError, QuerySet
from django.utils import timezone

from accounts.models import User
from films.models import Film
from lists.models import FilmList, ListedFilm

from .films import MAX_FILMS_ON_LIST, ListIsFull

# One for every mood of a life at the cinema. A page that puts a film on a list offers them all.
MAX_LISTS = 100
# The same list begun again within this time is a second press of the button.
SAME_LIST_TIME = timedelta(minutes=10)

# What stands in the place of a title; readers are never shown it.
_NOTHING = "–"

Listed = Sequence[tuple[Film, str]]


class TooManyLists(Exception):
    """The member has MAX_LISTS lists."""


@transaction.atomic
def create_list(
    *,
    author: User,
    title: str,
    reason: str = "",
    is_public: bool = True,
    films: Listed = (),
    is_sample: bool = False,
    before_storing: Callable[[], None] | None = None,
) -> FilmList:
    """A new list with these films in this order, each with the author's note or "".

    The same list begun twice within SAME_LIST_TIME is one. `before_storing` is called for a new
    one alone; what it raises leaves nothing behind. Raises TooManyLists and ListIsFull.
    """
    if len(films) > MAX_FILMS_ON_LIST:
        raise ListIsFull
    User.objects.select_for_update(no_key=True).get(pk=author.pk)
    own = FilmList.objects.standing().filter(author=author)
    same = own.filter(title=title, reason=reason, is_public=is_public)
    standing = _with_films(same, films)
    if standing:
        return standing
    if own.count() >= MAX_LISTS:
        raise TooManyLists
    if before_storing:
        before_storing()
    film_list = FilmList.objects.create(
        author=author,
        title=title,
        reason=reason,
        is_public=is_public,
        is_sample=is_sample,
        published_at=timezone.now() if is_public else None,
    )
    ListedFilm.objects.bulk_create(
        ListedFilm(film_list=film_list, film=film, note=note, position=position)
        for position, (film, note) in enumerate(films, start=1)
    )
    return film_list


def copy_list(
    *, film_list: FilmList, author: User, before_storing: Callable[[], None] | None = None
) -> FilmList:
    """A list of `author`'s own, for themselves, with the title and the public films of another.

    The reason and the notes are its author's words and are not copied. Raises TooManyLists.
    """
    rows = film_list.listed.filter(film__is_public=True).select_related("film")
    return create_list(
        author=author,
        title=film_list.title,
        is_public=False,
        films=[(row.film, "") for row in rows],
        before_storing=before_storing,
    )


@transaction.atomic
def delete_list(*, film_list: FilmList) -> None:
    """Delete a list with its notes. Deleted already: nothing happens.

    One that was reported stays as an empty, withdrawn place that nobody sees but a moderator.
    """
    standing = FilmList.objects.select_for_update(no_key=True).filter(pk=film_list.pk).first()
    if standing is None:
        return
    try:
        with transaction.atomic():
            standing.delete()
    except ProtectedError:
        _withdraw(film_list.pk)


def _withdraw(pk: int) -> None:
    ListedFilm.objects.filter(film_list=pk).delete()
    FilmList.objects.filter(pk=pk).update(
        title=_NOTHING, reason="", is_public=False, is_withdrawn=True
    )


def _with_films(lists: QuerySet[FilmList], films: Listed) -> FilmList | None:
    """The one of these lists, begun within SAME_LIST_TIME, on which exactly these films stand."""
    wanted = [(film.pk, note) for film, note in films]
    for film_list in lists.filter(created_at__gt=timezone.now() - SAME_LIST_TIME).order_by("-pk"):
        if list(film_list.listed.values_list("film", "note")) == wanted:
            return film_list
    return None
