"""Where a composition leaves the sheet calm enough to letter. The lettering itself is elsewhere."""

from enum import Enum, auto
from typing import NamedTuple


class Place(Enum):
    """The corner the title is set in."""

    TOP = auto()
    BOTTOM = auto()


class Calm(NamedTuple):
    """The flat part of the sheet.

    `starts` is the share of the height from which the sheet is flat down to its foot; a title that
    needs more gets a panel of the same colour under it. `inked` says that the flat colour is the
    ink and not the ground.
    """

    starts: float
    inked: bool = False
    place: Place = Place.BOTTOM
