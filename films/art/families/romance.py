"""Romances: two shapes, and what is between them.

Each function draws one composition.
"""

import math

from films.art.palettes import mix
from films.art.picture import Picture
from films.art.shelves import Family
from films.art.turns import Turn


def pair(p: Picture, t: Turn) -> None:
    """Two discs, and what they have in common."""
    r, gap, angle = t.size(0.24, 0.36), t.lean(0.55, 1.5), t.across(-60, 60)
    ends = [p.spot(0.5, p.h * t.down(0.42, 0.58), r * gap * side, angle) for side in (-0.65, 0.65)]
    small = r * (0.55 + 0.09 * t.count(0, 5))
    shapes = [lambda f: p.disc(*ends[0], r, f), lambda f: p.disc(*ends[1], small, f)]
    shapes[0](p.second)
    shapes[1](p.third)
    p.common(shapes[0], shapes[1], p.ink)


def near(p: Picture, t: Turn) -> None:
    """Two lines that nearly touch."""
    width, waves, closest = t.size(0.03, 0.08), 0.6 + t.count(0, 4) * 0.3, t.lean(0.02, 0.07)
    for side, fill in ((-1, p.second), (1, p.third)):
        curve = []
        for i in range(61):
            away = (
                closest
                + t.across(0.2, 0.36)
                * abs(math.cos(math.pi * (i / 60 * waves + t.down(0, 1)))) ** 1.4
            )
            curve.append((0.5 + side * (away + width / 2), p.h * (i / 60 * 1.04 - 0.02)))
        p.line(curve, width, fill)


def distance(p: Picture, t: Turn) -> None:
    """Two discs on a line, and waves between them."""
    y, left, right = p.h * t.down(0.4, 0.7), t.across(0.1, 0.25), 1 - t.lean(0.1, 0.25)
    n, r = t.count(2, 6), t.size(0.06, 0.12)
    for i in range(n, 0, -1):
        p.arc(
            left,
            y,
            (right - left) * i / n * 0.7,
            180,
            360,
            0.012,
            mix(p.ground, p.second, 0.35 + 0.65 / i),
        )
    p.line([(0, y), (1, y)], 0.008, p.ink)
    p.disc(left, y - r, r, p.second)
    p.disc(right, y - r * 0.8, r * 0.8, p.third)


def embrace(p: Picture, t: Turn) -> None:
    """Two halves of rings, slipped against each other."""
    n, r, y = t.count(3, 6), min(0.46, p.h * 0.38) * t.size(0.7, 1), p.h * t.down(0.44, 0.56)
    shift, x = t.lean(0.25, 0.75) * r, t.across(0.4, 0.6)
    for i in range(n, 0, -1):
        q = r * i / n
        p.pie(x, y - shift / 2, q, 90, 270, p.second if (n - i) % 2 == 0 else p.ground)
        p.pie(x, y + shift / 2, q, 270, 450, p.third if (n - i) % 2 == 0 else p.ground)


def petals(p: Picture, t: Turn) -> None:
    """A flower on its stem."""
    n, x, y, r = t.count(5, 11), t.across(0.35, 0.65), p.h * t.down(0.35, 0.55), t.size(0.24, 0.36)
    p.line([(x, y), (x + t.lean(-0.2, 0.2), p.h)], 0.03, p.ink)
    for i in range(n):
        p.disc(
            *p.spot(x, y, r * 0.7, 360 * i / n + t.lean(0, 90)),
            r * 2.3 / n + 0.03,
            p.second if i % 2 else mix(p.second, p.ground, 0.3),
        )
    p.disc(x, y, r * 0.4, p.third)


FAMILY = Family(
    "romance", (pair, near, distance, embrace, petals), genres=("Romance",), mood="light"
)
