"""The picture that compositions draw on: flat shapes in four inks.

Units are the picture's width, so a composition looks the same at any size; `h` is the height in
them. No composition and no lettering lives here.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any

from PIL import Image, ImageChops, ImageDraw

from films.art.canvas import Point
from films.art.palettes import Inks


class Picture:
    """A picture `width` by `height` pixels of the film with this title and year."""

    def __init__(self, title: str, year: int | None, inks: Inks, width: int, height: int):
        self.title, self.year = title, year
        self.unit, self.h = width, height / width
        self.ground, self.ink, self.second, self.third = inks
        self.image = Image.new("RGB", (width, height), inks.ground)
        self.pen = ImageDraw.Draw(self.image)

    def box(self, x0: float, y0: float, x1: float, y1: float, fill: Any) -> None:
        """A rectangle between two corners, in whichever order."""
        corners = [v * self.unit for v in (*sorted((x0, x1)), *sorted((y0, y1)))]
        left, right, top, bottom = corners
        self.pen.rectangle((left, top, right, bottom), fill)

    def oval(
        self, x: float, y: float, across: float, down: float,
        fill: Any = None, line: Any = None, width: float = 0.0,
    ) -> None:  # fmt: skip
        """An ellipse with half-axes `across` and `down`, filled or drawn as a line."""
        u = self.unit
        box = ((x - across) * u, (y - down) * u, (x + across) * u, (y + down) * u)
        self.pen.ellipse(box, fill, line, max(1, round(width * u)) if line else 0)

    def disc(self, x: float, y: float, radius: float, fill: Any) -> None:
        """A filled circle."""
        self.oval(x, y, radius, radius, fill)

    def ring(self, x: float, y: float, radius: float, width: float, line: Any) -> None:
        """A circle drawn as a line."""
        self.oval(x, y, radius, radius, None, line, width)

    def arc(
        self, x: float, y: float, radius: float, start: float, end: float, width: float, fill: Any
    ) -> None:
        """A part of a ring, between two angles in degrees."""
        self.pen.arc(self._around(x, y, radius), start, end, fill, max(1, round(width * self.unit)))

    def pie(self, x: float, y: float, radius: float, start: float, end: float, fill: Any) -> None:
        """A part of a disc, between two angles in degrees."""
        self.pen.pieslice(self._around(x, y, radius), start, end, fill)

    def poly(self, points: Sequence[Point], fill: Any) -> None:
        """A polygon."""
        self.pen.polygon(self._scaled(points), fill)

    def line(self, points: Sequence[Point], width: float, fill: Any) -> None:
        """A line with round joints: the library's own leave slits."""
        corners, wide = self._scaled(points), max(1, round(width * self.unit))
        self.pen.line(corners, fill, wide)
        for x, y in corners[1:-1] if wide > 2 else ():
            self.pen.ellipse((x - wide / 2, y - wide / 2, x + wide / 2, y + wide / 2), fill)

    def spot(self, x: float, y: float, radius: float, angle: float) -> Point:
        """The point at an angle (in degrees) and a distance from another."""
        turned = math.radians(angle)
        return x + radius * math.cos(turned), y + radius * math.sin(turned)

    def bar(self, x: float, y: float, length: float, width: float, angle: float, fill: Any) -> None:
        """A bar around its middle, turned by an angle in degrees."""
        c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        corners = ((-length, -width), (length, -width), (length, width), (-length, width))
        self.poly([(x + (a * c - b * s) / 2, y + (a * s + b * c) / 2) for a, b in corners], fill)

    def common(
        self, first: Callable[[Any], None], second: Callable[[Any], None], fill: Any
    ) -> None:
        """Print where two shapes overlap; each is a function that prints one in a given ink."""
        stencils = [self._stencil(first), self._stencil(second)]
        self.image.paste(fill, (0, 0, *self.image.size), ImageChops.multiply(*stencils))

    def figure(self, x: float, y: float, tall: float, fill: Any) -> None:
        """A person whose feet are at x, y."""
        top, hem = tall * 0.13, tall * 0.2
        shoulders = y - tall * 0.74
        self.poly([(x - top, shoulders), (x + top, shoulders), (x + hem, y), (x - hem, y)], fill)
        self.disc(x, y - tall * 0.87, top, fill)

    def _stencil(self, draw: Callable[[Any], None]) -> Image.Image:
        stencil = Image.new("L", self.image.size, 0)
        page, self.pen = self.pen, ImageDraw.Draw(stencil)
        draw(255)
        self.pen = page
        return stencil

    def _scaled(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self.unit, y * self.unit) for x, y in points]

    def _around(self, x: float, y: float, radius: float) -> tuple[float, float, float, float]:
        u = self.unit
        return (x - radius) * u, (y - radius) * u, (x + radius) * u, (y + radius) * u
