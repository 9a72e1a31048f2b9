"""Drawing a person: a lit half and a dark half, one hair shape, one collar. No likeness is meant.

No lettering, so any name will do.
"""

import random
from typing import NamedTuple

from PIL import Image, ImageChops

from films.art.canvas import Canvas, seeded
from films.art.palettes import BLACK, PALETTES, WHITE, luminance, mix
from films.art.scripts import clean

PORTRAIT_WIDTH, PORTRAIT_HEIGHT = 320, 400
# "ember", "signal" leave face and backdrop too alike.
PORTRAIT_INKS = tuple(sorted(set(PALETTES) - {"ember", "signal"}))
BACKDROPS = ("arch", "bars", "disc", "half")
HAIR_NAMES = ("bob", "bun", "cap", "crop", "long", "part")
# How far down the forehead each short cut reaches, in half-heads above the middle.
FRINGES = {"bun": 0.50, "cap": 0.30, "crop": 0.42}
# Above this a ground counts as light.
LIGHT_GROUND = 0.2
LAMPLIGHT = "#F4EBDD"
WITH_LAPELS = 0.6
WITH_GLASSES = 0.3


class Head(NamedTuple):
    """Where the head is (centre, half-axes, shoulder line) and what it is printed with."""

    x: float
    y: float
    half_w: float
    half_h: float
    shoulders: float
    hair: str
    light: str
    dark: str
    coat: str

    def at(self, across: float, down: float) -> tuple[float, float]:
        """A point in half-heads from the centre."""
        return self.x + self.half_w * across, self.y + self.half_h * down

    def frame(self, left: float, top: float, right: float, bottom: float):
        """A rectangle in half-heads from the centre."""
        return (*self.at(left, top), *self.at(right, bottom))


def draw_portrait(*, name: str, hair: str = "") -> Image.Image:
    """A person's portrait, 320 by 400. An empty or unknown hair leaves it to the seed."""
    r = seeded(clean(name))
    c = Canvas(PORTRAIT_WIDTH, PORTRAIT_HEIGHT, PALETTES[r.choice(PORTRAIT_INKS)])
    backdrop = r.choice(BACKDROPS)
    seeded_hair = r.choice(HAIR_NAMES)
    head = _head(c, r, hair if hair in HAIR_NAMES else seeded_hair)
    lapels, glasses = r.random() < WITH_LAPELS, r.random() < WITH_GLASSES
    _backdrop(c, backdrop)
    _hair_behind(c, head)
    _body(c, head, lapels)
    _face(c, head)
    if head.hair in ("bob", "long"):
        _parted_fringe(c, head)
    else:
        _short_hair(c, head)
    if glasses:
        _glasses(c, head)
    return c.finished()


def _head(c: Canvas, r: random.Random, hair: str) -> Head:
    ground, ink, _second, third = c.inks
    is_light = luminance(ground) > LIGHT_GROUND
    return Head(
        x=c.w * 0.5,
        y=c.h * 0.44,
        half_w=c.w * r.uniform(0.195, 0.215),
        half_h=c.h * r.uniform(0.205, 0.222),
        shoulders=c.h * 0.745,
        hair=hair,
        light=mix(ground, WHITE, 0.72) if is_light else LAMPLIGHT,
        dark=ink if is_light else mix(ground, BLACK, 0.55),
        coat=third,
    )


def _backdrop(c: Canvas, kind: str) -> None:
    ground, _ink, second, _third = c.inks
    if kind == "disc":
        c.circle(c.w * 0.5, c.h * 0.40, c.w * 0.43, second)
    elif kind == "bars":
        for i in range(5):
            left = c.w * (0.1 + i * 0.18)
            c.box(left, 0, left + c.w * 0.07, c.h, mix(ground, second, 0.75))
    elif kind == "half":
        c.box(c.w / 2, 0, c.w, c.h, second)
    else:
        arch = (c.w * 0.14, c.h * 0.10, c.w * 0.86, c.h * 1.4)
        c.pen.rounded_rectangle(arch, c.w * 0.36, fill=second)


def _hair_behind(c: Canvas, head: Head) -> None:
    if head.hair in ("bob", "long"):
        ends = 2.5 if head.hair == "long" else 1.35
        frame = head.frame(-1.36, -1.22, 1.36, ends)
        c.pen.rounded_rectangle(frame, head.half_w * 1.2, fill=head.dark)
    elif head.hair == "bun":
        c.circle(*head.at(0, -1.42), head.half_w * 0.52, head.dark)


