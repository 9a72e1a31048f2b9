"""Decodes one hostile picture and makes it anew, in a process of its own.

Run as a script by `remaking`, never imported by it: this file knows the standard library and
Pillow, no Django, no settings, no secrets. In: one line of JSON (the job), then the file.
Out: one line of JSON, then the new files one after another.
"""

import json
import resource
import sys
import traceback
import warnings
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from math import ceil, isqrt

from PIL import Image, ImageCms

# Rows decoded at a time are changed in colour and width together: no second whole picture.
BAND_ROWS = 256
# Black and white drawings on a transparent ground both stay visible on this grey.
GROUND = 160
# No page has room for more; a taller picture keeps its middle.
MAX_HEIGHT_PER_WIDTH = 3
# Encoding takes a second a megapixel; a tall picture's widest file is narrower instead.
MAX_FILE_PIXELS = 4_000_000
# More than the largest picture's files together; stops a worker that writes without end.
MAX_OUTPUT_BYTES = 32 * 1024 * 1024
ORIENTATION_TAG = 0x0112
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
LYING_DOWN = {5, 6, 7, 8}
# Speed 8 encodes four times faster than the default for files a few per cent larger.
ENCODINGS = {
    "avif": {"quality": 60, "speed": 8, "max_threads": 1},
    "webp": {"quality": 78},
    "jpeg": {"quality": 80, "progressive": True},
}


class Refused(Exception):
    """The picture is refused; the only argument is the code of the reason."""


def limit_this_process(*, memory_bytes: int, cpu_seconds: int) -> None:
    for limit, value in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, MAX_OUTPUT_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))


def open_picture(data: BytesIO, job: dict) -> Image.Image:
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = job["max_pixels"]
    picture = Image.open(data, formats=[job["format"]])
    if list(picture.size) != job["size"]:
        raise Refused("damaged")
    # A JPEG's further pictures are depth and brightness maps of phones, not movement.
    if job["format"] != "JPEG" and getattr(picture, "n_frames", 1) > 1:
        raise Refused("animated")
    return picture


def orientation_of(picture: Image.Image) -> int:
    try:
        return picture.getexif().get(ORIENTATION_TAG, 1)
    except (ValueError, SyntaxError, TypeError):
        return 1


def upright(size: tuple[int, int], orientation: int) -> tuple[int, int]:
    return size[::-1] if orientation in LYING_DOWN else size


def crop_size(size: tuple[int, int], ratio: list[int] | None) -> tuple[int, int]:
    """The largest part of an upright picture that has the ratio, or is not too tall."""
    width, height = size
    if not ratio:
        return width, min(height, width * MAX_HEIGHT_PER_WIDTH)
    across, down = ratio
    return min(width, max(1, height * across // down)), min(height, max(1, width * down // across))


def scaled(size: tuple[int, int], width: int) -> tuple[int, int]:
    return width, max(1, round(size[1] * width / size[0]))


def page_widths(part: tuple[int, int], wanted: list[int]) -> tuple[int, ...]:
    """The wanted widths, up to the widest that the picture has and that is not too much."""
    width, height = part
    widest = min(wanted[-1], width, max(1, isqrt(MAX_FILE_PIXELS * width // height)))
    return (*(w for w in wanted if w < widest), widest)


def without_alpha(band: Image.Image) -> Image.Image:
    """A band in L, RGB or CMYK, whatever it was, on the neutral ground where it was clear."""
    if band.has_transparency_data:
        band = band.convert("RGBA")
        ground = Image.new("RGB", band.size, (GROUND, GROUND, GROUND))
        ground.paste(band, mask=band)
        return ground
    if band.mode.startswith("I;16"):
        # Pillow's own conversion cuts 16 bits off at 255; the upper byte is the brightness.
        upper = slice(0, None, 2) if band.mode.endswith("B") else slice(1, None, 2)
        return Image.frombytes("L", band.size, band.tobytes()[upper])
    if band.mode in ("L", "RGB", "CMYK"):
        return band
    return band.convert("L" if band.mode == "1" else "RGB")


def bands(picture: Image.Image, box: tuple[int, int, int, int]) -> Iterator[tuple]:
    left, top, right, bottom = box
    for start in range(top, bottom, BAND_ROWS):
        end = min(start + BAND_ROWS, bottom)
        yield start - top, without_alpha(picture.crop((left, start, right, end)))


def shrink(picture: Image.Image, part: tuple[int, int], size: tuple[int, int]) -> Image.Image:
    """The middle part of the picture in the new size: across band by band, then down."""
    left, top = ((whole - side) // 2 for whole, side in zip(picture.size, part, strict=True))
    box = (left, top, left + part[0], top + part[1])
    plain_mode = without_alpha(picture.crop((0, 0, 1, 1))).mode
    narrow = Image.new(plain_mode, (size[0], part[1]))
    for row, band in bands(picture, box):
        narrow.paste(band.resize((size[0], band.height), Image.Resampling.LANCZOS), (0, row))
    return narrow.resize(size, Image.Resampling.LANCZOS)


def to_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    # A broken profile says nothing about colour; the pixels are then taken as sRGB.
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            converted = ImageCms.profileToProfile(
                picture,
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
            picture = converted or picture
    picture = picture.convert("RGB")
    picture.info.clear()
    return picture


def remake(data: BytesIO, job: dict) -> tuple[Image.Image, tuple[int, ...]]:
    """The picture upright, cropped, in sRGB and in its largest width, and all its widths."""
    picture = open_picture(data, job)
    orientation = orientation_of(picture)
    stands = upright(picture.size, orientation)
    part = crop_size(stands, job["ratio"])
    widths = page_widths(part, job["widths"])
    share = widths[-1] / part[0]
    enough = ceil(stands[0] * share), ceil(stands[1] * share)
    picture.draft(None, upright(enough, orientation))
    part = crop_size(upright(picture.size, orientation), job["ratio"])
    size = scaled(part, widths[-1])
    small = shrink(picture, upright(part, orientation), upright(size, orientation))
    small = to_srgb(small, picture.info.get("icc_profile"))
    turn = TURNS.get(orientation)
    return (small if turn is None else small.transpose(turn)), widths


def encode(picture: Image.Image, widths: tuple[int, ...]) -> dict[tuple[int, str], bytes]:
    files = {}
    for width in widths:
        size = scaled(picture.size, width)
        sized = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        for format, options in ENCODINGS.items():
            buffer = BytesIO()
            sized.save(buffer, format, **options)
            files[width, format] = buffer.getvalue()
    return files


def answer(data: BytesIO, job: dict) -> tuple[dict, list[bytes]]:
    try:
        picture, widths = remake(data, job)
        files = encode(picture, widths)
    except Refused as refusal:
        return {"refused": str(refusal)}, []
    except (MemoryError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return {"refused": "too_large"}, []
    except Exception:  # Decoders answer damage with every kind of error
        traceback.print_exc()
        return {"refused": "damaged"}, []
    listing = [[width, format, len(body)] for (width, format), body in files.items()]
    size = {"width": picture.width, "height": picture.height}
    return {**size, "files": listing}, list(files.values())


def main() -> None:
    source, out = sys.stdin.buffer, sys.stdout.buffer
    job = json.loads(source.readline())
    limit_this_process(memory_bytes=job["memory_bytes"], cpu_seconds=job["cpu_seconds"])
    head, bodies = answer(BytesIO(source.read()), job)
    out.write(json.dumps(head).encode() + b"\n" + b"".join(bodies))


if __name__ == "__main__":
    main()
