"""Setting a title and its credits on a sheet: breaking lines, choosing the size, drawing.

Which face covers a title is decided in scripts.py; what is drawn behind it in schools/.
"""

from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from PIL import ImageFont

from films.art.canvas import Canvas, Point
from films.art.faces import CREDITS, Face, load_font
from films.art.palettes import readable_on
from films.art.schools.calm import Calm, Place
from films.art.scripts import CannotLetter, as_set, covers, face_for

# Shares of the sheet. A title is read at 120 px wide too, so it may grow, and its panel with it.
MARGIN = 0.07
TITLE_HEIGHTS = ((26, 0.165), (60, 0.20), (120, 0.28))
LONGEST_TITLE_HEIGHT = 0.36
PANEL_AIR = 0.022
# Widths are measured once at this size and scaled: kerning does not depend on the size.
MEASURED_AT = 200
SHRINK = 0.95
# As shares of the height: below the first a long word is broken, below the second nothing shrinks.
SMALLEST_WHOLE_WORDS = 0.042
SMALLEST = 0.014
ELLIPSIS = "…"

Measure = Callable[[str], float]


class Setting(NamedTuple):
    """A title broken into lines that fit their box, in supersampled pixels."""

    face: Face
    font: ImageFont.FreeTypeFont
    lines: list[str]
    leading: float

    @property
    def height(self) -> float:
        return self.leading * len(self.lines)


class Credits(NamedTuple):
    """The small type at the foot; either may be empty."""

    director: str
    year: str


def letter_poster(c: Canvas, calm: Calm, setting: Setting, credits: Credits) -> None:
    """Print a title and its credits where the composition left the sheet calm.

    A director no face covers is left out.
    """
    if calm.place is Place.TOP and setting.height <= c.h * TITLE_HEIGHTS[0][1]:
        _letter_top(c, setting, credits)
        return
    surface, colour = c.inks.ground, c.inks.ink
    if calm.inked:
        surface, colour = colour, surface
    foot = c.h - c.w * MARGIN * 0.82
    first = foot - c.h * setting.face.drop - setting.leading * (len(setting.lines) - 1)
    panel = first + setting.font.getbbox(setting.lines[0], anchor="ls")[1] - c.h * PANEL_AIR
    if panel < calm.starts * c.h:
        c.box(0, panel, c.w, c.h, surface)
    _draw_credits(c, credits, colour, year_at=(c.w * (1 - MARGIN), foot), anchor="rs")
    _draw_lines(c, setting, first, colour)


def _letter_top(c: Canvas, setting: Setting, credits: Credits) -> None:
    margin = c.w * MARGIN
    _draw_lines(c, setting, margin - setting.font.getbbox("H", anchor="ls")[1], c.inks.ink)
    above_director = (margin, c.h - margin * 0.82 - c.h * CREDITS.biggest * 1.35)
    colour = readable_on(c.inks.second, c.inks)
    _draw_credits(c, credits, colour, year_at=above_director, anchor="ls")


def _draw_lines(c: Canvas, setting: Setting, baseline: float, colour: str) -> None:
    margin, anchor = c.w * MARGIN, "ls"
    if setting.face.from_right:
        margin, anchor = c.w - margin, "rs"
    for i, line in enumerate(setting.lines):
        at = (margin, baseline + i * setting.leading)
        c.pen.text(at, line, font=setting.font, fill=colour, anchor=anchor)


def _draw_credits(c: Canvas, credits: Credits, colour: str, *, year_at: Point, anchor: str) -> None:
    """The director at the foot's left, cut to leave a year on the same line its room."""
    margin, size = c.w * MARGIN, c.h * CREDITS.biggest
    numerals = load_font(CREDITS.file, size)
    c.pen.text(year_at, credits.year, font=numerals, fill=colour, anchor=anchor)
    face = _credits_face(credits.director)
    if face:
        font = load_font(face.file, size)
        beside = numerals.getlength(credits.year) + margin if anchor == "rs" else 0
        name = shortened(credits.director, font.getlength, c.w - 2 * margin - beside)
        c.pen.text((margin, c.h - margin * 0.82), name, font=font, fill=colour, anchor="ls")


def _credits_face(director: str) -> Face | None:
    if director and covers(CREDITS, director):
        return CREDITS
    try:
        return face_for(director)
    except CannotLetter:
        return None


def shortened(text: str, measure: Measure, width: float) -> str:
    """The text, cut with an ellipsis if it is wider than the width."""
    if measure(text) <= width:
        return text
    while text and measure(text + ELLIPSIS) > width:
        text = text[:-1].rstrip(" ,")
    return text + ELLIPSIS


def set_title(title: str, face: Face, width: float, height: float) -> Setting:
    """The largest setting of a title on a sheet of this size (supersampled pixels)."""
    shown = as_set(face, title)
    width_of = cache(load_font(face.file, MEASURED_AT).getlength)
    room, tallest = width * (1 - 2 * MARGIN), height * _title_height(shown)
    size, words = height * face.biggest, shown.split()
    while True:
        scale = size / MEASURED_AT

        def measure(text: str, scale: float = scale) -> float:
            return width_of(text) * scale

        if size <= height * SMALLEST_WHOLE_WORDS:
            words = broken_words(shown.split(), measure, room)
        lines = balanced(words, measure, room)
        fits = max(map(measure, lines)) <= room and len(lines) * size * face.leading <= tallest
        if fits or size * SHRINK < height * SMALLEST:
            return Setting(face, load_font(face.file, size), lines, size * face.leading)
        size *= SHRINK


def _title_height(title: str) -> float:
    for length, share in TITLE_HEIGHTS:
        if len(title) <= length:
            return share
    return LONGEST_TITLE_HEIGHT


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
