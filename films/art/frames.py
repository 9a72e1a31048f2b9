"""The frames: where picture, title and credits stand on the sheet. A director has one of them.

Units are the sheet's width, so a sheet is 1.5 high. What stands in them is drawn in posters.py.
"""

from typing import NamedTuple

# Left, top, right and bottom.
Area = tuple[float, float, float, float]


class Frame(NamedTuple):
    """`credits` is the baseline of director and year; with `low` the title stands at its box's
    foot; `upright` means that title and credits climb the left edge, as on a spine."""

    picture: Area
    title: Area
    credits: float
    low: bool = False
    shape: str = "box"
    rules: tuple[float, ...] = ()
    upright: bool = False


FRAMES = {
    "arch": Frame((0.14, 0.09, 0.86, 1.10), (0.07, 1.15, 0.93, 1.37), 1.43, shape="arch"),
    "deep": Frame((0, 0.12, 1, 0.98), (0.07, 1.04, 0.93, 1.36), 0.085, low=True),
    "foot": Frame((0, 0, 1, 1.13), (0.07, 1.18, 0.93, 1.39), 1.45),
    "grid": Frame((0, 0.44, 1, 1.5), (0.07, 0.18, 0.93, 0.41), 0.115, rules=(0.055, 0.14)),
    "head": Frame((0, 0.42, 1, 1.5), (0.07, 0.06, 0.93, 0.30), 0.375),
    "inset": Frame((0.07, 0.07, 0.93, 1.10), (0.07, 1.15, 0.93, 1.37), 1.43),
    "plate": Frame((0.07, 0.40, 0.93, 1.43), (0.07, 0.065, 0.93, 0.29), 0.36),
    "round": Frame((0.07, 0.07, 0.93, 0.93), (0.07, 1.02, 0.93, 1.36), 1.43, True, "round"),
    "ruled": Frame(
        (0.07, 0.15, 0.93, 1.06), (0.07, 1.13, 0.93, 1.35), 0.105, rules=(0.05, 0.13, 1.08, 1.43)
    ),
    "tall": Frame((0.34, 0, 1, 1.5), (0.05, 0.05, 0.29, 1.45), 1.45, upright=True),
}
