"""The order in which readers look for names. Pure.

Databases sort by code, Åland after Zimbabwe, and each engine in its own way. No library that the
site has knows the orders of languages: that takes ICU, which is built from C++. Folded, a letter
with a mark stands where readers of English look for it. A translation into a language with an order
of its own needs ICU here.
"""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from text.folding import fold


class Named(Protocol):
    @property
    def name(self) -> str: ...


Row = TypeVar("Row", bound=Named)


def reading_order(name: str) -> tuple[str, str]:
    """The key by which names are sorted; the name itself decides between two that fold alike."""
    return fold(name), name


def by_name(rows: Iterable[Row]) -> list[Row]:
    """The rows in the order of their names."""
    return sorted(rows, key=lambda row: reading_order(row.name))
