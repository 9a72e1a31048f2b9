"""Which text the shipped fonts can draw, read from the fonts themselves.

The fonts are subsets of the basic plane, so their one Unicode table is a format 4 `cmap`.
"""

import struct
import unicodedata
from functools import cache

from PIL import ImageFont, features

from films.art.faces import FONTS, LETTERING, SCRIPT_FACES, Face, load_font

# Characters Arabic needs between letters; every other invisible character is dropped.
JOINERS = "\u200c\u200d"

TONOS = "\u0301"
GREEK = range(0x0370, 0x0400)


class CannotLetter(ValueError):
    """No shipped face has a glyph for every character of the text."""


def clean(text: str) -> str:
    """The text in composed form, without control characters or doubled spaces."""
    kept = (
        char if char in JOINERS or unicodedata.category(char) not in ("Cc", "Cf") else " "
        for char in unicodedata.normalize("NFC", text)
    )
    return " ".join("".join(kept).split())


def can_letter(text: str) -> bool:
    """Whether one shipped face has a glyph for every character; False for blank text."""
    try:
        face_for(clean(text))
    except CannotLetter:
        return False
    return True


def face_for(text: str, preferred: str = "") -> Face:
    """The preferred lettering if it covers the text, else the first face that does.

    Raises CannotLetter if none does, and for empty text.
    """
    named = [LETTERING[preferred]] if preferred in LETTERING else []
    for face in (*named, *LETTERING.values(), *_script_faces()):
        if text and covers(face, text):
            return face
    raise CannotLetter(text)


def fitting_font(name: str, letter: str, size: float) -> ImageFont.FreeTypeFont:
    """The named lettering at a size in pixels, or the first that has the letter.

    Raises CannotLetter if none has.
    """
    return load_font(face_for(letter, name).file, size)


def capital(letter: str) -> str:
    """The letter as a capital, or as it is where no face has that."""
    return letter.upper() if can_letter(letter.upper()) else letter


def covers(face: Face, text: str) -> bool:
    """Whether the face has a glyph for every character of the text as it would set it."""
    return all(ord(char) in _covered(face.file) for char in as_set(face, text))


def as_set(face: Face, text: str) -> str:
    """The text as the face sets it: some set capitals, and Greek capitals carry no accent."""
    if not face.capitals:
        return text
    apart = unicodedata.normalize("NFD", text.upper())
    bare = (
        char
        for before, char in zip(" " + apart, apart, strict=False)
        if not (char == TONOS and GREEK.start <= ord(before) < GREEK.stop)
    )
    return unicodedata.normalize("NFC", "".join(bare))


def _script_faces() -> list[Face]:
    # Without a shaping engine Arabic letters come out unjoined and in the wrong order.
    shapes = features.check("raqm")
    return [face for face in SCRIPT_FACES.values() if shapes or not face.from_right]


@cache
def _covered(file: str) -> frozenset[int]:
    data = (FONTS / f"{file}.ttf").read_bytes()
    table = data[_table_offset(data, b"cmap") :]
    (count,) = struct.unpack_from(">H", table, 2)
    starts = {struct.unpack_from(">I", table, 8 + 8 * i)[0] for i in range(count)}
    return frozenset().union(*(_format_4(table[start:]) for start in starts))


def _table_offset(data: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", data, 4)
    for i in range(count):
        name, _checksum, offset, _length = struct.unpack_from(">4sIII", data, 12 + 16 * i)
        if name == tag:
            return offset
    raise LookupError(tag)


def _format_4(table: bytes) -> set[int]:
    """The code points of a format 4 table: segments that end, start, shift, and may point on."""
    if struct.unpack_from(">H", table)[0] != 4:
        return set()
    segments = struct.unpack_from(">H", table, 6)[0] // 2
    ends, starts, _shifts, hops = (
        struct.unpack_from(f">{segments}H", table, 14 + part * 2 * segments + (2 if part else 0))
        for part in range(4)
    )
    hops_at, covered = 16 + 6 * segments, set()
    for i, (start, end, hop) in enumerate(zip(starts, ends, hops, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            at = hops_at + 2 * i + hop + 2 * (code - start)
            if not hop or struct.unpack_from(">H", table, at)[0]:
                covered.add(code)
    return covered
