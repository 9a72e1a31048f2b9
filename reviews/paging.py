"""Pages of long lists by key: "what comes after this row", never "skip a thousand rows".

Here: cutting one page out of an ordered queryset. Not here: which rows a list has.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

# Keys have at most 19 digits in the database; 18 never overflow it.
_KEY = re.compile(r"[0-9]{1,18}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one page, and the query strings of its neighbours, "" where there is none."""

    rows: list[Any]
    previous: str
    next: str


def read_key(text: str | None) -> int | None:
    """A primary key from an address; None for anything else."""
    return int(text) if text and _KEY.fullmatch(text) else None


def page_of(
    rows: QuerySet,
    *,
    order: tuple[str, ...],
    size: int,
    query: Mapping[str, str],
) -> Page:
    """At most `size` rows before or after the row that `?before=` or `?after=` names.

    `order` is the fields of the order, all ascending or all descending, the last one unique.
    A cursor that is no key, or that names no row, shows the first page.
    """
    backwards = "before" in query
    cursor = _cursor(rows.model._default_manager.all(), order, query)
    backwards = backwards and cursor is not None
    wanted = _reversed(order) if backwards else order
    rows = rows.order_by(*wanted)
    if cursor is not None:
        rows = rows.filter(_beyond(wanted, cursor))
    found = list(rows[: size + 1])
    has_more = len(found) > size
    shown = found[:size]
    if backwards:
        shown.reverse()
    has_previous, has_next = (has_more, True) if backwards else (cursor is not None, has_more)
    return Page(
        rows=shown,
        previous=f"before={shown[0].pk}" if shown and has_previous else "",
        next=f"after={shown[-1].pk}" if shown and has_next else "",
    )


def _cursor(rows: QuerySet, order: tuple[str, ...], query: Mapping[str, str]) -> tuple | None:
    key = read_key(query.get("before") or query.get("after"))
    if key is None:
        return None
    found = rows.filter(pk=key).values_list(*(field.lstrip("-") for field in order)).first()
    return None if found is None or None in found else found


def _beyond(order: tuple[str, ...], cursor: tuple) -> Q:
    """Rows after the cursor: the first fields equal, the next one beyond."""
    condition = Q()
    equal: dict[str, Any] = {}
    for field, value in zip(order, cursor, strict=True):
        name = field.lstrip("-")
        comparison = "lt" if field.startswith("-") else "gt"
        condition |= Q(**equal, **{f"{name}__{comparison}": value})
        equal[name] = value
    return condition


def _reversed(order: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(field[1:] if field.startswith("-") else f"-{field}" for field in order)
