"""Two records of one film become one, and are taken apart again within TIME_TO_UNDO.

What was said of the one that is dropped moves to the one that is kept; its address leads there.
The dropped record stays, hidden, with what stands on both. Not here: ratings and reviews, which an
upper floor moves (`move_voices`); people, who are merged for good (`merging_people`).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import PROTECT, ForeignObjectRel, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from films.models import Credit, Film, FilmMerge, FilmTitle, FilmToken, RetiredSlug
from films.services.cards import remove_card
from films.services.films import film_slug_is_taken, save_film, settle_film
from films.services.merging_people import (
    CannotMerge,
    fill,
    is_said_already,
    not_there_twice,
    refuse_the_same,
    take_pictures,
    values_of,
    what_readers_keep,
)
from films.services.moves import Moves, WayBack, told_all
from films.slugs import first_free

FACTS_OF_FILM = (
    "original_title",
    "original_language",
    "release_year",
    "released",
    "runtime_minutes",
    "certification",
    "art_family",
    "art_composition",
    "art_frame",
)
_CHANGED = (*FACTS_OF_FILM, "poster_id", "banner_id", "directors", "slug")


class Tally(NamedTuple):
    """How many of one thing the two records have, and how many of them both."""

    name: Any
    kept: int
    dropped: int
    twice: int

    @property
    def then(self) -> int:
        """How many the film has after the merge."""
        return self.kept + self.dropped - self.twice


class YearsDiffer(Exception):
    """The two films are known to be of different years: as often as not two films of one name."""


class CannotUndo(Exception):
    """The merge is undone already, or its time is over; or `later` merges of the film that it kept
    have to be undone before it."""

    def __init__(self, later: Iterable[FilmMerge] = ()) -> None:
        super().__init__()
        self.later = list(later)


@transaction.atomic
def merge_films(
    *,
    kept: Film,
    dropped: Film,
    across_years: bool = False,
    by: Any = None,
    reason: str = "",
    move_voices: Callable[[Moves], None] | None = None,
) -> FilmMerge:
    """Move titles, credits, plots, stills, links and addresses to `kept`; hide `dropped`.

    Places on lists, on watchlists and beside articles move, too. What `kept` has already is not
    moved; its own facts stay, only the missing ones are filled. `reason` stands in the history.
    `move_voices` moves what members rated and wrote. Raises CannotMerge for one and the same film,
    for one that is part of another already, and where voices are left: none goes with a record.
    Raises YearsDiffer unless somebody has looked and means a merge `across_years`.
    """
    refuse_the_same(kept, dropped)
    _lock(kept, dropped)
    if not across_years:
        _refuse_other_years(kept, dropped)
    merge = FilmMerge(kept=kept, dropped_name=str(dropped), by=by, reason=reason)
    moves = Moves(by=by, reason=reason)
    before = told_all(kept, _CHANGED)
    was = {"slug": dropped.slug, "is_public": dropped.is_public}
    _move_parts(moves, kept, dropped)
    fill(kept, dropped, FACTS_OF_FILM)
    take_pictures(kept, dropped, ("poster", "banner"))
    moves.save(kept)
    if move_voices:
        move_voices(moves)
    _refuse_voices(dropped)
    for name, rows in what_readers_keep(dropped):
        _move_once(moves, rows, f"{name}_id", not_there_twice(name, rows, kept), kept)
    _hide(moves, kept, dropped)
    addresses = values_of(kept.retired_slugs, "pk")
    settle_film(kept)
    moves.made(kept.retired_slugs.exclude(pk__in=addresses))
    moves.note(Film.objects.get(pk=kept.pk), before)
    merge.dropped = dropped
    merge.moved = {"steps": moves.steps, "dropped": was}
    merge.save()
    return merge


@transaction.atomic
def undo_merge(*, merge: FilmMerge, by: Any = None, reason: str = "") -> FilmMerge:
    """Take two merged films apart again: all that moved goes back, and facts are as they were.

    What came after the merge stays with the film that was kept, and what somebody has changed or
    deleted since is not touched. What stood on both and was then once, as a place on a list, is on
    both again unless it was taken off since. Raises CannotUndo.
    """
    merge = lock_merge(merge)
    kept, dropped = Film.objects.get(pk=merge.kept_id), merge.former
    way = WayBack(since=merge.merged_at, by=by, reason=reason)
    way.go(merge.moved["steps"])
    kept.refresh_from_db()
    way.save(kept)
    was = merge.moved["dropped"]
    dropped.merged_into, dropped.slug, dropped.is_public = None, was["slug"], was["is_public"]
    save_film(way.told(dropped))
    for film in (kept, dropped):
        settle_film(film)
    merge.undone_at, merge.moved = timezone.now(), {}
    merge.save(update_fields=["undone_at", "moved"])
    return merge


@transaction.atomic
def end_merge(merge: FilmMerge) -> None:
    """Delete what is left of the dropped record, for good."""
    dropped = merge.former
    remove_card(dropped)
    FilmMerge.objects.filter(kept=dropped).update(kept=merge.kept_id)
    dropped.delete()
    FilmMerge.objects.filter(pk=merge.pk).update(moved={})


def what_moves(kept: Film, dropped: Film) -> list[Tally]:
    """The numbers of what a merge of the two would move, apart from members' voices."""
    numbers: dict[Any, Counter] = defaultdict(Counter)
    for name, rows in what_readers_keep(dropped):
        if label := getattr(rows.model, "moves_as", None):
            there = rows.count()
            own = rows.model._base_manager.filter(**{name: kept.pk}).count()
            twice = there - not_there_twice(name, rows, kept).count()
            numbers[label].update(kept=own, dropped=there, twice=twice)
    tallies = [Tally(label, n["kept"], n["dropped"], n["twice"]) for label, n in numbers.items()]
    said = [is_said_already(_credited_on(kept, credit)) for credit in dropped.credits.all()]
    tallies.append(Tally(_("Credits"), kept.credits.count(), len(said), sum(said)))
    tallies.append(Tally(_("Pictures"), kept.stills.count(), dropped.stills.count(), 0))
    return tallies


