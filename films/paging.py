"""Pages of a long list that are found by where the last one ended, never by counting.

Here: cursors, the walk along an order, and the walk along all rows of a table. Not here: which
films are in the list.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db.models import Model, Q, QuerySet

# A cursor is "8.90-17": the value of the order's key in the row that a page ended with, and the
# row's number. "none-17" stands among the rows that have no value; they come last.
_CURSOR = re.compile(r"(none|\d{1,9}|\d{1,2}\.\d{1,2})-(\d{1,18})", re.ASCII)


class InvalidCursor(ValueError):
    """The text is no place in this list."""


@dataclass(frozen=True)
class Order:
    """What a list is sorted by: the path of a column, and that of the row's number beside it in
    the same index."""

    key: str
    number: str = "pk"
    descending: bool = True
    may_be_empty: bool = True


@dataclass(frozen=True)
class Cursor:
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
        for name in order.key.split("__"):
            value = getattr(value, name, None)
        return cls(value, row.pk)

    def __str__(self) -> str:
        return f"{'none' if self.value is None else self.value}-{self.number}"


@dataclass(frozen=True)
class Page:
    """The rows, and the queries of the pages on either side: "before=8.90-17", or ""."""

    rows: list
    previous: str
    next: str


def page_of(
    queryset: QuerySet, order: Order, *, after: str = "", before: str = "", size: int
) -> Page:
    """The page that follows the cursor `after`, or that ends where `before` begins.

    With neither it is the first page. Raises InvalidCursor.
    """
    backward = bool(before) and not after
    cursor = Cursor.parse(after or before) if after or before else None
    found = _walk(queryset, order, cursor, backward=backward, limit=size + 1)
    more = len(found) > size
    rows = found[:size]
    if backward:
        rows.reverse()
    if not rows:
        return Page([], "", "")
    has_previous, has_next = (more, True) if backward else (cursor is not None, more)
    return Page(
        rows,
        f"before={Cursor.at(rows[0], order)}" if has_previous else "",
        f"after={Cursor.at(rows[-1], order)}" if has_next else "",
    )


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


def _walk(
    queryset: QuerySet, order: Order, cursor: Cursor | None, *, backward: bool, limit: int
) -> list:
    parts = [True, False] if order.may_be_empty else [True]
    if backward:
        parts.reverse()
    if cursor is not None and (cursor.value is not None) in parts:
        parts = parts[parts.index(cursor.value is not None) :]
    found: list = []
    for has_value in parts:
        if len(found) < limit:
            part = _part(queryset, order, has_value, backward)
            if cursor is not None and (cursor.value is not None) == has_value:
                part = part.filter(_beyond(order, cursor, backward))
            found += part[: limit - len(found)]
    return found


def _part(queryset: QuerySet, order: Order, has_value: bool, backward: bool) -> QuerySet:
    sign = "-" if order.descending != backward else ""
    names = [order.key, order.number] if has_value else ["pk"]
    return queryset.filter(**{f"{order.key}__isnull": not has_value}).order_by(
        *(sign + name for name in names)
    )


def _beyond(order: Order, cursor: Cursor, backward: bool) -> Q:
    """Rows behind the cursor. The first condition lets the database seek in its index."""
    side = "lt" if order.descending != backward else "gt"
    if cursor.value is None:
        return Q(**{f"pk__{side}": cursor.number})
    return Q(**{f"{order.key}__{side}e": cursor.value}) & (
        Q(**{f"{order.key}__{side}": cursor.value})
        | Q(**{f"{order.number}__{side}": cursor.number})
    )
