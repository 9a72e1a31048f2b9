"""Pages of a long list that are found by where the last one ended, never by counting.

Here: cursors, the walk along an order, and the walk along all rows of a table. Not here: which
rows are in the list.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db.models import Model, Q, QuerySet

# Keys have at most 19 digits in the database; 18 never overflow it.
_KEY = re.compile(r"\d{1,18}", re.ASCII)
_CURSOR = re.compile(rf"(none|\d{{1,9}}|\d{{1,2}}\.\d{{1,2}})-({_KEY.pattern})", re.ASCII)

# All ascending or all descending ("-id"), the last one unique.
Order = tuple[str, ...]
# The values of an order's fields in the row that the last page ended with; None: the first page.
Place = tuple[Any, ...] | None


class InvalidCursor(ValueError):
    """The text is no place in this list."""


@dataclass(frozen=True)
class Cursor:
    """A row's value and number, "8.90-17"; "none-17" stands among the rows without a value."""

    value: Decimal | None
    number: int

    @classmethod
    def parse(cls, text: str) -> "Cursor":
        """Read a cursor from an address. Raises InvalidCursor."""
        match = _CURSOR.fullmatch(text)
        if match is None:
            raise InvalidCursor(text)
        return cls(None if match[1] == "none" else Decimal(match[1]), int(match[2]))

    @classmethod
    def at(cls, row: Model, order: Order) -> "Cursor":
        value: Any = row
        for name in _name(order[0]).split("__"):
            value = getattr(value, name, None)
        return cls(value, row.pk)

    def __str__(self) -> str:
        return f"{'none' if self.value is None else self.value}-{self.number}"


@dataclass(frozen=True, slots=True)
class Page:
    """The rows, and the queries of the pages on either side: "before=8.90-17", or ""."""

    rows: list[Any]
    previous: str
    next: str


def read_key(text: str | None) -> int | None:
    """A primary key from an address; None for anything else."""
    return int(text) if text and _KEY.fullmatch(text) else None


def page_of(
    rows: QuerySet,
    *,
    order: Order,
    size: int,
    query: Mapping[str, str],
    by_value: bool = False,
    read: Callable[[QuerySet], list] = list,
) -> Page:
    """At most `size` rows after or before the place that `?after=` or `?before=` names.

    A cursor is the number of a row; one that names no row shows the first page. `by_value`: the
    order is a number and the row's own; cursors tell both, since the former changes while readers
    walk, and rows without it come last. Then what is no cursor raises InvalidCursor. `read` makes
    the rows of a query.
    """
    after, before = query.get("after"), query.get("before")
    place = _place(rows, order, after or before, by_value)
    backward = place is not None and not after
    parts = _parts(rows, order, place, backward) if by_value else [(rows, order)]
    found = _walk(parts, place, backward, size + 1, read)
    more, shown = len(found) > size, found[:size]
    if backward:
        shown.reverse()
    if not shown:
        return Page([], "", "")
    has_previous, has_next = (more, True) if backward else (place is not None, more)
    first, last = (Cursor.at(row, order) if by_value else row.pk for row in (shown[0], shown[-1]))
    return Page(shown, f"before={first}" * has_previous, f"after={last}" * has_next)


def begins(query: Mapping[str, str]) -> bool:
    """Whether no cursor is asked for: the page is the first one."""
    return not (query.get("after") or query.get("before"))


def first_page(rows: list[Any], size: int) -> Page:
    """The first page of a list by number, of its first rows: one more than `size`, if there are."""
    shown = rows[:size]
    return Page(shown, "", f"after={shown[-1].pk}" if len(rows) > size else "")


def by_number(queryset: QuerySet, *, size: int = 500) -> Iterator[Any]:
    """All rows in the order of their numbers, `size` read at once.

    No query is open while the caller has a row, so the caller may write. With `iterator()` a write
    is refused on SQLite as soon as somebody else has written since the query began.
    """
    rows = list(queryset.order_by("pk")[:size])
    while rows:
        yield from rows
        rows = list(queryset.filter(pk__gt=rows[-1].pk).order_by("pk")[:size])


def chunks(items: Iterable, size: int = 500) -> Iterator[list]:
    """The items, `size` at a time."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


def _place(rows: QuerySet, order: Order, text: str | None, by_value: bool) -> Place:
    if not text:
        return None
    if by_value:
        cursor = Cursor.parse(text)
        return cursor.value, cursor.number
    every = rows.model._default_manager.filter(pk=read_key(text))
    found = every.values_list(*map(_name, order)).first()
    return None if found is None or None in found else found


def _parts(
    rows: QuerySet, order: Order, place: Place, backward: bool
) -> list[tuple[QuerySet, Order]]:
    """The rows with a value and those without, which their number orders, from the place on."""
    is_empty = f"{_name(order[0])}__isnull"
    by_number = ("-pk",) if order[0].startswith("-") else ("pk",)
    parts = [
        (rows.filter(**{is_empty: False}), order),
        (rows.filter(**{is_empty: True}), by_number),
    ]
    if backward:
        parts.reverse()
    return parts[1:] if place and (place[0] is None) != backward else parts


def _walk(
    parts: list[tuple[QuerySet, Order]],
    place: Place,
    backward: bool,
    limit: int,
    read: Callable[[QuerySet], list],
) -> list[Any]:
    found: list[Any] = []
    for rows, order in parts:
        if len(found) < limit:
            wanted = tuple(map(_turned, order)) if backward else order
            beyond = _beyond(wanted, place[-len(order) :]) if place else Q()
            found += read(rows.filter(beyond).order_by(*wanted)[: limit - len(found)])
            place = None
    return found


def _beyond(order: Order, place: tuple[Any, ...]) -> Q:
    """Rows behind the place: the first fields equal, the next one beyond. That the first field is
    no nearer lets the database seek in its index."""
    condition = Q()
    equal: dict[str, Any] = {}
    for field, value in zip(order, place, strict=True):
        condition |= Q(**equal, **{f"{_name(field)}__{_side(field)}": value})
        equal[_name(field)] = value
    return Q(**{f"{_name(order[0])}__{_side(order[0])}e": place[0]}) & condition


def _name(field: str) -> str:
    return field.removeprefix("-")


def _side(field: str) -> str:
    return "lt" if field.startswith("-") else "gt"


def _turned(field: str) -> str:
    return field[1:] if field.startswith("-") else f"-{field}"
