"""Encoding a finished drawing for the page."""

import io

from PIL import Image

# Flat inks: 80 shows no ringing around letters, and the next method is slower by half for 2%.
QUALITY = 80
METHOD = 4
# A poster's widths, with quality and method: method 3 takes 2.4 times as long as 2 for 6% less, and
# only the smallest is small enough for 4.
POSTER_ENCODING = {480: (76, 2), 360: (77, 2), 240: (79, 2), 120: (82, 4)}
# Bytes at 240 pixels and in proportion to it, and the quality given up until a file is lighter.
HEAVIEST, AT_WIDTH, GROWTH = 14 * 1024, 240, 1.4
COARSER, COARSEST = 12, 40


def to_webp(image: Image.Image, width: int) -> bytes:
    """The drawing as WebP at a width in pixels, its proportions kept."""
    return _encoded(scaled(image, width), QUALITY, METHOD)


def poster_files(image: Image.Image) -> dict[int, bytes]:
    """A poster as WebP in every width that pages ask for: drawn once, then only scaled."""

    def file(width: int) -> bytes:
        heaviest = HEAVIEST * (width / AT_WIDTH) ** GROWTH
        return _light_enough(scaled(image, width), *POSTER_ENCODING[width], heaviest)

    return {width: file(width) for width in POSTER_ENCODING}


def _light_enough(image: Image.Image, quality: int, method: int, heaviest: float) -> bytes:
    body = _encoded(image, quality, method)
    if len(body) > heaviest and quality > COARSEST:
        return _light_enough(image, quality - COARSER, method, heaviest)
    return body


def scaled(image: Image.Image, width: int) -> Image.Image:
    """The drawing at a width.

    Whole shares are averaged, which is the quickest way; the filter for the rest costs a third of
    the usual one and is as sharp where little is taken away.
    """
    if width == image.width:
        return image
    if image.width % width == 0:
        return image.reduce(image.width // width)
    height = round(image.height * width / image.width)
    return image.resize((width, height), Image.Resampling.HAMMING)


def _encoded(image: Image.Image, quality: int, method: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=quality, method=method)
    return out.getvalue()
