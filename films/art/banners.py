"""Wide unlettered banners in the inks of a film's poster; families share a few compositions."""

import math
import random
from collections.abc import Callable

from PIL import Image

from films.art.canvas import Canvas, seeded
from films.art.designs import Facts, design_of
from films.art.palettes import mix
from films.art.scripts import clean

BANNER_WIDTH, BANNER_HEIGHT = 1280, 480


def draw_banner(facts: Facts) -> Image.Image:
    """A film's banner, 1280 by 480, in the inks of its poster. No text, so any title will do."""
    return draw_composition(facts, (BANNER_WIDTH, BANNER_HEIGHT))


def draw_composition(facts: Facts, size: tuple[int, int]) -> Image.Image:
    """The shapes and inks of a film's banner without a letter, at any size."""
    facts = facts._replace(title=clean(facts.title))
    design = design_of(facts)
    sheet = Canvas(*size, design.inks)
    BANNERS[design.family.name](sheet, seeded(facts.title, facts.year, "banner"))
    return sheet.finished()


def minefield(c: Canvas, r: random.Random) -> None:
    """A way through a field of dots, and somebody on it."""
    ground, ink, second, third = c.inks
    columns = 34
    step = c.w / columns
    rows = int(c.h / step) + 1
    for row in range(rows):
        for column in range(columns):
            dot = step * (0.10 + 0.05 * ((column * 7 + row * 13) % 3))
            c.circle((column + 0.5) * step, (row + 0.5) * step, dot, mix(ground, ink, 0.5))
    corners = _crossing(r, columns, rows)
    route = [((x + 0.5) * step, (y + 0.5) * step) for x, y in corners]
    c.line(route, second, step * 0.4)
    for x, y in route:
        c.circle(x, y, step * 0.2, second)
    x, y = min(route, key=lambda point: abs(point[0] - 22.5 * step))
    c.circle(x, y, step * 0.66, ground)
    c.circle(x, y, step * 0.48, third)


def _crossing(r: random.Random, columns: int, rows: int) -> list[tuple[int, int]]:
    x, y = -1, 9
    corners = [(x, y)]
    while x < columns:
        x += r.choice([1, 2, 3])
        corners.append((x, y))
        y = min(rows - 3, max(2, y + r.choice([-3, -2, -1, 1, 2])))
        corners.append((x, y))
    return corners


def tide(c: Canvas, r: random.Random) -> None:
    """Long waves under a low sun."""
    _ground, ink, second, third = c.inks
    phase = r.random() * 6
    c.circle(c.w * r.uniform(0.55, 0.8), c.h * 0.36, c.h * 0.26, third)
    for i in range(7):
        level, height = c.h * (0.42 + i * 0.085), c.h * (0.05 + 0.012 * i)
        crest = []
        for x in range(0, c.w + 16, 16):
            turn = x / c.w * math.tau * (2.2 - 0.08 * i) + phase + i * 0.9
            crest.append((x, level + math.sin(turn) * height))
        c.shape([*crest, (c.w, c.h), (0, c.h)], mix(second, ink, i / 6))


def skyline(c: Canvas, r: random.Random) -> None:
    """A street of blocks with some windows lit."""
    ground, ink, second, third = c.inks
    c.circle(c.w * r.uniform(0.6, 0.8), c.h * 0.44, c.h * 0.34, second)
    count = 20
    width = c.w / count
    for i in range(count):
        x, height = i * width, c.h * r.uniform(0.22, 0.72)
        c.box(x, c.h - height, x + width + 1, c.h, mix(ground, ink, r.choice([0.86, 0.93, 1])))
        pane = width * 0.26
        for floor in range(int(height / (pane * 1.9))):
            for side in (0.16, 0.58):
                if r.random() < 0.22:
                    top = c.h - height + pane * (0.7 + floor * 1.9)
                    c.box(x + width * side, top, x + width * side + pane, top + pane, third)


def phases(c: Canvas, r: random.Random) -> None:
    """A row of moons, each a little more hidden the further it is from the full one."""
    ground, ink, second, third = c.inks
    count, y, radius = 6, c.h * 0.5, c.h * 0.18
    full = r.randrange(count)
    for i in range(count):
        x = c.w * (i + 0.5) / count
        if i == full:
            c.circle(x, y, radius, third)
            continue
        c.circle(x, y, radius, mix(ground, second, 0.35))
        shown = radius * 2 * (1 - abs(i - full) / count) * (1 if i < full else -1)
        c.through(crescent(c, x, y, radius, shown), ink)


def target(c: Canvas, r: random.Random) -> None:
    """Rings cropped by the sheet, and a small disc passing in front."""
    ground, ink, second, third = c.inks
    x, y, count = c.w * r.uniform(0.56, 0.72), c.h * r.uniform(0.4, 0.6), 9
    for i in range(count, 0, -1):
        c.circle(x, y, c.h * 0.95 * i / count, second if i % 2 else ground)
    c.circle(x, y, c.h * 0.05, ink)
    angle = r.uniform(2.4, 3.9)
    c.circle(x + math.cos(angle) * c.h * 0.7, y + math.sin(angle) * c.h * 0.5, c.h * 0.13, third)


def sunrise(c: Canvas, r: random.Random) -> None:
    """Rays from a sun on the horizon."""
    ground, ink, second, third = c.inks
    x, y, count = c.w * r.uniform(0.58, 0.74), c.h * 0.82, 21
    for i in range(count):
        edges = (math.pi * (1 + i / count), math.pi * (1 + (i + 1) / count))
        far = [(x + math.cos(angle) * c.w, y + math.sin(angle) * c.w) for angle in edges]
        c.shape([(x, y), *far], second if i % 2 else ground)
    c.circle(x, y, c.h * 0.34, third)
    c.box(0, y, c.w, c.h, ink)


def bars(c: Canvas, r: random.Random) -> None:
    """Upright bars of two inks that widen towards one side."""
    ground, ink, second, third = c.inks
    x, width, grow = 0.0, c.w * 0.012, r.uniform(1.10, 1.16)
    edges = []
    while x < c.w:
        edges.append((x, x + width))
        x, width = x + width * 1.7, width * grow
    if r.random() < 0.5:
        edges = [(c.w - right, c.w - left) for left, right in edges]
    lit = r.randrange(len(edges) // 2, len(edges) - 1)
    for i, (left, right) in enumerate(edges):
        c.box(left, 0, right, c.h, third if i == lit else mix(second, ink, i / len(edges)))
    ball = c.h * 0.16
    c.circle(c.w * 0.5, c.h * 0.5, ball, ground)
    c.circle(c.w * 0.5, c.h * 0.5, ball * 0.7, ink)


def crescent(c: Canvas, x: float, y: float, radius: float, width: float) -> Image.Image:
    """A stencil of the part of a disc that one shifted left by `width` leaves uncovered."""

    def draw(pen):
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
        pen.ellipse((x - radius - width, y - radius, x + radius - width, y + radius), fill=0)

    return c.mask(draw)


BANNERS: dict[str, Callable[[Canvas, random.Random], None]] = {
    "action": sunrise,
    "animation": phases,
    "comedy": phases,
    "crime": skyline,
    "documentary": target,
    "drama": bars,
    "family": phases,
    "fantasy": phases,
    "history": tide,
    "horror": target,
    "musical": bars,
    "romance": tide,
    "science fiction": phases,
    "thriller": minefield,
    "title": bars,
    "war": minefield,
    "western": sunrise,
}
