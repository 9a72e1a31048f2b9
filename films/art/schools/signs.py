"""Schools that are one large sign: an eye, a flower, a letter. Each returns the calm it leaves."""

import math
import random

from films.art.canvas import Canvas, Point
from films.art.faces import load_font
from films.art.schools.calm import Calm
from films.art.scripts import as_set, face_for

# The faces heavy enough to fill a sheet with one glyph.
INITIAL_FACES = ("serif9", "unb8", "sofiax8")


def eye(c: Canvas, r: random.Random, title: str) -> Calm:
    """An eye made of five lids."""
    ground, ink, second, third = c.inks
    x, y, half = c.w / 2, c.h * 0.38, c.w * 0.46
    for k in range(5, 0, -1):
        lid = _lid(x, y, half * (1 + 0.05 * k), half * (0.30 + 0.16 * k))
        c.shape(lid, (second, ground)[k % 2])
    c.circle(x, y, half * 0.42, third)
    c.circle(x, y, half * 0.22, ink)
    c.circle(x - half * 0.1, y - half * 0.12, half * 0.06, ground)
    return Calm(0.725)


def _lid(x: float, y: float, across: float, down: float) -> list[Point]:
    upper = [
        (x - across + 2 * across * i / 100, down * math.sin(math.pi * i / 100)) for i in range(101)
    ]
    return [(px, y - py) for px, py in upper] + [(px, y + py) for px, py in reversed(upper)]


def petals(c: Canvas, r: random.Random, title: str) -> Calm:
    """A flower of discs in two inks."""
    ground, ink, second, third = c.inks
    count, x, y, radius = r.choice([8, 10, 12]), c.w / 2, c.h * 0.40, c.w * 0.36
    for i in range(count):
        angle, reach = i / count * math.tau, radius * 0.62
        fill = second if i % 2 else third
        c.circle(x + math.cos(angle) * reach, y + math.sin(angle) * reach, radius * 0.36, fill)
    c.circle(x, y, radius * 0.42, ink)
    c.circle(x, y, radius * 0.20, ground)
    return Calm(0.66)


def letter(c: Canvas, r: random.Random, title: str) -> Calm:
    """The first glyph of the title, cropped by the sheet."""
    ground, _ink, second, third = c.inks
    initial = next((char for char in title if char.isalnum()), title[0])
    face = face_for(initial, r.choice(INITIAL_FACES))
    initial = as_set(face, initial)
    full = c.h * 1.02
    x0, _y0, x1, _y1 = load_font(face.file, full).getbbox(initial)
    font = load_font(face.file, full * min(c.w * 1.22 / max(1, x1 - x0), 1.25))
    x0, y0, x1, y1 = font.getbbox(initial)
    x, y = (c.w - (x1 - x0)) / 2 - x0 - c.w * 0.08, c.h * 0.40 - (y1 + y0) / 2
    c.pen.text((x + c.w * 0.05, y + c.w * 0.04), initial, font=font, fill=third)
    c.pen.text((x, y), initial, font=font, fill=second)
    c.box(0, c.h * 0.80, c.w, c.h, ground)
    return Calm(0.80)