def lock_merge(merge: FilmMerge) -> FilmMerge:
    """A merge that can be undone now, locked until the transaction ends. Raises CannotUndo."""
    locked = FilmMerge.objects.standing().select_for_update().filter(pk=merge.pk).first()
    if locked is None or locked.undone_until <= timezone.now():
        raise CannotUndo
    if later := FilmMerge.objects.after(locked):
        raise CannotUndo(later)
    return locked


def _lock(kept: Film, dropped: Film) -> None:
    both = Film.objects.filter(pk__in=(kept.pk, dropped.pk)).order_by("pk")
    if len(both.select_for_update(no_key=True)) < 2:
        raise CannotMerge
    for film in (kept, dropped):
        film.refresh_from_db()


def _refuse_voices(dropped: Film) -> None:
    for relation in dropped._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel) and relation.on_delete is PROTECT:
            rows = relation.related_model._base_manager.filter(**{relation.field.name: dropped.pk})
            if found := list(rows):
                raise CannotMerge(found)


def _refuse_other_years(kept: Film, dropped: Film) -> None:
    if len({year for film in (kept, dropped) if (year := _year_of(film))}) > 1:
        raise YearsDiffer


def _year_of(film: Film) -> int | None:
    return film.release_year or (film.released.year if film.released else None)


def _move_parts(moves: Moves, kept: Film, dropped: Film) -> None:
    known = {"", kept.title, kept.original_title, *values_of(kept.titles, "title")}
    _move_all_but_known(moves, dropped.titles.all(), known, "title", kept)
    for name in dict.fromkeys((dropped.title, dropped.original_title)):
        if name not in known:
            title = FilmTitle(film=kept, title=name)
            moves.save(title)
            moves.made([title])
            known.add(name)
    for credit in dropped.credits.all():
        if not is_said_already(_credited_on(kept, credit)):
            moves.change(dropped.credits.filter(pk=credit.pk), {"film_id": kept.pk})
    _move_all_but_known(
        moves, dropped.plots.all(), set(values_of(kept.plots, "body")), "body", kept
    )
    for rows in (dropped.stills.all(), dropped.links.all()):
        moves.change(rows, {"film_id": kept.pk})
    for own, other in ((kept.genres, dropped.genres), (kept.countries, dropped.countries)):
        stored = own.through.objects.filter(film=kept)
        before = values_of(stored, "pk")
        own.add(*other.all())
        moves.made(stored.exclude(pk__in=before))


def _credited_on(film: Film, credit: Credit) -> Credit:
    credit.film = film
    return credit


def _move_all_but_known(moves: Moves, records, known: set, field: str, kept: Film) -> None:
    for record in records:
        if getattr(record, field) not in known:
            known.add(getattr(record, field))
            moves.change(records.filter(pk=record.pk), {"film_id": kept.pk})


def _move_once(moves: Moves, rows: QuerySet, column: str, movable: QuerySet, kept: Film) -> None:
    keys, once_per = values_of(movable, "pk"), rows.model.once_per
    moves.change(rows.filter(pk__in=keys), {column: kept.pk})
    if once_per:
        names = [rows.model._meta.get_field(name).attname for name in once_per]
        moves.take(rows.exclude(pk__in=keys), beside={column: kept.pk}, once_per=names)


def _hide(moves: Moves, kept: Film, dropped: Film) -> None:
    """Nobody sees the record any more; its addresses lead to the kept one."""
    moves.change(RetiredSlug.objects.filter(film=dropped), {"film_id": kept.pk})
    address = dropped.slug
    dropped.slug = first_free(f"merged-{dropped.pk}", film_slug_is_taken)
    dropped.is_public, dropped.merged_into = False, kept
    moves.save(dropped)
    FilmToken.objects.filter(record=dropped.pk).delete()
    retired, is_new = RetiredSlug.objects.get_or_create(slug=address, film=kept)
    if is_new:
        moves.made([retired])
