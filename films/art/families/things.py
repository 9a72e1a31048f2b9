"""What titles name and no family has.

Each function draws one composition.
"""

import math

from films.art.palettes import mix
from films.art.picture import Picture
from films.art.shelves import Family
from films.art.turns import Turn


def sunrise(p: Picture, t: Turn) -> None:
    """Rays from a sun on the horizon."""
    n, x, y, r = t.count(7, 15), t.across(0.3, 0.7), p.h * t.down(0.58, 0.76), t.size(0.18, 0.3)
    for i in range(n):
        a = 180 + 180 * i / n
        p.poly(
            [(x, y), p.spot(x, y, 2, a), p.spot(x, y, 2, a + 180 / n * t.lean(0.35, 0.65))],
            p.second,
        )
    p.disc(x, y, r, p.third)
    p.box(0, y, 1, p.h, p.ink)


def flames(p: Picture, t: Turn) -> None:
    """Flames in three inks."""
    n, drift, sway = t.count(2, 4), t.across(-0.08, 0.08), t.lean(0.03, 0.11)
    for layer, fill in enumerate((p.second, p.third, p.ground)):
        for i in range(n):
            x, side = (i + 0.5) / n + drift, (1 if i % 2 else -1) * sway
            tall = (
                p.h
                * (t.size(0.62, 0.92) - 0.25 * layer)
                * (0.62 + 0.38 * ((i * 7 + int(t.down(0, 5))) % 5) / 4)
            )
            half, edge = (0.66 - 0.17 * layer) / n, []
            for k in range(31):
                s = k / 30
                edge.append(
                    (
                        half * (1 - s) ** 0.9 * (0.62 + 1.1 * math.sin(math.pi * s * 0.9)),
                        x + side * math.sin(s * 5),
                        p.h * 1.01 - tall * s,
                    )
                )
            p.poly(
                [(c - w, y) for w, c, y in edge] + [(c + w, y) for w, c, y in reversed(edge)], fill
            )


def drops(p: Picture, t: Turn) -> None:
    """Drops of rain, one of them another's."""
    n, lean = t.count(5, 9), t.lean(-25, 25)
    red = int(t.across(0, n)), 2
    for i in range(n):
        for j in range(5):
            x, y = (i + 0.5) / n, p.h * ((j + 0.5) / 5 + 0.1 * (i % 2) - 0.05)
            r = t.size(0.16, 0.3) / n * 1.6
            fill = p.second if (i, j) == red else p.third
            p.disc(x, y, r, fill)
            p.poly(
                [
                    p.spot(x, y, r, lean + 180),
                    p.spot(x, y, r * t.down(2.2, 3.6), lean - 90),
                    p.spot(x, y, r, lean),
                ],
                fill,
            )


def towers(p: Picture, t: Turn) -> None:
    """A street of towers with windows lit."""
    n, base = t.count(6, 10), p.h
    p.disc(t.across(0.25, 0.75), p.h * t.down(0.25, 0.4), t.size(0.16, 0.3), p.second)
    for i in range(n):
        w, tall = 1 / n, p.h * (0.25 + 0.45 * t.dice.random())
        shade = (p.ink, mix(p.ink, p.third, 0.5), p.third)[(i * 2) % 3]
        p.box(i * w, base - tall, (i + 1) * w + 0.002, base, shade)
        for k in range(int(tall / 0.07)):
            if t.dice.random() < 0.3 + t.lean(0, 0.3):
                p.box(
                    (i + 0.35) * w,
                    base - tall + 0.03 + k * 0.07,
                    (i + 0.65) * w,
                    base - tall + 0.06 + k * 0.07,
                    p.ground,
                )


def birds(p: Picture, t: Turn) -> None:
    """Birds over a low sun."""
    n, slope = t.count(4, 9), t.lean(-0.25, 0.25)
    p.disc(t.across(0.25, 0.75), p.h * t.down(0.55, 0.8), 0.22, p.third)
    for i in range(n):
        x, y = (
            0.12 + 0.76 * ((i * 0.618 + t.across(0, 1)) % 1),
            p.h * (0.14 + 0.5 * (i + 0.5) / n) + slope * (i % 3 - 1) * 0.4,
        )
        s = t.size(0.1, 0.17) * (0.7 + 0.3 * (i % 3) / 2)
        for side in (-1, 1):
            p.poly(
                [
                    (x, y),
                    (x + side * s * 0.5, y - s * 0.5),
                    (x + side * s * 1.2, y - s * 0.22),
                    (x + side * s * 0.5, y - s * 0.22),
                ],
                p.second if i % 3 == 0 else p.ink,
            )


def carriages(p: Picture, t: Turn) -> None:
    """The carriages of a train."""
    n, rail, tall = t.count(2, 4), p.h * t.down(0.62, 0.82), t.size(0.26, 0.4)
    p.disc(t.across(0.2, 0.8), p.h * 0.2, 0.08 + 0.06 * t.u[4], p.third)
    slide, w = t.lean(-0.3, 0), 1.3 / n
    for i in range(n + 1):
        x = slide + i * w
        p.box(x + 0.012, rail - tall, x + w - 0.012, rail, p.second)
        for k in range(3):
            left = x + w * (0.12 + 0.28 * k)
            lit = (i + k) % 4 == t.count(0, 3)
            p.box(
                left,
                rail - tall * 0.8,
                left + w * 0.2,
                rail - tall * 0.42,
                p.third if lit else p.ground,
            )
        for wheel in (0.2, 0.8):
            p.disc(x + w * wheel, rail + 0.01, 0.045, p.ink)
    p.box(0, rail + 0.055, 1, rail + 0.07, p.ink)


FAMILY = Family("things", (sunrise, flames, drops, towers, birds, carriages))
