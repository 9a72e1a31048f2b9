"""War films: crosses, beams, wire. Dark sheets.

Each function draws one composition.
"""

import math

from films.art.palettes import mix
from films.art.picture import Picture
from films.art.shelves import Family
from films.art.turns import Turn


def crosses(p: Picture, t: Turn) -> None:
    """Rows of crosses, one of them marked."""
    n, y0 = t.count(3, 6), p.h * t.down(0.16, 0.3)
    missing = int(t.across(0, n))
    for j in range(5):
        s = 0.3 + 0.7 * ((j + 1) / 5) ** 1.3
        y = y0 + (p.h - y0) * (j / 5) ** t.size(0.9, 1.4)
        for i in range(-1, n + 1):
            x = 0.5 + (i + 0.5 - n / 2) / n * s * 1.3 + t.lean(-0.1, 0.1)
            fill = p.second if (i == missing and j == 3) else p.ink
            p.box(x - 0.012 * s, y, x + 0.012 * s, y + 0.17 * s, fill)
            p.box(x - 0.05 * s, y + 0.04 * s, x + 0.05 * s, y + 0.06 * s, fill)
    p.disc(t.across(0.2, 0.8), y0 * 0.5, 0.05, p.third)


def beams(p: Picture, t: Turn) -> None:
    """Searchlights that have found a plane."""
    n, y, half = t.count(2, 5), p.h * t.down(0.84, 0.96), t.size(3, 7)
    x, top = t.across(0.25, 0.75), p.h * t.down(0.2, 0.34)
    for i in range(n):
        foot = (i + 0.5) / n + 0.03
        a = math.degrees(math.atan2(top - y, x - foot))
        p.poly(
            [(foot, y), p.spot(foot, y, 2.6, a - half), p.spot(foot, y, 2.6, a + half)],
            mix(p.ground, (p.second, p.third)[i % 2], 0.8),
        )
    p.box(0, y, 1, p.h, p.ink)
    turn = t.lean(-50, 50)
    p.bar(x, top, 0.2, 0.026, turn, p.ink)
    p.bar(*p.spot(x, top, 0.02, turn), 0.035, 0.17, turn, p.ink)
    p.bar(*p.spot(x, top, 0.09, turn + 180), 0.02, 0.07, turn, p.ink)


def barbs(p: Picture, t: Turn) -> None:
    """Barbed wire."""
    n, tilt, gap = t.count(3, 6), t.lean(-0.25, 0.25), t.size(0.12, 0.26)
    p.disc(t.across(0.25, 0.75), p.h * t.down(0.3, 0.6), 0.24, p.second)
    for i in range(n):
        y = p.h * (i + 0.5) / n
        p.line([(-0.1, y - tilt), (1.1, y + tilt)], 0.012, p.ink)
        x = (i % 2) * gap / 2 - 0.02
        while x < 1.1:
            cy = y + tilt * (2 * x - 1) / 1.2
            p.bar(x, cy, 0.1, 0.012, 55, p.ink)
            p.bar(x, cy, 0.1, 0.012, 125, p.ink)
            x += gap


def stakes(p: Picture, t: Turn) -> None:
    """Stakes crossed on a field."""
    n, y, r = t.count(5, 9), p.h * t.down(0.6, 0.8), t.size(0.26, 0.4)
    p.disc(t.across(0.3, 0.7), y - r * 0.7, r, p.second)
    for i in range(n):
        x, fill = (i + 0.5) / n, mix(p.third, p.ink, i % 2)
        p.bar(x, y, p.h * 0.62, 0.05, 90 + t.lean(12, 40), fill)
        p.bar(x + 0.03, y, p.h * 0.5, 0.05, 90 - t.lean(12, 40), fill)
    p.box(0, y + p.h * 0.16, 1, p.h, p.ink)


def fronts(p: Picture, t: Turn) -> None:
    """Arrows that meet at a front."""
    n, meet, y = t.count(3, 5), t.across(0.38, 0.62), p.h * t.down(0.02, 0.1)
    h = (p.h - 2 * y) / n
    for i in range(n):
        top, reach = y + h * i, meet + t.lean(-0.16, 0.16) * (1 if i % 2 else -1)
        for side, fill in ((0, p.second), (1, p.third)):
            tip = reach + (0.03 if side else -0.03)
            back = tip + (h * 0.62 if side else -h * 0.62)
            p.box(side, top + h * 0.3, back, top + h * 0.7, fill)
            p.poly(
                [(tip, top + h / 2), (back, top + h * t.size(0.02, 0.14)), (back, top + h * 0.92)],
                fill,
            )
    p.line([(meet, 0), (meet, p.h)], 0.006, p.ink)


FAMILY = Family("war", (crosses, beams, barbs, stakes, fronts), genres=("War",), mood="dark")
