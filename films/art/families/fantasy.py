"""Fantasy: moons, woods, gates. Dark sheets.

Each function draws one composition.
"""

import math
from functools import partial

from films.art.palettes import mix
from films.art.picture import Picture
from films.art.shelves import Family
from films.art.turns import Turn


def moons(p: Picture, t: Turn) -> None:
    """The phases of a moon."""
    nx, ny = 2, t.count(2, 4)
    r, bright = min(0.19, p.h / ny * 0.4) * t.size(0.8, 1.1), int(t.across(0, nx * ny))
    for k in range(nx * ny):
        x, y = (
            (k % 2 + 0.5) / 2 + t.lean(-0.06, 0.06) * (k // 2 % 2 * 2 - 1),
            p.h * (k // 2 + 0.5) / ny,
        )
        shadow = mix(p.ground, p.ink, 0.22)
        p.disc(x, y, r, p.second if k == bright else p.ink)
        if k != bright:
            off = r * 2.1 * ((k * 0.37 + t.down(0, 1)) % 1)
            p.common(partial(p.disc, x, y, r), partial(p.disc, x - off, y, r), shadow)


def forest(p: Picture, t: Turn) -> None:
    """A forest in three rows."""
    n = t.count(5, 9)
    p.disc(t.across(0.2, 0.8), p.h * t.down(0.2, 0.4), 0.15, p.third)
    for row in range(3):
        for i in range(-1, n + 1):
            x, foot = (i + 0.5 * (row % 2) + t.lean(0, 0.9)) / n, p.h * (0.68 + 0.18 * row)
            tall = p.h * t.size(0.28, 0.46) * (0.7 + 0.3 * ((i * 3 + row) % 4) / 3)
            p.poly(
                [(x - 0.62 / n, foot), (x + 0.62 / n, foot), (x, foot - tall)],
                mix(p.second, p.ink, 0.15 + 0.42 * row),
            )
        p.box(0, foot, 1, p.h, mix(p.second, p.ink, 0.15 + 0.42 * row))


def gate(p: Picture, t: Turn) -> None:
    """A gate of arches."""
    n, x, floor = t.count(3, 7), t.across(0.36, 0.64), p.h * t.down(0.8, 0.94)
    w, tall = t.size(0.34, 0.46), floor * t.lean(0.66, 0.9)
    for i in range(n):
        q, top = w * (1 - i / n), floor - tall * (1 - 0.82 * i / n)
        fill = (p.second, p.third, p.ink)[i % 3]
        p.disc(x, top + q, q, fill)
        p.box(x - q, top + q, x + q, floor, fill)
    p.box(0, floor, 1, p.h, mix(p.ground, p.ink, 0.25))
    p.figure(x, floor + 0.03, 0.16, p.ground if n % 3 else p.ink)


def serpent(p: Picture, t: Turn) -> None:
    """A coiled serpent."""
    n, x, y = t.count(2, 4), t.across(0.42, 0.58), p.h * t.down(0.42, 0.58)
    r, start, width = t.size(0.36, 0.46), t.lean(0, 360), 0.52 / (n * 4 + 3)
    coil = [p.spot(x, y, r * (1 - 0.84 * k / (n * 40)), start + 9 * k) for k in range(n * 40)]
    p.line(coil, width * 2, p.second)
    for k in range(4, n * 40, 8):
        p.disc(*coil[k], width * 0.45, p.third)
    p.disc(*coil[0], width * 1.5, p.second)
    p.disc(*coil[0], width * 0.4, p.ground)


def crystal(p: Picture, t: Turn) -> None:
    """A cut stone."""
    n, x, y = t.count(5, 8), t.across(0.42, 0.58), p.h * t.down(0.4, 0.5)
    r, tall = t.size(0.26, 0.38), p.h * t.lean(0.3, 0.42)
    waist = [(x + r * (2 * k / n - 1), y + 0.05 * math.sin(math.pi * k / n)) for k in range(n + 1)]
    for k in range(n):
        shade = 0.15 + 0.7 * ((k * 3) % n) / n
        p.poly([waist[k], waist[k + 1], (x, y - tall)], mix(p.second, p.ink, shade))
        p.poly([waist[k], waist[k + 1], (x, y + tall)], mix(p.third, p.ground, shade * 0.7))


FAMILY = Family(
    "fantasy", (moons, forest, gate, serpent, crystal), genres=("Fantasy",), mood="dark"
)