def _body(c: Canvas, head: Head, lapels: bool) -> None:
    x, half, sh = head.x, head.half_w, head.shoulders
    coat = (c.w * 0.10, sh, c.w * 0.90, c.h * 1.5)
    c.pen.rounded_rectangle(coat, c.w * 0.24, fill=head.coat)
    nape, chin = sh + c.h * 0.04, head.y + head.half_h * 0.5
    c.box(x - half * 0.44, chin, x + half * 0.44, nape, head.light)
    c.pen.ellipse((x - half * 0.46, sh - c.h * 0.01, x + half * 0.46, sh + c.h * 0.085), head.light)
    shade = [head.at(0, 0.6), head.at(0.46, 0.5), (x + half * 0.46, nape), (x, sh + c.h * 0.085)]
    c.shape(shade, mix(head.light, head.dark, 0.78))
    if lapels:
        inner = [(x - half * 0.5, sh), (x, sh + c.h * 0.14), (x + half * 0.5, sh)]
        outer = [(x + half, sh + c.h * 0.03), (x, sh + c.h * 0.26), (x - half, sh + c.h * 0.03)]
        c.shape(inner + outer, head.dark)


def _face(c: Canvas, head: Head) -> None:
    """A lit oval, its other half in shade along an edge that bulges at the nose."""
    frame = head.frame(-1, -1, 1, 1)
    c.pen.ellipse(frame, fill=head.light)
    nose = [(0.06, -0.30), (-0.06, -0.05), (-0.20, 0.26), (-0.02, 0.34)]
    mouth = [(-0.08, 0.56), (0.02, 0.66)]
    edge = [head.at(*point) for point in [(0, -1.1), *nose, *mouth, (0, 1.1)]]
    oval = c.mask(lambda pen: pen.ellipse(frame, fill=255))
    side = c.mask(lambda pen: pen.polygon([*edge, (c.w, c.h), (c.w, 0)], fill=255))
    c.through(ImageChops.multiply(oval, side), mix(head.light, head.dark, 0.82))


def _short_hair(c: Canvas, head: Head) -> None:
    def cut(pen):
        pen.ellipse(head.frame(-1.10, -1.16, 1.10, 0.75), fill=255)
        if head.hair == "part":
            parting = [head.at(-0.45, -0.92), head.at(1.02, -0.2)]
            temple = head.at(-1.05, -0.1)
            floor = [(head.at(1.02, 0)[0], c.h), (head.at(-1.3, 0)[0], c.h)]
            pen.polygon([*parting, *floor, temple], fill=0)
        else:
            pen.ellipse(head.frame(-1.02, -FRINGES[head.hair], 1.02, 2.2), fill=0)
            pen.rectangle((0, head.at(0, 0.1)[1], c.w, c.h), fill=0)

    c.through(c.mask(cut), head.dark)
    if head.hair == "cap":
        brim = head.frame(-1.2, -0.42, 1.2, -0.26)
        c.pen.rounded_rectangle(brim, head.half_w * 0.08, fill=head.coat)


def _parted_fringe(c: Canvas, head: Head) -> None:
    def cut(pen):
        pen.ellipse(head.frame(-1.12, -1.2, 1.12, 0.4), fill=255)
        curtain = [head.at(-0.2, -0.95), head.at(0.98, -0.1), (head.at(1, 0)[0], c.h)]
        pen.polygon([*curtain, (head.at(-1, 0)[0], c.h), head.at(-0.98, -0.1)], fill=0)

    c.through(c.mask(cut), head.dark)


def _glasses(c: Canvas, head: Head) -> None:
    width = round(head.half_w * 0.075)
    for side, fill in ((-1, head.dark), (1, head.light)):
        x = head.x + side * head.half_w * 0.44
        top, bottom = head.y - head.half_h * 0.22, head.y + head.half_h * 0.16
        lens = (x - head.half_w * 0.3, top, x + head.half_w * 0.3, bottom)
        c.pen.ellipse(lens, outline=fill, width=width)
    c.line([head.at(-0.14, -0.06), head.at(0.14, -0.06)], head.light, width)
