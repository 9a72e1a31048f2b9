"""Dramas: weight, distance, an empty chair.

Each function draws one composition.
"""

import math

from films.art.palettes import mix
from films.art.picture import Picture
from films.art.shelves import Family
from films.art.turns import Turn


def steps(p: Picture, t: Turn) -> None:
    """Stairs, and a ball on them."""
    n, rise = t.count(4, 9), p.h * t.size(0.6, 0.92)
    for i in range(n):
        top = p.h - rise * (i + 1) / n
        p.box(i / n, top, 1, p.h, mix(p.second, p.third, i / (n - 1)))
    p.disc(0.16 + t.lean(0, 0.2), p.h * t.down(0.08, 0.34), 0.085, p.third)
    k, r = int(t.across(0, n - 1)), 0.05
    p.disc((k + 0.5) / n, p.h - rise * (k + 1) / n - r, r, p.ink)


def divided(p: Picture, t: Turn) -> None:
    """A disc in two halves that slipped apart."""
    x, y, r = t.across(0.35, 0.65), p.h * t.down(0.4, 0.6), t.size(0.26, 0.42)
    slip = r * t.lean(-0.7, 0.7)
    p.box(x, 0, 1, p.h, p.second)
    p.pie(x, y - slip, r, 90, 270, p.ink)
    p.pie(x, y + slip, r, 270, 450, p.ground)
    for i in range(t.count(0, 3)):
        p.box(0, p.h * (0.9 - 0.05 * i), x, p.h * (0.9 - 0.05 * i) + 0.01, p.third)


def weight(p: Picture, t: Turn) -> None:
    """A weight on slack ropes."""
    y, n = p.h * t.down(0.55, 0.75), t.count(1, 5)
    r = min(0.38, y * 0.48) * t.size(0.5, 1)
    x, sag = t.across(0.3, 0.7), t.lean(0.04, 0.2)
    rope = [(i / 40, y + sag * math.exp(-(((i / 40 - x) * 3.2) ** 2))) for i in range(-2, 43)]
    for k in range(n):
        p.line([(a, b + 0.05 * k) for a, b in rope], 0.008, p.ink if k == 0 else p.third)
    p.disc(x, y + sag - r, r, p.second)


def threshold(p: Picture, t: Turn) -> None:
    """Doors within doors."""
    n, x, floor = t.count(3, 6), t.across(0.35, 0.65), p.h * t.down(0.8, 1)
    fills = [p.second, p.ground, p.third, p.ground, p.ink, p.ground]
    for i in range(n):
        s = (1 - i / n) ** t.size(0.8, 1.4)
        left, right = x - x * s * 0.9, x + (1 - x) * s * 0.9
        p.box(left, floor - floor * s * 0.9, right, floor, fills[i % 6])
    p.figure(x + t.lean(-0.08, 0.08), floor, 0.15, p.ink)


def table(p: Picture, t: Turn) -> None:
    """A table, and one place that is empty."""
    n, x, y = t.count(2, 4), t.across(0.42, 0.58), p.h * t.down(0.42, 0.58)
    w, h, r = t.size(0.13, 0.2), p.h * 0.3, 0.065
    gone = t.dice.randrange(2 * n)
    p.box(x - w, y - h, x + w, y + h, p.second)
    for i in range(2 * n):
        side, row = (-1, 1)[i % 2], y - h + 2 * h * (i // 2 + 0.5) / n
        if i == gone:
            p.disc(x + side * (w + 0.2), row + t.lean(-0.1, 0.1), r, p.third)
        else:
            p.disc(x + side * (w + r + 0.02), row, r, p.ink)


def shaft(p: Picture, t: Turn) -> None:
    """Light from a window on the floor."""
    n, x, y = t.count(2, 4), t.across(0.1, 0.4), p.h * t.down(0.5, 0.64)
    w, skew = t.size(0.34, 0.5), t.lean(0.05, 0.4)
    p.box(0, y, 1, p.h, p.third)
    p.box(x, y * 0.22, x + w, y * 0.74, p.second)
    low, high = p.h * 0.94, y + (p.h - y) * 0.25
    p.poly(
        [(x + skew, high), (x + w + skew, high), (x + w + skew * 2, low), (x + skew * 2, low)],
        mix(p.second, p.third, 0.25),
    )
    for i in range(1, n):
        bar = x + w * i / n
        p.box(bar - 0.008, y * 0.22, bar + 0.008, y * 0.74, p.ink)
        p.line([(bar + skew, high), (bar + skew * 2, low)], 0.016, p.third)


def leaning(p: Picture, t: Turn) -> None:
    """Posts in a row, one of them leaning."""
    n, gone, floor = t.count(5, 9), int(t.across(1, 4)), p.h * t.down(0.86, 1)
    tall = floor * t.size(0.6, 0.86)
    for i in range(n):
        x = (i + 0.5) / n
        if i == gone:
            a = -90 + t.lean(-16, -7)
            p.bar(*p.spot(x, floor, tall / 2, a), tall, 0.45 / n, a, p.second)
        else:
            p.box(x - 0.22 / n, floor - tall * (1 - 0.06 * (i * 3 % 4)), x + 0.22 / n, floor, p.ink)
    p.box(0, floor, 1, p.h, p.third)


def stillness(p: Picture, t: Turn) -> None:
    """A sun above flat water."""
    n, y, x, r = t.count(3, 7), p.h * t.down(0.45, 0.65), t.across(0.25, 0.75), t.size(0.1, 0.24)
    p.disc(x, y - r * t.lean(-0.4, 0.9), r, p.second)
    for i in range(n):
        p.box(0, y + (p.h - y) * i / n, 1, p.h, mix(p.third, p.ink, i / n))
    for i in range(1, n):
        half = r * (1 - i / n)
        p.box(x - half, y + (p.h - y) * i / n - 0.012, x + half, y + (p.h - y) * i / n, p.second)


def thread(p: Picture, t: Turn) -> None:
    """A thread with loops, and two knots."""
    loops, r, y = t.count(1, 4), t.size(0.1, 0.2), p.h * t.down(0.4, 0.6)
    line = []
    for k in range(-10, 131):
        s = k / 120
        a = s * math.tau * loops + t.across(0, 6)
        line.append(
            (s + r * math.cos(a), y + p.h * t.lean(-0.3, 0.3) * (s - 0.5) + r * 1.5 * math.sin(a))
        )
    p.line(line, 0.026, p.second)
    p.disc(*line[40 + 10 * loops], 0.05, p.ink)
    p.disc(*line[100], 0.035, p.third)


FAMILY = Family(
    "drama",
    (steps, divided, weight, threshold, table, shaft, leaning, stillness, thread),
    genres=("Drama",),
)
