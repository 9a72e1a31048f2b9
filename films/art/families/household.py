"""Films for families: what a child would draw. Light sheets.

Each function draws one composition.
"""

import math

from films.art.palettes import mix
from films.art.picture import Picture
from films.art.shelves import Family
from films.art.turns import Turn


def kites(p: Picture, t: Turn) -> None:
    """Kites on their strings."""
    n = t.count(2, 5)
    for i in range(n):
        x, y = (i + 0.5) / n, p.h * (0.18 + 0.45 * ((i * 0.618 + t.down(0, 1)) % 1))
        r, a = t.size(0.12, 0.2) * (1 - 0.1 * (i % 2)), t.lean(-30, 30)
        p.line([(x, y), (x + 0.1, y + 0.4), (t.across(0.2, 0.8), p.h)], 0.006, p.ink)
        top, low, left, right = (
            p.spot(x, y, r * k, a + q) for k, q in ((1, -90), (1.5, 90), (0.75, 180), (0.75, 0))
        )
        p.poly([top, right, low, left], p.second if i % 2 else p.third)
        p.poly([top, right, low], p.third if i % 2 else p.second)


def roofs(p: Picture, t: Turn) -> None:
    """Roofs, and one lit window."""
    n, pitch = t.count(3, 5), t.lean(0.5, 1.1)
    lit = int(t.across(0, n))
    p.disc(t.across(0.15, 0.85), p.h * 0.2, 0.1, p.third)
    for row in range(2):
        for i in range(n + 1):
            w = 1 / n
            x, top = (
                (i - 0.5 * row) * w,
                p.h * (t.down(0.38, 0.55) + 0.2 * row + 0.06 * ((i * 5 + row) % 3)),
            )
            wall = p.second if (i + row) % 2 else mix(p.second, p.ink, 0.35)
            p.box(x, top, x + w, p.h, wall)
            p.poly([(x - 0.01, top), (x + w / 2, top - w * pitch), (x + w + 0.01, top)], p.ink)
            size = w * t.size(0.14, 0.24)
            p.box(
                x + w / 2 - size,
                top + w * 0.25,
                x + w / 2 + size,
                top + w * 0.25 + 2 * size,
                p.third if (i, row) == (lit, 1) else mix(wall, p.ground, 0.35),
            )


def balloons(p: Picture, t: Turn) -> None:
    """Balloons in one hand."""
    n, r = t.count(3, 6), t.size(0.12, 0.18)
    hand = t.across(0.3, 0.7), p.h * 0.96
    for i in range(n):
        x = 0.5 + (i - (n - 1) / 2) * r * 1.5 + t.lean(-0.1, 0.1)
        y = p.h * (t.down(0.24, 0.4) + 0.12 * ((i * 2 + 1) % 3))
        p.line([(x, y + r), hand], 0.006, p.ink)
        p.oval(x, y, r, r * 1.18, (p.second, p.third, mix(p.second, p.ground, 0.4))[i % 3])
    p.disc(*hand, 0.035, p.ink)


def nest(p: Picture, t: Turn) -> None:
    """Eggs in a nest."""
    n, x, y = t.count(1, 4), t.across(0.42, 0.58), p.h * t.down(0.46, 0.6)
    r, turn = t.size(0.3, 0.42), t.lean(-40, 40)
    p.disc(x, y, r, p.second)
    p.disc(*p.spot(x, y, r * 0.3, 90 + turn), r * 0.62, p.third)
    for i in range(n):
        p.disc(
            *p.spot(*p.spot(x, y, r * 0.3, 90 + turn), r * 0.34, 360 * i / n + turn),
            r * 0.2,
            p.ground,
        )
    p.disc(*p.spot(x, y, r * 0.62, -60 + turn), r * 0.07, p.ink)


def boats(p: Picture, t: Turn) -> None:
    """Boats on a sea."""
    n, sea = t.count(1, 4), p.h * t.down(0.66, 0.82)
    p.disc(t.across(0.15, 0.85), p.h * 0.18, 0.09, p.third)
    for i in range(n):
        x = (i + 0.5) / n + t.lean(-0.05, 0.05)
        s = t.size(0.16, 0.26) * (1.3 - 0.18 * n) * (1 if i % 2 else 0.8)
        deck, keel, foot, mast = sea - s * 0.1, sea + s * 0.4, sea - s * 0.2, x - s * 0.1
        hull = [(x - s * 1.1, deck), (x + s * 1.1, deck), (x + s * 0.7, keel), (x - s * 0.7, keel)]
        p.poly(hull, p.ink)
        p.poly([(x, foot), (x, sea - s * 2.2), (x + s, foot)], p.second)
        p.poly([(mast, foot), (mast, sea - s * 1.7), (x - s * 0.8, foot)], p.third)
    crest = [(k / 24, sea + 0.05 + 0.02 * math.sin(k * 1.3 + t.lean(0, 6))) for k in range(25)]
    p.poly([*crest, (1, p.h), (0, p.h)], mix(p.third, p.ink, 0.3))


FAMILY = Family(
    "family", (kites, roofs, balloons, nest, boats), genres=("Family", "Children"), mood="light"
)
