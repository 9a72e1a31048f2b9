"""Animation: cut paper in motion. Light sheets.

Each function draws one composition.
"""

import math

from films.art.palettes import luminance, mix
from films.art.picture import Picture
from films.art.shelves import Family
from films.art.turns import Turn


def tiles(p: Picture, t: Turn) -> None:
    """Tiles of quarter discs."""
    n, fills = t.count(3, 4), (p.second, p.third, p.ink, p.ground)
    s, turn = 1 / n, int(t.lean(0, 4))
    for i in range(n):
        for j in range(int(p.h * n) + 1):
            k = (i * 3 + j * 5 + int(t.across(0, 4))) % 4
            x, y, q = i * s, j * s, (i + j * (1 + int(t.down(0, 3))) + turn) % 4
            p.box(x, y, x + s, y + s, fills[k])
            cx, cy = x + s * (q in (1, 2)), y + s * (q > 1)
            p.pie(cx, cy, s * t.size(0.7, 1), q * 90, q * 90 + 90, fills[(k + 1 + (i + j) % 2) % 4])


def motion(p: Picture, t: Turn) -> None:
    """The phases of a bouncing ball."""
    n, r, y = t.count(5, 9), t.size(0.09, 0.17), p.h * t.down(0.72, 0.86)
    p.box(0, y + r * 0.8, 1, p.h, p.third)
    for i in range(n):
        s = i / (n - 1)
        x, arc = -0.02 + 1.04 * s, abs(math.cos(math.pi * (s * 1.5 + t.across(0, 0.4))))
        squash = 0.78 + 0.3 * arc
        p.oval(
            x,
            y - (y * t.lean(0.55, 0.8)) * arc,
            r / squash,
            r * squash,
            mix(p.ground, p.second, 0.25 + 0.75 * s),
        )
    p.disc(t.across(0.2, 0.8), p.h * 0.2, 0.04, p.ink)


def cutouts(p: Picture, t: Turn) -> None:
    """Leaves cut from paper."""
    n, fills = t.count(3, 6), (p.second, p.third, p.ink)
    for i in range(n):
        x, y = (
            (i + 0.5) / n + t.across(-0.1, 0.1),
            p.h * (0.16 + 0.68 * ((i * 0.618 + t.down(0, 1)) % 1)),
        )
        lobes, r, turn = 3 + i % 3, t.size(0.2, 0.32), t.lean(0, 360) + i * 50
        shape = [
            p.spot(x, y, r * (0.62 + 0.38 * math.cos(math.radians(a * lobes))), a + turn)
            for a in range(0, 360, 5)
        ]
        p.poly(shape, fills[i % 3])


def creatures(p: Picture, t: Turn) -> None:
    """Creatures with eyes."""
    n, w = t.count(2, 4), t.size(0.85, 1.05)
    for i in range(n):
        wide = w / n
        x, top = (
            (i + 0.5) / n,
            p.h * (t.down(0.3, 0.5) + 0.16 * ((i * 2 + int(t.across(0, 3))) % 3 - 1)),
        )
        fill = (p.second, p.third, p.ink)[(i + int(t.across(0, 3))) % 3]
        p.disc(x, top + wide / 2, wide / 2, fill)
        p.box(x - wide / 2, top + wide / 2, x + wide / 2, p.h, fill)
        for side in (-1, 1):
            cx, cy = x + side * wide * 0.2 + t.lean(-0.04, 0.04), top + wide * 0.5
            p.disc(cx, cy, wide * 0.12, "#ffffff" if luminance(fill) < 0.5 else p.ground)
            p.disc(cx + t.lean(-0.35, 0.35) * wide * 0.14, cy, wide * 0.06, "#15151a")


def sheets(p: Picture, t: Turn) -> None:
    """A fan of drawing sheets."""
    n, fan, x, y = t.count(4, 9), t.lean(5, 14), t.across(0.42, 0.58), p.h * t.down(0.42, 0.58)
    w = t.size(0.5, 0.66)
    for i in range(n):
        a = fan * (i - n + 1)
        fill = p.second if i == n - 1 else (p.third, p.ink, mix(p.third, p.ground, 0.5))[i % 3]
        p.bar(x, y, w, w * 1.1, a, fill)
    p.disc(x + 0.06 * t.lean(-1, 1), y, w * 0.22, p.ground)


FAMILY = Family(
    "animation", (tiles, motion, cutouts, creatures, sheets), genres=("Animation",), mood="light"
)
