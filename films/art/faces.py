"""The faces that ship with the project, and how each one sets a title.

Which text a face covers lives in scripts.py; breaking a title into lines lives in lettering.py.
"""

from pathlib import Path
from typing import NamedTuple

from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"
# Below this FreeType draws smudges, not letters.
SMALLEST_FONT = 8


class Face(NamedTuple):
    """One font file and its setting.

    `biggest` is the largest size, a share of the sheet's height. `leading` is the distance between
    baselines and `drop` the distance from the last baseline to the credits', in units of the size
    and of the sheet's height.
    """

    file: str
    biggest: float
    leading: float = 0.98
    drop: float = 0.056
    capitals: bool = False
    from_right: bool = False


LETTERING = {
    "bod8": Face("bod8", 0.09),
    "league": Face("league", 0.17, 0.80, 0.044, capitals=True),
    "serif5": Face("serif5", 0.105),
    "serif9": Face("serif9", 0.105),
    "sofia8": Face("sofia8", 0.105),
    "sofiax8": Face("sofiax8", 0.17, 0.80, 0.044, capitals=True),
    "unb8": Face("unb8", 0.062, 0.92, 0.044, capitals=True),
}
# Tried in this order when no Latin face covers a title.
SCRIPT_FACES = {
    "hangul": Face("hangul", 0.12, 1.0),
    "japanese": Face("japanese", 0.11, 1.08),
    "arabic": Face("arabic", 0.13, 1.05, 0.072, from_right=True),
}
CREDITS = Face("sofia6", 0.024)


def load_font(file: str, size: float) -> ImageFont.FreeTypeFont:
    """The face at a size in supersampled pixels."""
    return ImageFont.truetype(FONTS / f"{file}.ttf", max(SMALLEST_FONT, int(size)))
