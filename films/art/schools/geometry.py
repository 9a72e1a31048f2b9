"""Schools made of blocks and bars. Every function draws one composition and returns its calm."""

import math
import random

from PIL import Image, ImageDraw

from films.art.canvas import Canvas
from films.art.palettes import mix
from films.art.schools.calm import Calm


def steps(c: Canvas, r: random.Random, title: str) -> Calm:
    """A staircase, and one ball on it."""
    _ground, ink, second, third = c.inks
    count = r.randint(6, 9)
    height, from_left = c.h * 0.74 / count, r.random() < 0.5
    for i in range(count):
        width, y = c.w * (i + 1) / count, i * height
        left, right = (0, width) if from_left else (c.w - width, c.w)
        c.box(left, y, right, y + height + 1, mix(second, third, i / (count - 1)))
    tread = r.randint(2, count - 3)
    x = c.w * (tread + 0.5) / count
    ball = height * 0.36
    c.circle(x if from_left else c.w - x, tread * height - ball, ball, ink)
    return Calm(0.75)


def stripes(c: Canvas, r: random.Random, title: str) -> Calm:
    """Upright bars with a disc seen between them."""
    ground, ink, second, _third = c.inks
    count = 15
    width, radius, x, y = c.w / count, c.w * 0.36, c.w / 2, c.h * 0.40
    for i in range(0, count, 2):
        c.box(i * width, 0, (i + 1) * width, c.h * 0.80, ink)
    disc = (x - radius, y - radius, x + radius, y + radius)
    behind = Image.new("RGB", (c.w, c.h), second)
    pen = ImageDraw.Draw(behind)
    for i in range(1, count, 2):
        pen.rectangle((i * width, 0, (i + 1) * width, c.h), fill=ground)
    c.image.paste(behind, (0, 0), c.mask(lambda stencil: stencil.ellipse(disc, fill=255)))
    return Calm(0.81)


def bauhaus(c: Canvas, r: random.Random, title: str) -> Calm:
    """A wall of tiles: quarter discs, wedges, dots and bars."""
    side = c.w / 4
    for row in range(5):
        for column in range(4):
            _tile(c, r, column * side, row * side, side)
    return Calm(0.838)


def _tile(c: Canvas, r: random.Random, x: float, y: float, side: float) -> None:
    kind = r.randint(0, 6)
    back, front = r.sample(list(c.inks), 2)
    c.box(x, y, x + side + 1, y + side + 1, back)
    if kind < 3:
        c.image.paste(_quarter_disc(r.randint(0, 3), side, back, front), (int(x), int(y)))
    elif kind == 3:
        c.shape([(x, y + side), (x + side, y + side), (x + side, y)], front)
    elif kind == 4:
        c.circle(x + side / 2, y + side / 2, side * 0.3, front)
    elif kind == 5:
        for bar in range(4):
            top = y + bar * side / 4
            c.box(x, top, x + side, top + side / 8, front)


def _quarter_disc(corner: int, side: float, back: str, front: str) -> Image.Image:
    left = 0 if corner in (0, 3) else -side
    top = 0 if corner < 2 else -side
    tile = Image.new("RGB", (int(side) + 1, int(side) + 1), back)
    ImageDraw.Draw(tile).ellipse((left, top, left + 2 * side, top + 2 * side), fill=front)
    return tile


def shards(c: Canvas, r: random.Random, title: str) -> Calm:
    """Three broken panes on one hole."""
    ground, ink, second, third = c.inks
    for turn, fill in enumerate((third, second, ink)):
        x, points = c.w * r.uniform(0.35, 0.65), []
        for i in range(r.randint(5, 7)):
            angle = i / 6 * math.tau + r.uniform(-0.3, 0.3) + turn
            reach = c.w * r.uniform(0.24, 0.62) * (1 - turn * 0.22)
            points.append((x + math.cos(angle) * reach, c.h * 0.38 + math.sin(angle) * reach * 1.1))
        c.shape(points, fill)
    c.circle(c.w * 0.5, c.h * 0.38, c.w * 0.05, ground)
    return Calm(0.84)
