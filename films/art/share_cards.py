"""The cards that other sites show beside a link: a film's and a review's, 1200 by 630.

Ink on paper, like the pages. What a card may tell, and storing it, is decided elsewhere; text that
no shipped face covers is left out, never drawn as empty boxes.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PIL import Image, ImageOps

from films.art.canvas import SUPERSAMPLE, Canvas
from films.art.faces import CREDITS, Face, load_font
from films.art.lettering import balanced, broken_words, shortened
from films.art.palettes import Inks, mix
from films.art.scripts import CannotLetter, clean, covers, face_for

# The size that link previews are laid out for; a larger one is scaled down by them.
CARD_WIDTH, CARD_HEIGHT = 1200, 630
# Flat inks and letters: ringing begins below, and above a card passes 120 kB now and then.
JPEG_QUALITY = 82
# Paper, ink, secondary ink and the line of controls, as in the light pages' tokens.
PAPER = Inks("#fbfbfa", "#17171b", "#4b4b53", "#81818a")
EMPTY = mix(PAPER.ground, PAPER.third, 0.42)
SERIF = "serif5"

# Final pixels. The picture at the side keeps the proportions of a poster.
SIDE = 420
BAND = 270
MARGIN = 64
SMALL_SIZE, SMALL_LEADING = 34, 46
SCORE_SIZE = 64
WORDMARK_SIZE = 38
# The largest size at which a heading fits is taken; a still longer one ends in an ellipsis.
HEADING_SIZES = (112, 92, 80, 70, 62, 54, 48, 42)
HEADING_LEADING = 1.12
FOOT = 78


@dataclass(frozen=True)
class Card:
    """What a card tells: a heading, small lines below it, and a score of 1 to 10 or None."""

    heading: str
    lines: Sequence[str]
    score: Decimal | None
    wordmark: str


def draw_card(card: Card, picture: Image.Image | None) -> Image.Image:
    """A card with its picture, cropped to 2:3, at the start side."""
    sheet = Canvas(CARD_WIDTH, CARD_HEIGHT, PAPER)
    left = MARGIN
    if picture:
        _paste(sheet, picture, SIDE, CARD_HEIGHT)
        left += SIDE
    _tell(sheet, card, left, MARGIN)
    return sheet.finished()


def draw_banner_card(card: Card, picture: Image.Image) -> Image.Image:
    """A card with its picture, cropped to a band, across the top."""
    sheet = Canvas(CARD_WIDTH, CARD_HEIGHT, PAPER)
    _paste(sheet, picture, CARD_WIDTH, BAND)
    _tell(sheet, card, MARGIN, BAND + MARGIN // 2)
    return sheet.finished()


def to_jpeg(image: Image.Image) -> bytes:
    """The card as JPEG, which every reader of link previews knows."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
    return out.getvalue()


def _paste(sheet: Canvas, picture: Image.Image, width: int, height: int) -> None:
    size = (width * SUPERSAMPLE, height * SUPERSAMPLE)
    sheet.image.paste(ImageOps.fit(picture.convert("RGB"), size), (0, 0))


def _tell(sheet: Canvas, card: Card, left: int, top: int) -> None:
    x, right = left * SUPERSAMPLE, sheet.w - MARGIN * SUPERSAMPLE
    lines = [(text, face) for text in map(clean, card.lines) if (face := _small_face(text))]
    foot = (CARD_HEIGHT - FOOT) * SUPERSAMPLE
    # Above the foot the score's numeral rises; below the small lines there is one line of air.
    floor = foot - (SCORE_SIZE + SMALL_LEADING * len(lines)) * SUPERSAMPLE
    heading = clean(card.heading)
    from_right = bool((face := _face(heading)) and face.from_right)
    y = _draw_heading(sheet, heading, (x, top * SUPERSAMPLE, right, floor))
    for text, face in lines:
        y += SMALL_LEADING * SUPERSAMPLE
        font = load_font(face.file, SMALL_SIZE * SUPERSAMPLE)
        shown = shortened(text, font.getlength, right - x)
        at, anchor = ((right, y), "rs") if from_right else ((x, y), "ls")
        sheet.pen.text(at, shown, font=font, fill=PAPER.second, anchor=anchor)
    if card.score is not None:
        _draw_score(sheet, card.score, x, foot)
    _draw_wordmark(sheet, clean(card.wordmark), right, foot)


def _small_face(text: str) -> Face | None:
    return CREDITS if text and covers(CREDITS, text) else _face(text)


def _face(text: str) -> Face | None:
    try:
        return face_for(text, SERIF)
    except CannotLetter:
        return None


def _draw_heading(sheet: Canvas, text: str, box: tuple[float, float, float, float]) -> float:
    """Draw the heading from the top of its box; return the baseline of its last line."""
    left, top, right, bottom = box
    face = _face(text)
    if face is None:
        return top
    size, lines = _fitted(text, face, right - left, bottom - top)
    font = load_font(face.file, size)
    baseline = top - font.getbbox("H", anchor="ls")[1]
    for i, line in enumerate(lines):
        y = baseline + i * size * HEADING_LEADING
        at, anchor = ((right, y), "rs") if face.from_right else ((left, y), "ls")
        sheet.pen.text(at, line, font=font, fill=PAPER.ink, anchor=anchor)
    return baseline + (len(lines) - 1) * size * HEADING_LEADING + size * 0.2


def _fitted(text: str, face: Face, width: float, height: float) -> tuple[float, list[str]]:
    for final in HEADING_SIZES:
        size = final * SUPERSAMPLE
        measure = load_font(face.file, size).getlength
        words = text.split()
        if final == HEADING_SIZES[-1]:
            words = broken_words(words, measure, width)
        lines = balanced(words, measure, width)
        room = int(height / (size * HEADING_LEADING))
        if len(lines) <= room and max(map(measure, lines)) <= width:
            return size, lines
    last = shortened(" ".join(lines[room - 1 :]), measure, width)
    return size, [*lines[: room - 1], last]


def _draw_score(sheet: Canvas, score: Decimal, x: float, baseline: float) -> None:
    """Ten perforations filled up to the score, and the number after them."""
    size = SCORE_SIZE * SUPERSAMPLE
    cell, height = size * 0.54, size * 0.7

    def perforations(pen) -> None:
        for i in range(10):
            start = x + i * cell
            box = (start + cell * 0.1, baseline - height, start + cell * 0.9, baseline)
            pen.rounded_rectangle(box, radius=cell * 0.2, fill=255)

    def filled(pen) -> None:
        perforations(pen)
        pen.rectangle((x + float(score) * cell, 0, sheet.w, sheet.h), fill=0)

    sheet.through(sheet.mask(perforations), EMPTY)
    sheet.through(sheet.mask(filled), PAPER.ink)
    font = load_font(SERIF, size)
    at = (x + 10.5 * cell, baseline)
    sheet.pen.text(at, f"{score:f}", font=font, fill=PAPER.ink, anchor="ls")


def _draw_wordmark(sheet: Canvas, name: str, right: float, baseline: float) -> None:
    """The site's name at the end side; its full stop is a perforation."""
    size = WORDMARK_SIZE * SUPERSAMPLE
    stop = (right - size * 0.26, baseline - size * 0.42, right, baseline)
    face = _face(name)
    if face is None:
        return
    sheet.pen.rounded_rectangle(stop, radius=size * 0.07, fill=PAPER.ink)
    font = load_font(face.file, size)
    at = (right - size * 0.36, baseline)
    sheet.pen.text(at, name, font=font, fill=PAPER.ink, anchor="rs")
