"""Schools made of routes and threads. Every function draws one composition and returns its calm."""

import math
import random

from films.art.canvas import Canvas, Point
from films.art.palettes import mix
from films.art.schools.calm import Calm


def path(c: Canvas, r: random.Random, title: str) -> Calm:
    """A way through a field of dots, and somebody on it."""
    ground, ink, second, third = c.inks
    columns = 11
    step = c.w / columns
    rows = int(c.h / step) + 1
    for row in range(rows):
        for column in range(columns):
            dot = step * (0.11 + 0.05 * ((column * 7 + row * 13) % 3))
            c.circle((column + 0.5) * step, (row + 0.5) * step, dot, mix(ground, ink, 0.55))
    route = [((x + 0.5) * step, (y + 0.5) * step) for x, y in _climb(r, columns, rows)]
    c.line(route, second, step * 0.42)
    for x, y in route:
        c.circle(x, y, step * 0.21, second)
    x, y = route[len(route) * 3 // 5]
    c.circle(x, y, step * 0.62, ground)
    c.circle(x, y, step * 0.46, third)
    c.box(0, 0, c.w, c.h * 0.02, second)
    return Calm(1.0, inked=True)


def _climb(r: random.Random, columns: int, rows: int) -> list[tuple[int, int]]:
    x, corners = r.randint(3, columns - 4), []
    for y in range(rows, -1, -1):
        corners.append((x, y))
        if r.random() < 0.45:
            x = min(columns - 3, max(2, x + r.choice([-2, -1, 1, 2])))
            corners.append((x, y - 1))
    return corners


def corridor(c: Canvas, r: random.Random, title: str) -> Calm:
    """Doors within doors, and a person at the end."""
    ground, ink, second, _third = c.inks
    count, floor = 8, c.h * 0.84
    x, y = c.w * r.uniform(0.4, 0.6), c.h * 0.40
    fills = (second, ground, mix(second, ink, 0.55), ground)
    for i in range(count):
        depth = (i / count) ** 0.8
        right, bottom = c.w - (c.w - x) * depth, floor - (floor - y) * depth
        c.box(x * depth, y * depth, right, bottom, fills[i % 4])
    half = c.w * 0.045
    c.box(x - half, y - half * 1.2, x + half, y + half * 2.6, ink)
    c.circle(x, y - half * 2, half, ink)
    return Calm(0.845)


def facing(c: Canvas, r: random.Random, title: str) -> Calm:
    """Two discs that nearly face each other; the space between is the picture."""
    _ground, ink, second, third = c.inks
    y, radius, hair = c.h * 0.42, c.w * 0.40, c.w / 480
    left = (-radius * 0.35, y - radius, radius * 1.65, y + radius)
    right = (c.w - radius * 1.65, y - radius, c.w + radius * 0.35, y + radius)
    c.overprint(lambda pen: pen.ellipse(left, fill=second))
    c.overprint(lambda pen: pen.ellipse(right, fill=third))
    c.box(c.w / 2 - hair, c.h * 0.06, c.w / 2 + hair, c.h * 0.76, ink)
    return Calm(0.77)


def thread(c: Canvas, r: random.Random, title: str) -> Calm:
    """Two lines that nearly touch."""
    _ground, _ink, second, third = c.inks
    for side, fill in ((-1, second), (1, third)):
        points = [_strand(c, side, i / 140) for i in range(140)]
        c.line(points, fill, c.w * 0.052)
        for x, y in points:  # a curve's joints crack where it bends tightly
            c.circle(x, y, c.w * 0.026, fill)
    return Calm(0.74)


def _strand(c: Canvas, side: int, share: float) -> Point:
    apart = 0.30 * abs(math.cos(math.pi * share * 1.55)) ** 1.3 + 0.028
    return c.w * (0.5 + side * apart), c.h * 0.72 * share
