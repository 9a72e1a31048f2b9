"""The order of the films on a list, after somebody typed other places."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

Row = TypeVar("Row")


def in_new_order(rows: Sequence[Row], moved: Mapping[Row, int]) -> list[Row]:
    """The rows in their order, but each moved one at the place that was typed for it.

    Places begin at 1; one beyond the end is the end. The others keep their order around it.
    """
    ordered = [row for row in rows if row not in moved]
    for row in sorted(moved, key=lambda row: moved[row]):
        ordered.insert(max(moved[row], 1) - 1, row)
    return ordered
