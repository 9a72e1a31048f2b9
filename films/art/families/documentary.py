"""Documentaries, short and silent films: the tools of looking.

Each function draws one composition.
"""

import math

from films.art.palettes import mix
from films.art.picture import Picture
from films.art.shelves import Family
from films.art.turns import Turn


def contacts(p: Picture, t: Turn) -> None:
    """A contact sheet, one frame marked."""
    nx = t.count(3, 5)
    ny = max(3, round(nx * p.h * 0.9))
    w, h, chosen = 1 / nx, p.h / ny, (int(t.across(0, nx)), int(t.down(0, ny)))
    p.box(0, 0, 1, p.h, p.ink)
    for i in range(nx):
        for j in range(ny):
            x, y = w * i, h * j
            p.box(
                x + w * 0.08,
                y + h * 0.1,
                x + w * 0.92,
                y + h * 0.9,
                mix(p.third, p.ground, t.dice.uniform(0.2, 0.8)),
            )
            p.disc(
                x + w * (0.3 + 0.4 * t.dice.random()), y + h * 0.6, h * t.size(0.16, 0.28), p.ink
            )
    x, y = w * (chosen[0] + 0.5), h * (chosen[1] + 0.5)
    p.oval(x, y, w * 0.56, h * 0.58, None, p.second, t.lean(0.014, 0.05))


def contours(p: Picture, t: Turn) -> None:
    """The contour lines of a hill."""
    n, x, y = t.count(6, 12), t.across(0.25, 0.75), p.h * t.down(0.3, 0.7)
    for i in range(n, 0, -1):
        r = t.size(0.7, 1.1) * i / n
        shape = []
        for a in range(0, 360, 6):
            swell = (
                1
                + 0.16 * math.sin(math.radians(a * 2 + t.lean(0, 360)))
                + 0.1 * math.sin(math.radians(a * 3 + i * 9))
            )
            shape.append(p.spot(x, y, r * swell, a))
        p.poly(shape, mix(p.ground, p.third, 1 - i / n))
        p.line([*shape, shape[0]], 0.006, p.ink)
    p.disc(x, y, 0.045, p.second)


def aperture(p: Picture, t: Turn) -> None:
    """The blades of an aperture."""
    n, x, y, r = t.count(5, 9), t.across(0.42, 0.58), p.h * t.down(0.42, 0.58), t.size(0.4, 0.5)
    hole, turn = r * t.lean(0.22, 0.55), t.lean(0, 90)
    for i in range(n):
        a, b = turn + 360 * i / n, turn + 360 * (i + 1) / n
        p.poly(
            [
                p.spot(x, y, r, a),
                p.spot(x, y, r, b),
                p.spot(x, y, hole, b + 40),
                p.spot(x, y, hole, a + 40),
            ],
            mix(p.ink, p.third, (i % 3) / 3),
        )
    p.ring(x, y, r * 1.04, 0.05, p.ink)
    p.disc(x, y, hole * 0.5, p.second)


def chart(p: Picture, t: Turn) -> None:
    """A chart of bars, one of them high."""
    n, base = t.count(6, 12), p.h * t.down(0.78, 0.92)
    high = int(t.across(1, n - 1))
    for i in range(n):
        tall = (
            base
            * t.size(0.55, 0.85)
            * (
                0.25
                + 0.75 * math.exp(-(((i - high) / n * 3) ** 2)) * (0.75 + 0.25 * t.dice.random())
            )
        )
        p.box((i + 0.14) / n, base - tall, (i + 0.86) / n, base, p.second if i == high else p.third)
    p.box(0, base, 1, base + 0.012, p.ink)
    p.line([(0, base * t.lean(0.1, 0.9)), (1, base * t.lean(0.9, 0.1))], 0.02, p.ink)


def layers(p: Picture, t: Turn) -> None:
    """Layers of ground."""
    n, y, slope = t.count(5, 10), p.h * t.down(0.12, 0.3), t.lean(-0.2, 0.2)
    fills = (p.second, p.ink, p.third, mix(p.ground, p.ink, 0.3), mix(p.second, p.ground, 0.5))
    for i in range(n):
        ease = (i / n) ** t.size(0.8, 1.5)
        top = y + (p.h - y) * ease
        crest = [
            (
                k / 10,
                top + slope * (k / 10 - 0.5) + 0.03 * math.sin(k * 0.8 + i * 2 + t.across(0, 6)),
            )
            for k in range(11)
        ]
        p.poly([*crest, (1, p.h), (0, p.h)], fills[i % 5])


FAMILY = Family(
    "documentary",
    (contacts, contours, aperture, chart, layers),
    genres=("Documentary", "Short", "Silent"),
)
