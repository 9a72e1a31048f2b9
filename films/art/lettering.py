"""Setting a title in a box: breaking lines, choosing the size.

Which face covers a title is decided in scripts.py; where it stands on the sheet in frames.py.
"""

from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from PIL import ImageFont

from films.art.faces import CREDITS, Face, load_font
from films.art.scripts import CannotLetter, as_set, covers, face_for

# Widths are measured once at this size and scaled: kerning does not depend on the size.
MEASURED_AT = 200
SHRINK = 0.95
# Shares of the sheet's width: below the first a long word is broken, below the second nothing
# shrinks. Three hundred letters fit into every frame above the second.
SMALLEST_WHOLE_WORDS = 0.06
SMALLEST = 0.017
ELLIPSIS = "…"

Measure = Callable[[str], float]


class Setting(NamedTuple):
    """A title broken into lines that fit their box, in drawn pixels."""

    face: Face
    font: ImageFont.FreeTypeFont
    lines: list[str]
    leading: float

    @property
    def rises(self) -> float:
        """How far the first line stands above its baseline."""
        return -self.font.getbbox(self.lines[0], anchor="ls")[1]

    @property
    def hangs(self) -> float:
        """How far the last line's descenders hang below its baseline."""
        return self.font.getbbox(self.lines[-1], anchor="ls")[3]

    @property
    def printed(self) -> float:
        """From the top of the first line to the lowest descender."""
        return self.rises + self.leading * (len(self.lines) - 1) + self.hangs


def credits_face(name: str) -> Face | None:
    """The face that a name in the credits is set in; None where no face covers it."""
    if name and covers(CREDITS, name):
        return CREDITS
    try:
        return face_for(name)
    except CannotLetter:
        return None


def shortened(text: str, measure: Measure, width: float) -> str:
    """The text, cut with an ellipsis if it is wider than the width."""
    if measure(text) <= width:
        return text
    while text and measure(text + ELLIPSIS) > width:
        text = text[:-1].rstrip(" ,")
    return text + ELLIPSIS


def set_title(title: str, face: Face, width: float, height: float, unit: float) -> Setting:
    """The largest setting of a title in a box, descenders and all, on a sheet `unit` wide."""
    shown = as_set(face, title)
    width_of = cache(load_font(face.file, MEASURED_AT).getlength)
    size, words = unit * face.biggest, shown.split()
    while True:
        scale = size / MEASURED_AT

        def measure(text: str, scale: float = scale) -> float:
            return width_of(text) * scale

        if size <= unit * SMALLEST_WHOLE_WORDS:
            words = broken_words(shown.split(), measure, width)
        lines = balanced(words, measure, width)
        setting = Setting(face, load_font(face.file, size), lines, size * face.leading)
        fits = max(map(measure, lines)) <= width and setting.printed <= height
        if fits or size * SHRINK < unit * SMALLEST:
            return setting
        size *= SHRINK


def wrapped(words: list[str], measure: Measure, width: float) -> list[str]:
    """The words in as few lines as the width allows; a word wider than it stands alone."""
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balanced(words: list[str], measure: Measure, width: float) -> list[str]:
    """The words wrapped, then in the narrowest measure that keeps the number of lines."""
    lines = wrapped(words, measure, width)
    narrow = width * 0.98
    while len(lines) > 1 and narrow > width * 0.4:
        tighter = wrapped(words, measure, narrow)
        if len(tighter) > len(lines) or max(map(measure, tighter)) > narrow:
            break
        lines, narrow = tighter, narrow - width * 0.02
    return lines


def broken_words(words: list[str], measure: Measure, width: float) -> list[str]:
    """The words, with those wider than the width cut into pieces that are not."""
    pieces = []
    for word in words:
        rest = word
        while len(rest) > 1 and measure(rest) > width:
            cut = _widest_beginning(rest, measure, width)
            pieces.append(rest[:cut])
            rest = rest[cut:]
        pieces.append(rest)
    return pieces


def _widest_beginning(word: str, measure: Measure, width: float) -> int:
    """How many letters of the word fit into the width; at least one."""
    return 1 + bisect_right(range(2, len(word)), width, key=lambda end: measure(word[:end]))
