"""Comedies: things that lean, bounce and fall. Light sheets.

Each function draws one composition.
"""

import math

from films.art.picture import Picture
from films.art.shelves import Family
from films.art.turns import Turn


def balance(p: Picture, t: Turn) -> None:
    """Shapes piled one on another."""
    n, x, y, lean = t.count(3, 5), t.across(0.42, 0.58), p.h * 0.94, t.lean(-0.09, 0.09)
    p.box(0, y, 1, p.h, p.ink)
    for i in range(n):
        size = (y - 0.06) / n * t.size(0.75, 1)
        fill, cx = (p.second, p.third, p.ink)[i % 3], x + lean * i * (1 if i % 2 else -0.6)
        kind = (i + int(t.down(0, 3))) % 3
        if kind == 0:
            p.disc(cx, y - size / 2, size / 2, fill)
        elif kind == 1:
            p.box(cx - size * 0.7, y - size, cx + size * 0.7, y, fill)
        else:
            p.poly([(cx - size * 0.7, y), (cx + size * 0.7, y), (cx, y - size)], fill)
        y -= size


def grin(p: Picture, t: Turn) -> None:
    """A wide grin."""
    x, y, r, n = t.across(0.42, 0.58), p.h * t.down(0.48, 0.62), t.size(0.28, 0.42), t.count(3, 8)
    turn = t.lean(-25, 25)
    p.pie(x, y, r, turn, turn + 180, p.second)
    for i in range(1, n):
        a = p.spot(x, y, r * (2 * i / n - 1), turn)
        p.line([a, p.spot(*a, r * 0.3, turn + 90)], 0.012, p.ground)
    for side in (-1, 1):
        p.disc(
            *p.spot(*p.spot(x, y, r * 0.55 * side, turn), r * 0.55, turn - 90),
            r * (0.16 + 0.04 * side),
            p.ink if side < 0 else p.third,
        )


def bounce(p: Picture, t: Turn) -> None:
    """A ball and its jumps."""
    n, floor, r = t.count(2, 4), p.h * t.down(0.75, 0.9), t.size(0.07, 0.13)
    p.box(0, floor, 1, p.h, p.third)
    x, reach, high = t.across(-0.2, 0.05), 1.15 / n, floor * t.lean(0.6, 0.9)
    for i in range(n):
        tall = high * 0.72**i
        path = [
            (x + reach * k / 12, floor - r - tall * math.sin(math.pi * k / 12)) for k in range(13)
        ]
        for dot in path[1:]:
            p.disc(*dot, 0.012, p.ink)
        x += reach
    p.disc(*path[5], r, p.second)


def oddity(p: Picture, t: Turn) -> None:
    """A grid of shapes, one of them odd."""
    n, pad = t.count(3, 5), t.size(0.12, 0.3)
    rows, w = max(3, round(t.count(3, 5) * p.h)), 1 / n
    h, odd = p.h / rows, (int(t.across(0, n)), int(t.down(0, rows)))
    for i in range(n):
        for j in range(rows):
            x, y, r = w * (i + 0.5), h * (j + 0.5), min(w, h) * (0.5 - pad * 0.5)
            if (i, j) == odd:
                p.bar(x, y, r * 2, r * 2, t.lean(15, 75), p.second)
            else:
                p.pie(x, y, r, t.lean(0, 90) // 90 * 90, 180, p.ink)
                p.pie(x, y, r, 180, 360, p.third)


def scallops(p: Picture, t: Turn) -> None:
    """Rows of scallops."""
    n, rows = t.count(3, 6), t.count(4, 7)
    r = 0.5 / n
    for j in range(rows, -1, -1):
        y = p.h * (j / rows * t.size(0.6, 0.95)) - r
        for i in range(-1, n + 1):
            x = r * (2 * i + 1 + (j % 2)) + t.across(-0.03, 0.03)
            p.disc(
                x, y + r, r * 1.02, (p.second, p.ground, p.third)[(i + j * int(t.lean(1, 4))) % 3]
            )
        p.box(0, y, 1, y + r, p.third if j % 2 else p.second)
    p.disc(t.across(0.25, 0.75), p.h * t.down(0.1, 0.9), 0.1, p.ink)


def dominoes(p: Picture, t: Turn) -> None:
    """A falling row of dominoes."""
    n, floor, tall = t.count(5, 8), p.h * t.down(0.74, 0.9), t.size(0.3, 0.46)
    fallen = t.across(0.3, 0.7)
    p.box(0, floor, 1, p.h, p.ink)
    for i in range(n):
        x = (i + 0.6) / (n + 0.4)
        tilt = max(0, fallen - i / n) * t.lean(70, 120)
        base = min(tilt, 62)
        top = p.spot(x, floor, tall / 2, -90 + base)
        p.bar(*top, tall, 0.09, -90 + base, p.second if i % 2 else p.third)


def umbrella(p: Picture, t: Turn) -> None:
    """An umbrella."""
    n, x, y, r = t.count(4, 8), t.across(0.4, 0.6), p.h * t.down(0.45, 0.6), t.size(0.34, 0.46)
    turn = t.lean(-24, 24)
    for i in range(n):
        p.pie(
            x,
            y,
            r,
            180 + turn + 180 * i / n,
            181 + turn + 180 * (i + 1) / n,
            p.second if i % 2 else p.third,
        )
    for i in range(n):
        p.disc(*p.spot(x, y, r * (2 * i + 1 - n) / n, turn), r / n * 0.97, p.ground)
    end = p.spot(x, y, p.h * 0.34, 90 + turn)
    p.line([p.spot(x, y, -r / n * (1 - n % 2), 90 + turn), end], 0.02, p.ink)
    p.arc(*p.spot(*end, 0.05, turn), 0.06, turn, turn + 180, 0.02, p.ink)


def hats(p: Picture, t: Turn) -> None:
    """Hats piled one on another."""
    n, x, w = t.count(2, 4), t.across(0.42, 0.58), t.size(0.24, 0.34)
    y, pitch = p.h * t.down(0.82, 0.94), p.h * 0.72 / n
    for i in range(n):
        cx, fill = x + t.lean(-0.1, 0.1) * (i if i % 2 else -i), (p.ink, p.second, p.third)[i % 3]
        p.pie(cx, y - 0.02, min(w * 0.7, pitch * 0.72), 180, 360, fill)
        p.oval(cx, y - 0.02, w, 0.035, fill)
        p.box(cx - w * 0.6, y - 0.1, cx + w * 0.6, y - 0.055, p.ground)
        y -= pitch


def spring(p: Picture, t: Turn) -> None:
    """A jack from its box."""
    n, x, y = t.count(4, 8), t.across(0.35, 0.65), p.h * 0.94
    high, wide, lean = p.h * t.size(0.45, 0.66), t.down(0.14, 0.24), t.lean(-0.25, 0.25)
    steps = 30 * n
    coil = [
        (
            x + lean * (k / steps) ** 2 + wide * math.cos(k * math.tau / 30),
            y - high * k / steps - 0.04 * math.sin(k * math.tau / 30),
        )
        for k in range(steps)
    ]
    p.line(coil, 0.02, p.ink)
    p.disc(coil[-1][0] - wide, y - high - 0.16, 0.15, p.second)
    p.box(x - wide * 1.5, y, x + wide * 1.5, p.h, p.third)


FAMILY = Family(
    "comedy",
    (balance, grin, bounce, oddity, scallops, dominoes, umbrella, hats, spring),
    genres=("Comedy",),
    mood="light",
)
