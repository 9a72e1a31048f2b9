"""What stands on a list, and how it is told: changed by its author."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from films.models import Film
from lists.models import FilmList, ListedFilm
from lists.places import in_new_order

from .locking import locked

# A list is one page, which a reader goes through in one sitting: two hundred films are a year of
# going to the cinema. Longer ones are a filter of the catalogue, which has pages for that.
MAX_FILMS_ON_LIST = 200


class ListIsFull(Exception):
    """MAX_FILMS_ON_LIST films stand on the list."""


@dataclass(frozen=True, slots=True)
class TypedRow:
    """What was typed about one film on a list; None: nothing, it stays as it is.

    `pk` is of the ListedFilm. `place` begins at 1.
    """

    pk: int
    place: int | None = None
    note: str | None = None
    is_off: bool = False


@transaction.atomic
def save_list(
    *,
    film_list: FilmList,
    title: str | None = None,
    reason: str | None = None,
    is_public: bool | None = None,
    rows: Sequence[TypedRow] = (),
    added: Film | None = None,
) -> FilmList:
    """Store what was typed about a list, and nothing else: what is None stays as it stands.

    Rows whose film is no longer on the list are left out. `added` is put on it at the end.
    Raises ListIsFull and ListIsGone.
    """
    film_list = locked(film_list)
    has_changed = _store_rows(film_list, {row.pk: row for row in rows})
    if added:
        has_changed |= _put_on(film_list, added)
    typed = {"title": title, "reason": reason, "is_public": is_public}
    for name, value in typed.items():
        if value is not None and getattr(film_list, name) != value:
            setattr(film_list, name, value)
            has_changed = True
    if has_changed:
        _stamp(film_list)
    return film_list


@transaction.atomic
def add_film(*, film_list: FilmList, film: Film) -> None:
    """Put a film at the end of a list; where it stands already, nothing happens.

    Raises ListIsFull and ListIsGone.
    """
    film_list = locked(film_list)
    if _put_on(film_list, film):
        _stamp(film_list)


@transaction.atomic
def remove_film(*, film_list: FilmList, film: Film) -> None:
    """Take a film off a list, with the note; where it does not stand, nothing happens.

    Raises ListIsGone.
    """
    film_list = locked(film_list)
    removed, _models = film_list.listed.filter(film=film).delete()
    if removed:
        _stamp(film_list)


def _put_on(film_list: FilmList, film: Film) -> bool:
    standing = list(film_list.listed.values_list("film", "position"))
    if film.pk in dict(standing):
        return False
    if len(standing) >= MAX_FILMS_ON_LIST:
        raise ListIsFull
    last = max((position for _film, position in standing), default=0)
    ListedFilm.objects.create(film_list=film_list, film=film, position=last + 1)
    return True


def _store_rows(film_list: FilmList, typed: dict[int, TypedRow]) -> bool:
    """Whether something has changed."""
    standing = list(film_list.listed.all())
    off = [row.pk for row in standing if row.pk in typed and typed[row.pk].is_off]
    if off:
        ListedFilm.objects.filter(pk__in=off).delete()
    kept = [row for row in standing if row.pk not in off]
    places = {row: typed[row.pk].place for row in kept if row.pk in typed}
    moved = {row: place for row, place in places.items() if place is not None}
    changed = []
    for position, row in enumerate(in_new_order(kept, moved), start=1):
        note = typed[row.pk].note if row.pk in typed else None
        note = row.note if note is None else note
        if (row.position, row.note) != (position, note):
            row.position, row.note = position, note
            changed.append(row)
    ListedFilm.objects.bulk_update(changed, ["position", "note"])
    return bool(off or changed)


def _stamp(film_list: FilmList) -> None:
    """Store the list with the time: of its first showing, or else of the edit."""
    now = timezone.now()
    if film_list.published_at:
        film_list.edited_at = now
    elif film_list.is_public:
        film_list.published_at = now
    film_list.save()
