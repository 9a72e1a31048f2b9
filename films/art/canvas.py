"""The sheet that banners, portraits and cards are printed on: a supersampled image and a few verbs.

No composition and no lettering lives here.
"""

import hashlib
import random
from collections.abc import Callable, Iterable

from PIL import Image, ImageDraw

from films.art.palettes import Inks

# Shapes have hard edges; drawing twice as large and scaling down smooths them.
# Three times looks the same at 480 px and costs twice the time.
SUPERSAMPLE = 2

Point = tuple[float, float]


def seeded(*facts: object) -> random.Random:
    """A random source that the same facts always start in the same state."""
    digest = hashlib.sha256("|".join(map(str, facts)).encode()).digest()
    return random.Random(int.from_bytes(digest[:8], "big"))  # noqa: S311 (no secret)


class Canvas:
    """A sheet `width` by `height` final pixels; all coordinates below are supersampled ones."""

    def __init__(self, width: int, height: int, inks: Inks):
        self.size = (width, height)
        self.w, self.h = width * SUPERSAMPLE, height * SUPERSAMPLE
        self.inks = inks
        self.image = Image.new("RGB", (self.w, self.h), inks.ground)
        self.pen = ImageDraw.Draw(self.image)

    def circle(self, x: float, y: float, radius: float, fill: str) -> None:
        self.pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=fill)

    def box(self, x0: float, y0: float, x1: float, y1: float, fill: str) -> None:
        self.pen.rectangle((x0, y0, x1, y1), fill=fill)

    def shape(self, points: Iterable[Point], fill: str) -> None:
        self.pen.polygon(list(points), fill=fill)

    def line(self, points: Iterable[Point], fill: str, width: float) -> None:
        self.pen.line(list(points), fill=fill, width=max(1, round(width)), joint="curve")

    def mask(self, draw: Callable[[ImageDraw.ImageDraw], object]) -> Image.Image:
        """A stencil the size of the sheet: what `draw` fills with 255 lets ink through."""
        stencil = Image.new("L", (self.w, self.h), 0)
        draw(ImageDraw.Draw(stencil))
        return stencil

    def through(self, stencil: Image.Image, fill: str) -> None:
        """Print one flat ink through a stencil."""
        self.image.paste(fill, (0, 0, self.w, self.h), stencil)

    def finished(self) -> Image.Image:
        """The sheet at its final size."""
        return self.image.resize(self.size, Image.Resampling.LANCZOS)
