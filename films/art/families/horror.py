"""Horror: teeth, eyes, a door ajar. Dark sheets.

Each function draws one composition.
"""

from films.art.palettes import mix
from films.art.picture import Picture
from films.art.shelves import Family
from films.art.turns import Turn


def teeth(p: Picture, t: Turn) -> None:
    """Two rows of teeth."""
    n, gap, lean = t.count(4, 9), t.size(0.02, 0.2), t.lean(-0.5, 0.5)
    middle = p.h * t.down(0.38, 0.62)
    for i in range(-1, n + 1):
        w, bite = 1 / n, 0.6 + 0.4 * ((i * 7) % 3) / 2
        p.poly(
            [(w * i, 0), (w * (i + 1), 0), (w * (i + 0.5 + lean), middle * bite - gap)], p.second
        )
        p.poly(
            [
                (w * (i + 0.5), p.h),
                (w * (i + 1.5), p.h),
                (w * (i + 1 + lean), p.h - (p.h - middle) * bite),
            ],
            p.third,
        )
    p.disc(t.across(0.25, 0.75), middle, 0.05, p.ink)


def stare(p: Picture, t: Turn) -> None:
    """Eyes in the dark."""
    n, r = t.count(2, 5), t.size(0.07, 0.13)
    for row in range(n):
        y = p.h * (row + 0.5) / n
        for col in range(2):
            x = t.across(0.2, 0.35) + col * 0.45 + (0.1 if row % 2 else 0)
            w = r * (1.5 - 0.12 * n)
            p.oval(x, y, w * 1.5, w * t.down(0.6, 1), p.third if (row + col) % 3 else p.ink)
            p.disc(
                x + w * t.lean(-0.7, 0.7),
                y,
                w * 0.5,
                p.ground if (row, col) != (0, 1) else p.second,
            )


def ajar(p: Picture, t: Turn) -> None:
    """A door ajar, and light from behind it."""
    x, w, top, floor = t.across(0.25, 0.6), t.size(0.1, 0.22), p.h * t.down(0.14, 0.3), p.h * 0.76
    p.poly(
        [
            (x, floor),
            (x + w, floor),
            (x + w + t.lean(-0.5, 0.6), p.h),
            (x + t.lean(-0.9, 0.1), p.h),
        ],
        mix(p.ground, p.second, 0.8),
    )
    p.box(x, top, x + w, floor, p.second)
    p.poly(
        [(x + w, top), (x + w + 0.2, top - 0.06), (x + w + 0.2, floor + 0.08), (x + w, floor)],
        mix(p.ground, p.ink, 0.16),
    )
    if t.count(0, 3):
        p.figure(x + w * 0.5, floor, (floor - top) * (0.4 + 0.1 * t.count(0, 3)), p.ground)


def claws(p: Picture, t: Turn) -> None:
    """The marks of claws."""
    n, angle, width = t.count(3, 5), t.lean(55, 115), t.size(0.06, 0.13)
    for i in range(n):
        x, y = t.across(0.3, 0.7) + (i - (n - 1) / 2) * width * 1.7, p.h * t.down(0.42, 0.58)
        long = p.h * (0.36 + 0.08 * ((i * 2) % 3))
        a, b = p.spot(x, y, long, angle), p.spot(x, y, -long, angle)
        side = p.spot(x, y, width * 0.5, angle + 90)
        back = p.spot(x, y, width * 0.3, angle - 90)
        p.poly([a, side, b, back], p.second if i % 2 == 0 else p.third)


def web(p: Picture, t: Turn) -> None:
    """A spider's web."""
    n, x, y, rings = t.count(7, 13), t.across(0.2, 0.8), p.h * t.down(0.15, 0.6), 7
    for i in range(n):
        p.line([(x, y), p.spot(x, y, 2, 360 * i / n + t.lean(0, 40))], 0.006, p.ink)
    for k in range(1, rings + 1):
        r = t.size(0.5, 1.1) * (k / rings) ** 1.3
        corners = [
            p.spot(x, y, r * (1 if j % 2 == 0 else 0.86), 180 * j / n + t.lean(0, 40))
            for j in range(2 * n + 1)
        ]
        p.line(corners, 0.006, p.third)
    p.disc(*p.spot(x, y, 0.3, t.lean(20, 160)), 0.055, p.second)


FAMILY = Family("horror", (teeth, stare, ajar, claws, web), genres=("Horror",), mood="dark")
