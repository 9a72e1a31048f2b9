"""The faces that ship with the project, and how each one sets a title.

Which text a face covers lives in scripts.py; breaking a title into lines lives in lettering.py.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"
# Below this FreeType draws smudges, not letters.
SMALLEST_FONT = 8


class Face(NamedTuple):
    """One font file and its setting.

    `biggest` is the largest size, a share of the sheet's width; `leading` is the distance between
    baselines in units of the size.
    """

    file: str
    biggest: float
    leading: float = 1.02
    capitals: bool = False
    from_right: bool = False


LETTERING = {
    "bod8": Face("bod8", 0.135),
    "league": Face("league", 0.25, 0.86, capitals=True),
    "serif5": Face("serif5", 0.14),
    "serif9": Face("serif9", 0.15),
    "sofia8": Face("sofia8", 0.14),
    "sofiax8": Face("sofiax8", 0.24, 0.84, capitals=True),
    "unb8": Face("unb8", 0.105, 1.0, capitals=True),
}
# Those that posters are set in; a director has one of them.
POSTER_FACES = ("league", "sofiax8", "serif9", "serif5", "unb8", "bod8")
# Tried in this order when no Latin face covers a title.
SCRIPT_FACES = {
    "hangul": Face("hangul", 0.15, 1.1),
    "japanese": Face("japanese", 0.14, 1.14),
    "arabic": Face("arabic", 0.16, 1.2, from_right=True),
}
CREDITS = Face("sofia6", 0.036)


@cache
def load_font(file: str, size: float) -> ImageFont.FreeTypeFont:
    """The face at a size in supersampled pixels."""
    return ImageFont.truetype(FONTS / f"{file}.ttf", max(SMALLEST_FONT, int(size)))
