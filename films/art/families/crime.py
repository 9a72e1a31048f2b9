"""Crime and film noir: streets, lamps, evidence.

Each function draws one composition.
"""

import math

from films.art.palettes import mix
from films.art.picture import Picture
from films.art.shelves import Family
from films.art.turns import Turn


def facade(p: Picture, t: Turn) -> None:
    """A wall of windows, one of them lit."""
    nx, ny = t.count(3, 6), t.count(4, 8)
    w, h, lit = 1 / nx, p.h / ny, (int(t.across(0, nx)), int(t.down(0, ny)))
    p.box(0, 0, 1, p.h, mix(p.ground, p.ink, 0.9))
    pad = t.size(0.12, 0.26)
    for i in range(nx):
        for j in range(ny):
            on = (i, j) == lit
            x0, y0, x1, y1 = w * (i + pad), h * (j + pad), w * (i + 1 - pad), h * (j + 1 - pad)
            p.box(
                x0,
                y0,
                x1,
                y1,
                p.second if on else mix(p.ground, p.ink, 0.62 + 0.1 * ((i + j * 3) % 3)),
            )
            if on:
                p.figure((x0 + x1) / 2 + (x1 - x0) * t.lean(-0.2, 0.2), y1, (y1 - y0) * 0.7, p.ink)
            elif (i * 5 + j * 3) % 4 == 0:
                p.box(x0, y0, x1, y0 + (y1 - y0) * t.lean(0.15, 0.85), mix(p.ground, p.ink, 0.5))


def lineup(p: Picture, t: Turn) -> None:
    """A row of suspects, one of them marked."""
    n, floor, chosen = t.count(3, 6), p.h * t.down(0.9, 1), int(t.across(0, 6))
    for i in range(9):
        p.line([(0, p.h * i / 9), (1, p.h * i / 9)], 0.004, mix(p.ground, p.ink, 0.45))
    for i in range(n):
        tall = p.h * (
            t.size(0.5, 0.66) + t.lean(-0.2, 0.2) * (i / (n - 1) - 0.5) + 0.06 * (i * 7 % 3 - 1)
        )
        p.figure((i + 0.5) / n, floor, tall, p.second if i == chosen % n else p.ink)
    p.box(0, floor - 0.02, 1, p.h, p.third)


def lamp(p: Picture, t: Turn) -> None:
    """A cone of light, and who stands in it."""
    x, y, spread = t.across(0.3, 0.7), p.h * t.down(0.12, 0.28), t.size(0.28, 0.5)
    floor, n = p.h * 0.82, t.count(0, 2)
    p.poly([(x, y - 0.06), (x - spread, floor), (x + spread, floor)], mix(p.ground, p.second, 0.85))
    p.oval(x, floor, spread, spread * 0.28, p.second)
    p.line([(x, 0), (x, y)], 0.008, p.ink)
    p.pie(x, y + 0.05, 0.1, 180, 360, p.ink)
    p.figure(x + t.lean(-0.5, 0.5) * spread, floor, 0.26, p.ink)
    for i in range(n):
        p.figure(x + (i * 2 - 1) * spread * 1.25, floor + 0.08, 0.36, p.third)


def prints(p: Picture, t: Turn) -> None:
    """The rings of a fingerprint."""
    n, x, y = t.count(8, 13), t.across(0.4, 0.6), p.h * t.down(0.42, 0.58)
    r, drift = t.size(0.4, 0.56), t.lean(-0.5, 0.5)
    for i in range(n, 0, -1):
        q = r * i / n
        p.oval(
            x + drift * (r - q) * 0.6,
            y + (r - q) * 0.5,
            q,
            q * 1.32,
            p.ground,
            p.second if i % 4 == 1 else p.ink,
            r / n * 0.52,
        )


