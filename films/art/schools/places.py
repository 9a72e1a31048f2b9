"""Schools that show somewhere: a sea, a street, a facade. Each returns the calm it leaves."""

import math
import random

from films.art.canvas import Canvas, Frame
from films.art.palettes import mix
from films.art.schools.calm import Calm, Place


def horizon(c: Canvas, r: random.Random, title: str) -> Calm:
    """A sun of rings going down behind flat water."""
    ground, ink, second, third = c.inks
    y, x, radius = c.h * r.uniform(0.52, 0.62), c.w * r.uniform(0.35, 0.65), c.w * 0.62
    for i in range(6):
        c.circle(x, y, radius * (1 - i / 6), mix(second, ground, 0 if i % 2 else 0.72))
    c.box(0, y, c.w, c.h, ink)
    for i in range(7):
        top = y + (c.h * 0.17) * (i / 7) ** 1.6
        c.box(0, top, c.w, top + c.w * (2 + i / 3) / 480, mix(ink, third, 0.8))
    return Calm(y / c.h + 0.15, inked=True)


def waves(c: Canvas, r: random.Random, title: str) -> Calm:
    """Nine waves that darken towards the viewer."""
    _ground, ink, second, third = c.inks
    count, phase, step = 9, r.random() * 6, c.w // 80
    c.circle(c.w * r.uniform(0.3, 0.7), c.h * 0.22, c.w * 0.2, third)
    for i in range(count):
        level, height = c.h * (0.28 + i * 0.05), c.w * (0.05 + 0.012 * i)
        crest = []
        for x in range(0, c.w + step, step):
            turn = x / c.w * math.tau * (1.0 + 0.05 * i) + phase + i * 0.75
            crest.append((x, level + math.sin(turn) * height))
        c.shape([*crest, (c.w, c.h), (0, c.h)], mix(second, ink, i / (count - 1)))
    return Calm(0.78, inked=True)


def figure(c: Canvas, r: random.Random, title: str) -> Calm:
    """One person, a long shadow, a low sun."""
    _ground, ink, second, third = c.inks
    y, x, s = c.h * 0.66, c.w * r.uniform(0.3, 0.42), c.w * 0.09
    c.box(0, y, c.w, c.h, second)
    c.circle(c.w * 0.74, c.h * 0.31, c.w * 0.13, third)
    shadow = [(x - s * 0.6, y), (x + s * 0.6, y), (c.w * 1.1, c.h * 0.90), (c.w * 0.86, c.h * 0.98)]
    c.shape(shadow, mix(second, ink, 0.5))
    top, hem = y - s * 3.2, y + 2
    coat = [(x - s * 0.42, top), (x + s * 0.42, top), (x + s * 0.8, hem), (x - s * 0.8, hem)]
    c.shape(coat, ink)
    c.circle(x, y - s * 3.75, s * 0.44, ink)
    return Calm(1.0, place=Place.TOP)


def tower(c: Canvas, r: random.Random, title: str) -> Calm:
    """A skyline under a cone of light."""
    ground, ink, second, _third = c.inks
    base, width = c.h * 0.80, c.w / 9
    for k in range(9, 0, -1):
        foot = [(c.w * (0.5 - 0.11 * k), base), (c.w * (0.5 + 0.11 * k), base)]
        c.shape([(c.w * 0.5, c.h * 0.02), *foot], mix(ground, second, 0.37 * (k % 2)))
    for i in range(9):
        peak = 0.14 + 0.34 * (1 - abs(i - 4) / 4.2) + r.uniform(-0.03, 0.03)
        _block(c, r, Frame(c.w * i / 9, base - c.h * peak, width, c.h * peak))
    c.box(0, base, c.w, c.h, ink)
    return Calm(0.80, inked=True)


def _block(c: Canvas, r: random.Random, frame: Frame) -> None:
    c.box(*frame.part(0.1, 0, 0.9, 1), c.inks.ink)
    x, y, width, height = frame
    floor = width * 0.42
    for j in range(int(height / floor) - 1):
        if r.random() < 0.5:
            top = y + width * 0.25 + j * floor
            c.box(x + width * 0.32, top, x + width * 0.68, top + width * 0.17, c.inks.third)


def windows(c: Canvas, r: random.Random, title: str) -> Calm:
    """A facade; one light is on."""
    ground, ink, _second, _third = c.inks
    across, down = 5, 7
    w, h = c.w * 0.86 / across, c.h * 0.70 / down
    lit = (r.randint(1, 3), r.randint(2, 5))
    c.box(0, 0, c.w, c.h * 0.77, mix(ground, ink, 0.86))
    for j in range(down):
        for i in range(across):
            frame = Frame(c.w * 0.07 + i * w, c.h * 0.04 + j * h, w, h)
            if (i, j) == lit:
                _lit_window(c, frame)
            else:
                _dark_window(c, frame, i, j)
    return Calm(0.775)


def _lit_window(c: Canvas, frame: Frame) -> None:
    c.box(*frame.part(0.12, 0.12, 0.88, 0.88), c.inks.third)
    c.circle(frame.x + frame.w * 0.5, frame.y + frame.h * 0.52, frame.w * 0.11, c.inks.ink)
    shoulders = frame.part(0.32, 0.62, 0.68, 0.88)
    c.pen.rounded_rectangle(shoulders, frame.w * 0.08, fill=c.inks.ink)


def _dark_window(c: Canvas, frame: Frame, i: int, j: int) -> None:
    ground, ink = c.inks.ground, c.inks.ink
    shade = 0.62 if (i + j * 3) % 4 else 0.72
    c.box(*frame.part(0.12, 0.12, 0.88, 0.88), mix(ground, ink, shade))
    if (i * 5 + j) % 3 == 0:
        c.box(*frame.part(0.12, 0.12, 0.88, 0.46), mix(ground, ink, 0.5))


def rays(c: Canvas, r: random.Random, title: str) -> Calm:
    """A sun coming up in thirteen rays."""
    ground, ink, second, third = c.inks
    x, y, count, reach = c.w * 0.5, c.h * 0.72, 13, c.h * 1.2
    for i in range(count):
        edges = (math.pi * (1 + i / count), math.pi * (1 + (i + 1) / count))
        far = [(x + math.cos(angle) * reach, y + math.sin(angle) * reach) for angle in edges]
        c.shape([(x, y), *far], second if i % 2 else ground)
    c.circle(x, y, c.w * 0.24, third)
    c.box(0, c.h * 0.715, c.w, c.h, ink)
    return Calm(0.715, inked=True)
