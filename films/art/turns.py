"""Where a composition stands: five numbers that no two films of a shelf share.

Pure arithmetic; which number a film has is decided where films are stored.
"""

import hashlib
import random

# The sequence that fills five dimensions most evenly: each step is a power of the root of
# x^6 = x + 1 (M. Roberts, 2018).
STEPS = tuple(1.1347241384**-power for power in range(1, 6))
# How finely uniqueness looks: a sixth of an axis can be seen at 120 pixels.
LEVELS = 6


def digest(*facts: object) -> int:
    """64 bits that the same facts always give."""
    told = "|".join(map(str, facts)).encode()
    return int.from_bytes(hashlib.sha256(told).digest()[:8], "big")


def dice_of(*facts: object) -> random.Random:
    """Dice that the same facts always start in the same state."""
    return random.Random(digest(*facts))  # noqa: S311 (no secret)


class Turn:
    """Five numbers from 0 to 1: how many, how tilted, how far across and down, how large.

    They follow from the film's number on its shelf; without one, from its facts. `dice` are for
    what is too small to tell posters apart.
    """

    def __init__(self, facts: tuple[object, ...], shelf: str, number: int | None):
        self.dice = dice_of(*facts, "dice")
        if number is None:
            self.u = [self.dice.random() for _ in STEPS]
        else:
            start = dice_of(shelf)
            self.u = [(start.random() + number * step) % 1 for step in STEPS]

    def count(self, low: int, high: int) -> int:
        """A whole number from low to high."""
        return low + int(self.u[0] * (high - low + 1))

    def lean(self, low: float, high: float) -> float:
        """How far it is tilted or slipped, from low to high."""
        return low + self.u[1] * (high - low)

    def across(self, low: float, high: float) -> float:
        """A place from left to right, from low to high."""
        return low + self.u[2] * (high - low)

    def down(self, low: float, high: float) -> float:
        """A place from top to bottom, from low to high."""
        return low + self.u[3] * (high - low)

    def size(self, low: float, high: float) -> float:
        """How large it is, from low to high."""
        return low + self.u[4] * (high - low)

    def levels(self) -> tuple[int, ...]:
        """The five numbers as coarsely as an eye compares them, each 0 to 5."""
        return tuple(int(u * LEVELS) for u in self.u)
