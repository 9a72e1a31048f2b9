"""What a picture file says of itself, read from its first bytes without decoding a pixel.

Pure: bytes in, `Header` or a refusal out. The limits on the count of pixels live here, because
they must hold before any decoder sees the file.
"""

import struct
from dataclasses import dataclass
from math import ceil

from films.pictures.errors import Animated, Damaged, TooLarge, WrongKind

# A 40-megapixel camera picture still fits; decoded it takes 160 MB.
MAX_PIXELS = 40_000_000
# Longer sides are strips and scans, which no page shows.
MAX_SIDE = 10_000
# The WebP decoder keeps four whole copies (16 bytes a pixel), so 40 megapixels would take 640 MB.
# A 12-megapixel phone's picture (4032 x 3024) still fits.
MAX_WEBP_PIXELS = 12_500_000
# A JPEG in several scans is held whole as coefficients, 2 bytes each, before it can be shrunk.
MAX_COEFFICIENT_BYTES = 160_000_000
# Ordinary files have under 300 parts before their pixels; walking more is work for an attacker.
MAX_PARTS = 2_000

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Baseline, extended and progressive: the JPEG frames that browsers show.
JPEG_FRAMES = {0xC0, 0xC1, 0xC2}
# The other marks in the same range are frames too, except tables (C4, C8, CC).
JPEG_OTHER_FRAMES = set(range(0xC3, 0xD0)) - {0xC4, 0xC8, 0xCC}
JPEG_START_OF_SCAN = 0xDA


@dataclass(frozen=True)
class Header:
    """`format` as Pillow names it; size in pixels as stored, before any rotation."""

    format: str
    width: int
    height: int
    max_pixels: int = MAX_PIXELS


def read_header(data: bytes) -> Header:
    """Read kind and size of a picture and hold them against the limits.

    Raises WrongKind, Damaged, Animated or TooLarge.
    """
    try:
        header = _reader(data)(data)
    except (struct.error, IndexError) as error:
        raise Damaged from error
    if not header.width or not header.height:
        raise Damaged
    too_long = max(header.width, header.height) > MAX_SIDE
    if too_long or header.width * header.height > header.max_pixels:
        raise TooLarge(megapixels=header.max_pixels // 1_000_000, side=MAX_SIDE)
    return header


def _reader(data):
    if data.startswith(b"\xff\xd8\xff"):
        return _read_jpeg
    if data.startswith(PNG_SIGNATURE):
        return _read_png
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _read_webp
    raise WrongKind


def _read_png(data: bytes) -> Header:
    if data[12:16] != b"IHDR":
        raise Damaged
    width, height = struct.unpack_from(">II", data, 16)
    position = len(PNG_SIGNATURE)
    for _part in range(MAX_PARTS):
        length, kind = struct.unpack_from(">I4s", data, position)
        if kind == b"acTL":
            raise Animated
        if kind == b"IDAT":
            return Header("PNG", width, height)
        position += length + 12
    raise Damaged


def _read_webp(data: bytes) -> Header:
    kind = data[12:16]
    if kind == b"VP8X":
        if data[20] & 0b10:
            raise Animated
        width = int.from_bytes(data[24:27], "little") + 1
        height = int.from_bytes(data[27:30], "little") + 1
    elif kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    elif kind == b"VP8 ":
        width, height = (side & 0x3FFF for side in struct.unpack_from("<HH", data, 26))
    else:
        raise Damaged
    return Header("WEBP", width, height, MAX_WEBP_PIXELS)


def _read_jpeg(data: bytes) -> Header:
    position, frame = 2, None
    for _part in range(MAX_PARTS):
        while data[position] == 0xFF and data[position + 1] == 0xFF:
            position += 1
        mark, length = struct.unpack_from(">xBH", data, position)
        body = data[position + 4 : position + 2 + length]
        if data[position] != 0xFF:
            raise Damaged
        if mark in JPEG_OTHER_FRAMES:
            raise WrongKind
        if mark in JPEG_FRAMES:
            frame = mark, body
        if mark == JPEG_START_OF_SCAN:
            return _jpeg_header(frame, scan=body)
        position += 2 + length
    raise Damaged


def _jpeg_header(frame: tuple[int, bytes] | None, *, scan: bytes) -> Header:
    if frame is None:
        raise Damaged
    mark, body = frame
    height, width, count = struct.unpack_from(">xHHB", body)
    in_one_scan = mark != 0xC2 and scan[0] == count
    if in_one_scan:
        return Header("JPEG", width, height)
    samplings = [(body[7 + 3 * i] >> 4, body[7 + 3 * i] & 15) for i in range(count)]
    widest, tallest = (max(side) for side in zip(*samplings, strict=True))
    if not widest or not tallest:
        raise Damaged
    bytes_per_pixel = 2 * sum(h * v for h, v in samplings) / (widest * tallest)
    return Header(
        "JPEG", width, height, min(MAX_PIXELS, ceil(MAX_COEFFICIENT_BYTES / bytes_per_pixel))
    )
