"""Westerns: mesas, rails, riders.

Each function draws one composition.
"""

from films.art.palettes import mix
from films.art.picture import Picture
from films.art.shelves import Family
from films.art.turns import Turn


def mesa(p: Picture, t: Turn) -> None:
    """Mesas, one behind another."""
    n, x, y = t.count(3, 6), t.across(0.2, 0.8), p.h * t.down(0.25, 0.45)
    p.disc(x, y, t.size(0.12, 0.26), p.third)
    for i in range(n):
        top, left = p.h * (0.42 + 0.5 * i / n), t.lean(-0.2, 0.5) + (i % 2) * 0.3 - 0.1
        w, fill = 0.55 - 0.03 * i, mix(p.second, p.ink, i / n)
        p.poly([(left - 0.08, p.h), (left, top), (left + w, top), (left + w + 0.08, p.h)], fill)
        p.box(0, top + p.h * 0.16, 1, p.h, fill)


def rails(p: Picture, t: Turn) -> None:
    """Rails to the horizon."""
    x, y, n, w = t.across(0.2, 0.8), p.h * t.down(0.25, 0.5), t.count(7, 12), t.size(0.2, 0.4)
    p.box(0, y, 1, p.h, p.second)
    p.disc(x + t.lean(-0.25, 0.25), y - 0.08, 0.1, p.third)
    p.box(0, y, 1, y + 0.004, p.ink)
    for i in range(n):
        s = ((i + 1) / n) ** 2
        cy = y + (p.h - y) * s
        p.box(
            0.5 * s + x * (1 - s) - w * s * 1.3,
            cy,
            0.5 * s + x * (1 - s) + w * s * 1.3,
            cy + 0.035 * s + 0.002,
            p.ink,
        )
    for side in (-1, 1):
        p.poly([(x, y), (0.5 + side * w - 0.02, p.h), (0.5 + side * w + 0.02, p.h)], p.ink)


def wheel(p: Picture, t: Turn) -> None:
    """The wheel of a wagon."""
    n, x, y, r = t.count(6, 14), t.across(0.2, 0.8), p.h * t.down(0.4, 0.7), t.size(0.36, 0.6)
    p.box(0, min(p.h * 0.96, y + r), 1, p.h, p.third)
    for i in range(n):
        p.line([(x, y), p.spot(x, y, r, 360 * i / n + t.lean(0, 60))], 0.03, p.ink)
    p.ring(x, y, r, 0.06, p.second)
    p.disc(x, y, r * 0.2, p.second)
    p.disc(x, y, r * 0.08, p.ground)


def star(p: Picture, t: Turn) -> None:
    """A sheriff's star."""
    n, x, y, r = t.count(5, 7), t.across(0.4, 0.6), p.h * t.down(0.42, 0.56), t.size(0.3, 0.46)
    turn = t.lean(-120, -60)
    p.disc(x, y, r * 1.04, p.third)
    p.poly(
        [p.spot(x, y, r if i % 2 == 0 else r * 0.5, turn + 180 * i / n) for i in range(2 * n)],
        p.second,
    )
    for i in range(n):
        p.disc(*p.spot(x, y, r, turn + 360 * i / n), r * 0.11, p.second)
    p.disc(x, y, r * 0.16, p.ink)


def riders(p: Picture, t: Turn) -> None:
    """Riders before the sun."""
    n, y, r = t.count(1, 5), p.h * t.down(0.6, 0.78), t.size(0.26, 0.42)
    x = t.across(0.3, 0.7)
    p.disc(x, y - r * t.lean(0.1, 0.8), r, p.second)
    p.box(0, y, 1, p.h, p.ink)
    for i in range(n):
        cx, s = x + (i - (n - 1) / 2) * 0.12, 0.055
        p.poly(
            [(cx - s, y), (cx - s * 0.7, y - s * 1.2), (cx + s * 0.9, y - s * 1.3), (cx + s, y)],
            p.ink,
        )
        p.figure(cx, y - s, s * 1.9, p.ink)
        p.oval(cx, y - s * 2.75, s * 0.5, s * 0.1, p.ink)
    p.box(0, y + (p.h - y) * 0.4, 1, y + (p.h - y) * 0.43, p.third)


FAMILY = Family("western", (mesa, rails, wheel, star, riders), genres=("Western",))
