"""Action, adventure and sport: speed and impact.

Each function draws one composition.
"""

import math

from films.art.palettes import mix
from films.art.picture import Picture
from films.art.shelves import Family
from films.art.turns import Turn


def peaks(p: Picture, t: Turn) -> None:
    """Peaks with snow."""
    n, y = t.count(3, 5), p.h * t.down(0.25, 0.42)
    p.disc(t.across(0.15, 0.85), y * 0.8, t.size(0.09, 0.16), p.third)
    for i in range(n):
        x, top, w = (i * 0.382 + t.lean(0, 1)) % 1, y + p.h * 0.12 * i, 0.55
        fill = mix(p.second, p.ink, i / n)
        p.poly([(x - w, p.h), (x, top), (x + w, p.h)], fill)
        s = 0.2
        p.poly(
            [
                (x - w * s, top + (p.h - top) * s),
                (x, top),
                (x + w * s, top + (p.h - top) * s),
                (x + w * 0.03, top + (p.h - top) * s * 0.7),
            ],
            p.ground,
        )
        p.box(0, p.h * 0.96, 1, p.h, p.ink)


def route(p: Picture, t: Turn) -> None:
    """A way with corners, and a cross at its end."""
    n, w = t.count(4, 8), t.size(0.04, 0.09)
    side, step, slip = t.across(0.12, 0.88), p.h * t.down(0.66, 0.86) / n, t.lean(0, 1)
    x, y, way = side, p.h * 1.02, []
    for i in range(n + 1):
        way += [(x, y), (x, y - step / 2)]
        reach = 0.12 + 0.76 * ((side + (i + 1) * (0.38 + 0.3 * slip)) % 1)
        x, y = (x if abs(reach - x) < 0.12 else reach), y - step
        way.append((x, way[-1][1]))
    p.line(way, w, p.second)
    for corner in way:
        p.disc(*corner, w / 2, p.second)
    p.disc(*way[int(t.count(3, 8) / 10 * len(way))], w, p.ink)
    for angle in (45, 135):
        p.bar(*way[-1], w * 3, w * 0.8, angle, p.third)


def dash(p: Picture, t: Turn) -> None:
    """Bars in flight."""
    n, angle = t.count(6, 11), t.lean(-38, -12)
    y = p.h * t.down(0.35, 0.65)
    for i in range(n):
        off = (i - n / 2) * p.h * 1.1 / n
        long = 0.5 + 0.9 * t.dice.random()
        p.bar(
            0.5 - 0.4 + t.dice.random() * 0.5,
            y + off,
            long,
            p.h / n * t.size(0.25, 0.6),
            angle,
            (p.second, p.third, p.ink)[i % 3],
        )
    p.disc(t.across(0.55, 0.8), y - 0.1, 0.1, p.ink)


def burst(p: Picture, t: Turn) -> None:
    """An explosion of rays."""
    n, x, y = t.count(8, 16), t.across(0.25, 0.75), p.h * t.down(0.3, 0.75)
    for i in range(n):
        a = 360 * i / n + t.lean(0, 40)
        p.poly([(x, y), p.spot(x, y, 2, a), p.spot(x, y, 2, a + 180 / n)], p.second)
    r = t.size(0.16, 0.3)
    p.poly(
        [
            p.spot(x, y, r * (1.25 if i % 2 else 0.85), 180 * i / n + t.lean(0, 90))
            for i in range(2 * n)
        ],
        p.third,
    )
    p.disc(x, y, r * 0.5, p.ink)


def chevrons(p: Picture, t: Turn) -> None:
    """Chevrons, one of them lit."""
    n, x, tip = t.count(4, 8), t.across(0.35, 0.65), t.lean(0.2, 0.6)
    h = p.h / n
    lit = int(t.down(0, n))
    for i in range(-1, n + 1):
        y, thick = h * i, h * t.size(0.35, 0.75)
        p.poly(
            [
                (0, y + tip),
                (x, y),
                (1, y + tip),
                (1, y + tip + thick),
                (x, y + thick),
                (0, y + tip + thick),
            ],
            p.third if i == lit else p.second if i % 2 else p.ink,
        )


def tide(p: Picture, t: Turn) -> None:
    """Waves that darken towards the viewer."""
    n, phase = t.count(5, 9), t.lean(0, 6)
    p.disc(t.across(0.2, 0.8), p.h * t.down(0.16, 0.36), t.size(0.12, 0.22), p.third)
    for i in range(n):
        top, swing = p.h * (0.34 + 0.6 * i / n), 0.03 + 0.012 * i
        crest = [
            (k / 24, top + swing * math.sin(k / 24 * math.tau * (1.1 + 0.05 * i) + phase + i * 0.8))
            for k in range(25)
        ]
        p.poly([*crest, (1, p.h), (0, p.h)], mix(p.second, p.ink, i / n))


def arena(p: Picture, t: Turn) -> None:
    """The rings of an arena."""
    n, x, y, turn = t.count(4, 7), t.across(0.35, 0.65), p.h * t.down(0.4, 0.6), t.lean(0.25, 0.7)
    r = t.size(0.55, 0.85)
    for i in range(n, 0, -1):
        q = r * (0.35 + 0.65 * i / n)
        p.oval(x, y, q, q * turn + 0.08, p.second if i % 2 else p.third, p.ground, 0.012)
    p.oval(x, y, r * 0.35, r * 0.35 * turn + 0.02, p.ink)
    for i in range(n):
        a, q = math.radians(i * 137 + 360 * t.u[2]), r * (0.3 + 0.65 * (i + 1) / n)
        p.disc(x + q * math.cos(a), y + (q * turn + 0.04) * math.sin(a), 0.03, p.ink)


def ricochet(p: Picture, t: Turn) -> None:
    """A shot from wall to wall."""
    n, width, x, y = t.count(4, 8), t.size(0.02, 0.06), t.across(0, 1), p.h * 1.05
    way, rise = [(x, y)], p.h * t.down(0.8, 1.05) / n
    for i in range(n):
        x, y = (
            (0.06 if i % 2 else 0.94) + t.lean(-0.04, 0.3) * (1 if i % 2 else -1) * (i * 5 % 3) / 2,
            y - rise,
        )
        way.append((x, y))
    p.line(way, width, p.second)
    for corner in way[1:-1]:
        p.disc(*corner, width * 1.1, p.third)
    p.disc(*way[-1], 0.05 + width, p.ink)


def collide(p: Picture, t: Turn) -> None:
    """Two discs that run into each other."""
    n, x, y, r = t.count(5, 11), t.across(0.42, 0.58), p.h * t.down(0.4, 0.6), t.size(0.18, 0.28)
    axis = t.lean(-60, 60)
    for side, fill in ((0, p.second), (180, p.third)):
        cx, cy = p.spot(x, y, r * 0.98, axis + side)
        for i in range(n):
            off = r * (2 * (i + 0.5) / n - 1)
            start = p.spot(cx, cy, off, axis + 90)
            p.line([start, p.spot(*start, 2, axis + side)], r / n * 0.9, mix(fill, p.ground, 0.35))
        p.disc(cx, cy, r, fill)
    p.bar(x, y, r * 2.4, 0.012, axis + 90, p.ink)


FAMILY = Family(
    "action",
    (peaks, route, dash, burst, chevrons, tide, arena, ricochet, collide),
    genres=("Action", "Adventure", "Sport"),
)
