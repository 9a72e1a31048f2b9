"""Musicals and films about music.

Each function draws one composition.
"""

import math

from films.art.palettes import mix
from films.art.picture import Picture
from films.art.shelves import Family
from films.art.turns import Turn


def staves(p: Picture, t: Turn) -> None:
    """Staves with notes."""
    n, bend, y = t.count(4, 7), t.lean(0.04, 0.2), p.h * t.down(0.2, 0.4)
    gap, phase = t.size(0.05, 0.1), t.across(0, 6)

    def wave(x):
        return bend * math.sin(x * 4 + phase)

    for i in range(n):
        p.line([(x / 30, y + i * gap + wave(x / 30)) for x in range(-1, 32)], 0.012, p.ink)
    for i in range(t.count(4, 8)):
        x, step = (i + 0.7) / (t.count(4, 8) + 0.4), t.dice.randrange(2 * n - 1)
        cy = y + step * gap / 2 + wave(x)
        p.line([(x + gap * 0.52, cy), (x + gap * 0.52, cy - gap * 2.6)], 0.014, p.second)
        p.oval(x, cy, gap * 0.62, gap * 0.46, p.second if i % 3 else p.third)


def keys(p: Picture, t: Turn) -> None:
    """The keys of a piano, one pressed."""
    n, lean, cut = t.count(5, 9), t.lean(-0.16, 0.16), p.h * t.down(0.5, 0.68)
    pressed = int(t.across(0, n))
    for i in range(-1, n + 1):
        x = i / n
        p.poly(
            [
                (x + 0.006, 0),
                (x + 1 / n - 0.006, 0),
                (x + 1 / n - 0.006 + lean, p.h),
                (x + 0.006 + lean, p.h),
            ],
            p.second if i == pressed else p.ink,
        )
    for i in range(-1, n + 1):
        if i % 7 not in (2, 6):
            x, w = (i + 1) / n, t.size(0.26, 0.36) / n
            s = lean * cut / p.h
            p.poly(
                [(x - w, 0), (x + w, 0), (x + w + s, cut), (x - w + s, cut)],
                p.third if i == pressed + 2 else p.ground,
            )


def record(p: Picture, t: Turn) -> None:
    """A record."""
    n, x, y, r = t.count(5, 12), t.across(0.1, 0.9), p.h * t.down(0.3, 0.7), t.size(0.46, 0.72)
    p.disc(x, y, r, p.ink)
    for i in range(n):
        p.ring(x, y, r * (0.46 + 0.5 * i / n), 0.005, mix(p.ink, p.ground, 0.45))
    p.pie(x, y, r, t.lean(0, 360), t.lean(0, 360) + 26, p.third)
    p.disc(x, y, r * 0.38, p.second)
    p.disc(x, y, r * 0.05, p.ground)


def spotlights(p: Picture, t: Turn) -> None:
    """Spotlights on a singer."""
    n, floor, x = t.count(2, 4), p.h * t.down(0.78, 0.92), t.across(0.3, 0.7)
    for i in range(n):
        top, w = (i + 0.5) / n + t.lean(-0.15, 0.15), t.size(0.16, 0.28)
        foot = x + (i - (n - 1) / 2) * 0.16
        p.poly(
            [(top - 0.03, 0), (top + 0.03, 0), (foot + w, floor), (foot - w, floor)],
            mix(p.ground, (p.second, p.third)[i % 2], 0.75),
        )
    p.oval(x, floor, 0.42, 0.1, p.second)
    p.figure(x, floor + 0.02, 0.3, p.ink)


def chorus(p: Picture, t: Turn) -> None:
    """A fan of legs and feathers."""
    n, y, r = t.count(4, 8), p.h * t.down(0.72, 0.96), t.size(0.9, 1.25)
    kick = t.lean(-30, 30)
    for i in range(n, 0, -1):
        a = -90 + kick + (i - n / 2) * t.across(14, 24)
        tip = p.spot(0.5, y, r, a)
        side = p.spot(0.5, y, 0.09, a + 90), p.spot(0.5, y, 0.09, a - 90)
        p.poly([side[0], tip, side[1]], (p.second, p.third, p.ink)[i % 3])
        p.disc(*tip, 0.045, (p.second, p.third, p.ink)[i % 3])
    p.disc(0.5, y, 0.13, p.ink)


FAMILY = Family("musical", (staves, keys, record, spotlights, chorus), genres=("Musical", "Music"))
