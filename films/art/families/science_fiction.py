"""Science fiction: orbits, signals, suns. Dark sheets.

Each function draws one composition.
"""

import math

from films.art.palettes import mix
from films.art.picture import Picture
from films.art.shelves import Family
from films.art.turns import Turn


def orbits(p: Picture, t: Turn) -> None:
    """Planets around a sun."""
    n, x, y, tilt = t.count(3, 6), t.across(0.35, 0.65), p.h * t.down(0.4, 0.6), t.size(0.25, 0.75)
    p.disc(x, y, 0.12, p.second)
    for i in range(n):
        r = 0.22 + 0.34 * (i + 1) / n
        p.oval(x, y, r, r * tilt, None, mix(p.ground, p.ink, 0.75), 0.006)
        a = math.radians(t.lean(0, 360) + i * 137)
        p.disc(
            x + r * math.cos(a),
            y + r * tilt * math.sin(a),
            0.018 + 0.014 * (i % 3),
            p.third if i % 2 else p.ink,
        )


def striped_sun(p: Picture, t: Turn) -> None:
    """A striped sun above a grid."""
    x, y, r, n = t.across(0.3, 0.7), p.h * t.down(0.5, 0.68), t.size(0.28, 0.42), t.count(4, 9)
    p.disc(x, y - r * t.lean(0.1, 0.7), r, p.second)
    for i in range(n):
        top = y - r * 1.5 * (1 - (i / n) ** 0.7) * 0.8
        p.box(0, top, 1, top + 0.006 + 0.03 * i / n, p.ground)
    p.box(0, y, 1, p.h, mix(p.ground, p.third, 0.35))
    for i in range(-8, 9):
        p.line([(x + i * 0.04, y), (x + i * 0.34, p.h)], 0.005, p.third)
    for i in range(6):
        p.line(
            [(0, y + (p.h - y) * (i / 6) ** 2), (1, y + (p.h - y) * (i / 6) ** 2)], 0.005, p.third
        )


def signal(p: Picture, t: Turn) -> None:
    """A field of dots with a wave in it."""
    n, x, y, wave = t.count(9, 15), t.across(0.2, 0.8), p.h * t.down(0.25, 0.75), t.size(9, 22)
    for i in range(n):
        for j in range(int(n * p.h) + 1):
            cx, cy = (i + 0.5) / n, (j + 0.5) / n
            far = math.hypot(cx - x, cy - y)
            swell = 0.5 + 0.5 * math.cos(far * wave + t.lean(0, 6))
            p.disc(
                cx,
                cy,
                (0.12 + 0.33 * swell) / n,
                p.second if far < 0.22 else p.ink if swell > 0.5 else p.third,
            )


def eclipse(p: Picture, t: Turn) -> None:
    """A sun half hidden."""
    x, y, r, n = t.across(0.35, 0.65), p.h * t.down(0.35, 0.6), t.size(0.24, 0.38), t.count(0, 4)
    for i in range(n, 0, -1):
        p.disc(x, y, r * (1 + 0.17 * i), mix(p.ground, p.third, 0.5 / i))
    p.disc(x, y, r, p.second)
    p.disc(*p.spot(x, y, r * (0.12 + 0.1 * n), t.lean(150, 390)), r * 0.97, p.ground)
    p.disc(*p.spot(x, y, r * 1.5, t.lean(0, 180)), 0.035, p.ink)


def monolith(p: Picture, t: Turn) -> None:
    """A slab on the horizon."""
    x, w, top, n = t.across(0.25, 0.75), t.size(0.06, 0.13), p.h * t.down(0.16, 0.4), t.count(2, 5)
    ground = p.h * 0.84
    p.disc(x + t.lean(-0.2, 0.2), top, 0.1 + 0.04 * n, p.second)
    for i in range(n):
        y = ground + (p.h - ground) * i / n
        p.box(0, y, 1, p.h, mix(p.third, p.ground, i / n))
    p.poly([(x - w, top), (x + w, top), (x + w, ground + 0.05), (x - w, ground + 0.05)], p.ink)
    p.poly(
        [(x + w, top), (x + w * 1.5, top + 0.05), (x + w * 1.5, ground), (x + w, ground + 0.05)],
        mix(p.ink, p.ground, 0.5),
    )


FAMILY = Family(
    "science fiction",
    (orbits, striped_sun, signal, eclipse, monolith),
    genres=("Science fiction",),
    mood="dark",
)