def alley(p: Picture, t: Turn) -> None:
    """An alley, and somebody at its end."""
    x, y, w = t.across(0.35, 0.65), p.h * t.down(0.5, 0.66), t.size(0.06, 0.16)
    p.poly([(0, 0), (x - w, y * 0.5), (x - w, y), (0, p.h)], p.ink)
    p.poly([(1, 0), (x + w, y * 0.5), (x + w, y), (1, p.h)], mix(p.ink, p.ground, 0.18))
    p.poly([(x - w, y), (x + w, y), (1, p.h), (0, p.h)], p.third)
    for i in range(t.count(2, 6)):
        s = (i + 1) / 8
        p.box(
            x * s * 0.8,
            p.h * (0.2 + s * 0.25),
            x * s * 0.8 + 0.05,
            p.h * (0.3 + s * 0.25),
            mix(p.ink, p.ground, 0.3),
        )
    p.figure(x + w * t.lean(-0.5, 0.5), y + 0.1, 0.2, p.second)


def cards(p: Picture, t: Turn) -> None:
    """A hand of cards."""
    n, x, y = t.count(3, 6), t.across(0.4, 0.6), p.h * t.down(0.8, 1)
    w, long, spread = 0.32, t.size(0.5, 0.7), t.lean(10, 19)
    for i in range(n):
        a = -90 + (i - (n - 1) / 2) * spread
        p.bar(*p.spot(x, y, long, a), long, w, a, p.ink if i % 2 else p.third)
        p.bar(*p.spot(x, y, long, a), long - 0.03, w - 0.03, a, p.ground if i < n - 1 else p.second)
    p.bar(*p.spot(x, y, long, a), 0.12, 0.12, a + 45, p.ink)


def smoke(p: Picture, t: Turn) -> None:
    """A cigarette and its smoke."""
    n, x, y = t.count(2, 5), t.across(0.3, 0.6), p.h * t.down(0.7, 0.88)
    for i in range(n):
        swing = t.lean(0.05, 0.14) + 0.03 * i
        p.line(
            [
                (x + 0.22 + swing * k / 30 * math.sin(k / 4 + i * 0.9), y - k / 30 * p.h)
                for k in range(31)
            ],
            t.size(0.012, 0.035),
            p.third if i else mix(p.third, p.ground, 0.4),
        )
    p.bar(x, y, 0.46, 0.06, -8, p.ink)
    p.bar(x + 0.2, y - 0.028, 0.07, 0.06, -8, p.second)


def crossing(p: Picture, t: Turn) -> None:
    """A street grid seen from above."""
    n, turn = t.count(3, 5), t.lean(-35, 35)
    gap, step = t.size(0.035, 0.08), 1.6 / n
    p.box(0, 0, 1, p.h, p.ink)
    for i in range(-1, n + 2):
        for j in range(-1, n + 2):
            x, y = (i - n / 2) * step + t.across(0, step), (j - n / 2) * step + t.down(0, step)
            far, angle = math.hypot(x, y), math.degrees(math.atan2(y, x))
            fill = (
                p.second
                if (i, j) == (n // 2, n // 2)
                else mix(p.ground, p.third, 0.3 + 0.2 * ((i + j) % 3))
            )
            p.bar(*p.spot(0.5, p.h / 2, far, angle + turn), step - gap, step - gap, turn, fill)


def shards(p: Picture, t: Turn) -> None:
    """A hole in a pane, and the cracks around it."""
    n, x, y, hole = (
        t.count(7, 13),
        t.across(0.25, 0.75),
        p.h * t.down(0.25, 0.7),
        t.size(0.05, 0.14),
    )
    for i in range(n):
        a, b = (
            360 * i / n + t.lean(0, 50),
            360 * (i + 0.5 + 0.45 * math.sin(i * 2.4)) / n + t.lean(0, 50),
        )
        p.poly(
            [
                p.spot(x, y, hole * (1 + 0.5 * (i % 2)), a),
                p.spot(x, y, 2, a + 4),
                p.spot(x, y, 2, b),
            ],
            (p.second, p.third, mix(p.ink, p.ground, 0.3))[i % 3],
        )
    p.disc(x, y, hole, p.ink)


FAMILY = Family(
    "crime",
    (facade, lineup, lamp, prints, alley, cards, smoke, crossing, shards),
    genres=("Crime", "Film noir"),
)
