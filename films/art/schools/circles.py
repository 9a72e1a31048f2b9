"""Schools made of discs and rings. Every function draws one composition and returns its calm."""

import math
import random

from PIL import Image

from films.art.canvas import Canvas
from films.art.palettes import mix
from films.art.schools.calm import Calm


def eclipse(c: Canvas, r: random.Random, title: str) -> Calm:
    """One disc half hidden by another, and a far moon."""
    ground, ink, second, third = c.inks
    radius, x, y = c.w * r.uniform(0.36, 0.44), c.w * 0.5, c.h * 0.42
    c.circle(x, y, radius, second)
    shift = radius * r.uniform(0.35, 0.6) * r.choice([-1, 1])
    cover = mix(ground, ink, 0.92) if r.random() < 0.5 else third
    c.circle(x + shift, y - radius * 0.25, radius * 0.86, cover)
    c.circle(x + shift * 1.9, y + radius * 0.75, radius * 0.16, ink)
    return Calm(0.73)


def rings(c: Canvas, r: random.Random, title: str) -> Calm:
    """Rings that slip off their centre as they shrink."""
    ground, ink, second, _third = c.inks
    x, y, count, twist = c.w * 0.5, c.h * 0.43, 17, r.uniform(0.5, 1.1)
    for i in range(count, 0, -1):
        drift = c.w * 0.077 * (count - i) / count
        cx, cy = x + math.cos(i * twist) * drift, y + math.sin(i * twist) * drift
        c.circle(cx, cy, c.w * 0.68 * i / count, second if i % 2 else ground)
    c.circle(x, y, c.w * 0.035, ink)
    c.box(0, c.h * 0.86, c.w, c.h, ground)
    return Calm(0.862)


def moons(c: Canvas, r: random.Random, title: str) -> Calm:
    """Six phases of one moon; the last is full and in another ink."""
    ground, ink, second, third = c.inks
    radius = c.w * 0.15
    for phase in range(6):
        x, y = c.w * (0.28 + 0.44 * (phase % 2)), c.h * (0.14 + 0.205 * (phase // 2))
        c.circle(x, y, radius, mix(ground, second, 0.28))
        if phase == 5:
            c.circle(x, y, radius, third)
        else:
            c.through(crescent(c, x, y, radius, radius * (phase + 1) / 3), ink)
    return Calm(0.69)


def crescent(c: Canvas, x: float, y: float, radius: float, width: float) -> Image.Image:
    """A stencil of the part of a disc that one shifted left by `width` leaves uncovered."""

    def draw(pen):
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
        pen.ellipse((x - radius - width, y - radius, x + radius - width, y + radius), fill=0)

    return c.mask(draw)


def sweep(c: Canvas, r: random.Random, title: str) -> Calm:
    """A radar: rings, one lit sector, one blip."""
    ground, ink, second, _third = c.inks
    x, y, radius, angle = c.w / 2, c.h * 0.385, c.w * 0.43, r.randint(200, 320)
    c.circle(x, y, radius, mix(ground, ink, 0.10))
    frame = (x - radius, y - radius, x + radius, y + radius)
    c.pen.pieslice(frame, angle, angle + 52, fill=second)
    thin, thick = round(c.w / 480), round(c.w / 320)
    for k in range(1, 5):
        q = radius * k / 4
        c.pen.ellipse((x - q, y - q, x + q, y + q), outline=ink, width=thick)
    c.line([(x - radius, y), (x + radius, y)], ink, thin)
    c.line([(x, y - radius), (x, y + radius)], ink, thin)
    blip = math.radians(angle + 30)
    bx, by = x + math.cos(blip) * radius * 0.72, y + math.sin(blip) * radius * 0.72
    c.circle(bx, by, radius * 0.07, ground)
    c.circle(x, y, radius * 0.04, ink)
    return Calm(0.70)


def egg(c: Canvas, r: random.Random, title: str) -> Calm:
    """An airlock: flat oval rings around one closed seam."""
    ground, ink, second, third = c.inks
    x, y, across, down = c.w / 2, c.h * 0.37, c.w * 0.15, c.h * 0.155
    for k in range(6, 0, -1):
        grown = 1 + k * 0.36
        fill = mix(ground, third, 0.5) if k == 6 else (ground, second)[k % 2]
        c.oval(x, y, across * grown, down * grown, fill)
    c.oval(x, y, across, down, ink)
    seam = across * 0.09
    c.shape([(x, y - down), (x + seam, y), (x, y + down), (x - seam, y)], ground)
    return Calm(0.862)
