"""What a public page depends on, declared in one line beside its view.

The ground below all floors: it knows no film and no member, and imports no other app. Who keeps
the pages, and what changes their keys, is in `reviewsite.page_cache`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

View = TypeVar("View")


@dataclass(frozen=True, slots=True)
class Freshness:
    """When a kept page is still the page that the view would make.

    `keys` name what it shows; "film:{slug}" is the film that the address names. `also` finds
    further keys by the arguments of the view. `query` names the arguments that may stand
    behind the question mark.
    """

    keys: tuple[str, ...]
    also: Callable[..., Iterable[str]] | None
    query: frozenset[str]
    daily: bool


def depends_on(
    *keys: str,
    also: Callable[..., Iterable[str]] | None = None,
    query: Iterable[str] = (),
    daily: bool = False,
) -> Callable[[View], View]:
    """The page may be kept for visitors until one of its keys changes; `daily`: or the day does.

    What `also` finds must not change unless one of `keys` does.
    """

    def mark(view: View) -> View:
        cast(Any, view).freshness = Freshness(keys, also, frozenset(query), daily)
        return view

    return mark


def freshness_of(view: object) -> Freshness | None:
    """What was declared of a view; None where its pages are made for each request."""
    return getattr(view, "freshness", None)
