"""A page in pieces with places between them, compressed once and joined for each reader.

RFC 1951 lets compressed blocks that know nothing of each other stand one after the other, and
RFC 1952 makes them one gzip file: only what is filled in is compressed for each reader.
"""

import struct
import zlib
from collections.abc import Mapping
from re import Pattern

# Of a gzip file: magic number, deflate, no name, no time, no hint, any system.
HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
LAST_BLOCK = b"\x03\x00"
# For what is compressed once, and for what is compressed for one reader.
THOROUGH, QUICK = 6, 1
RAW_DEFLATE = -15


class Pieces:
    """Texts and, between each two of them, the mark of a place."""

    __slots__ = ("_deflated", "_texts", "marks")

    def __init__(self, texts: list[str], marks: list[str]):
        self.marks = marks
        self._texts = [text.encode() for text in texts]
        self._deflated = [_deflate(text, THOROUGH) for text in self._texts]

    @classmethod
    def of(cls, page: str, places: Pattern) -> "Pieces":
        return cls(places.split(page), places.findall(page))

    @property
    def size(self) -> int:
        return sum(map(len, self._texts)) + sum(map(len, self._deflated))

    def plain(self, own: Mapping[str, str]) -> bytes:
        """The page with `own` at the places, by their marks."""
        return b"".join(self._joined(own))

    def compressed(self, own: Mapping[str, str]) -> bytes:
        """The same as a gzip file."""
        blocks, check, length = [HEADER], 0, 0
        filled = {mark: text.encode() for mark, text in own.items()}
        deflated = {mark: _deflate(text, QUICK) for mark, text in filled.items()}
        for number, text in enumerate(self._texts):
            if number:
                mark = self.marks[number - 1]
                blocks.append(deflated[mark])
                check = zlib.crc32(filled[mark], check)
                length += len(filled[mark])
            blocks.append(self._deflated[number])
            check = zlib.crc32(text, check)
            length += len(text)
        return b"".join([*blocks, LAST_BLOCK, struct.pack("<LL", check, length & 0xFFFFFFFF)])

    def _joined(self, own: Mapping[str, str]):
        for number, text in enumerate(self._texts):
            if number:
                yield own[self.marks[number - 1]].encode()
            yield text


def _deflate(text: bytes, level: int) -> bytes:
    compressor = zlib.compressobj(level, zlib.DEFLATED, RAW_DEFLATE)
    return compressor.compress(text) + compressor.flush(zlib.Z_FULL_FLUSH)
