"""History and lives: columns, pages, the rings of a tree.

Each function draws one composition.
"""

import math

from films.art.palettes import mix
from films.art.picture import Picture
from films.art.shelves import Family
from films.art.turns import Turn


def signature(p: Picture, t: Turn) -> None:
    """A life in one stroke of the pen."""
    loops, y, r = t.count(3, 7), p.h * t.down(0.42, 0.6), t.size(0.07, 0.13)
    stroke, span = [], t.across(0.6, 0.76)
    for k in range(200):
        s = k / 199
        a, swell = s * math.tau * loops, 1 + 1.1 * math.sin(s * 5 + t.lean(0, 6)) ** 2
        stroke.append(
            (
                0.5 + span * (s - 0.5) + r * 0.8 * math.sin(a),
                y - r * swell * math.cos(a) + 0.06 * (0.5 - s),
            )
        )
    p.line(stroke, 0.022, p.second)
    p.line([(0.12, y + 0.24), (0.88, y + 0.24)], 0.008, p.ink)
    p.disc(stroke[-1][0] + 0.05, y + 0.12, 0.03, p.third)


def columns(p: Picture, t: Turn) -> None:
    """A temple, one column of it broken."""
    n, top, base = t.count(3, 6), p.h * t.down(0.16, 0.3), p.h * 0.9
    w, fallen = t.size(0.42, 0.66) / n, int(t.across(0, n))
    p.box(0, base, 1, p.h, p.third)
    p.poly([(0, top), (0.5 + t.lean(-0.2, 0.2), top - p.h * 0.14), (1, top)], p.second)
    for i in range(n):
        x, start = (i + 0.5) / n, base - (base - top) * 0.4 if i == fallen else top
        p.box(x - w / 2, start, x + w / 2, base, p.ink)
        for k in (-0.22, 0.22):
            p.box(
                x + w * k - w * 0.05,
                start + 0.03,
                x + w * k + w * 0.05,
                base - 0.03,
                mix(p.ink, p.ground, 0.45),
            )
    p.box(0, top, 1, top + 0.04, p.second)


def pages(p: Picture, t: Turn) -> None:
    """An open book, its pages rising."""
    n, x, y = t.count(4, 9), t.across(0.42, 0.58), p.h * t.down(0.62, 0.76)
    for i in range(n):
        a = -90 + (i - (n - 1) / 2) * t.lean(10, 22)
        tip, r = p.spot(x, y, 0.05, a), t.size(0.42, 0.6)
        p.poly(
            [(x, y), p.spot(*tip, r, a - 7), p.spot(*tip, r * 1.04, a + 3)],
            (p.second, p.third, p.ink)[i % 3],
        )
    p.poly(
        [
            (x, y - 0.04),
            (0.04, y + 0.03),
            (0.04, y + 0.12),
            (x, y + 0.07),
            (0.96, y + 0.12),
            (0.96, y + 0.03),
        ],
        p.ink,
    )


def tree_rings(p: Picture, t: Turn) -> None:
    """The rings of a tree, one year marked."""
    n, x, y, r = t.count(7, 14), t.across(0.25, 0.75), p.h * t.down(0.3, 0.7), t.size(0.5, 0.8)
    marked = int(t.lean(2, n - 1))
    for i in range(n, 0, -1):
        drift = (n - i) / n * 0.08
        p.oval(
            x + drift,
            y - drift * 0.6,
            r * (i / n) ** 0.85,
            r * (i / n) ** 0.85 * 0.94,
            p.third if i == marked else p.second if i % 2 else p.ground,
        )
    p.line([(x + 0.08, y - 0.05), p.spot(x, y, r, t.lean(0, 360))], 0.012, p.ink)


def laurel(p: Picture, t: Turn) -> None:
    """A wreath of laurel."""
    n, x, y, r = t.count(6, 11), t.across(0.45, 0.55), p.h * t.down(0.44, 0.56), t.size(0.28, 0.38)
    for side in (-1, 1):
        for i in range(n):
            a = 90 + side * (16 + (140 + t.lean(-20, 15)) * i / n)
            cx, cy = p.spot(x, y, r, a)
            for tilt in (-1, 1):
                turn = math.radians(a + side * 90 + tilt * 32)
                tip = cx + math.cos(turn) * 0.13, cy + math.sin(turn) * 0.13
                mid = p.spot(
                    (cx + tip[0]) / 2, (cy + tip[1]) / 2, 0.028, a + side * 90 + tilt * 32 + 90
                )
                low = p.spot(
                    (cx + tip[0]) / 2, (cy + tip[1]) / 2, 0.028, a + side * 90 + tilt * 32 - 90
                )
                p.poly([(cx, cy), mid, tip, low], p.second if tilt > 0 else p.ink)
    p.disc(x, y - r * 0.1, r * 0.34, p.third)


FAMILY = Family(
    "history", (signature, columns, pages, tree_rings, laurel), genres=("History", "Biography")
)
