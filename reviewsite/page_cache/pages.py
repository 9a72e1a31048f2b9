"""Pages that are kept in memory: one page in the encodings that were asked for, and a shelf of
pages whose bytes are limited. Not here: whether a page is still fresh.
"""

import gzip
import hashlib
import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import date
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

import brotli

from reviewsite.page_cache.versions import Versions

Headers = list[tuple[str, str]]

# Pages are compressed once and sent many times, but made anew whenever somebody rates or writes.
# Quality 5 takes more than twice as long, a twentieth of making a film's page, for one that is half
# a kilobyte smaller.
BROTLI_QUALITY = 3
GZIP_LEVEL = 6
# 256 KB, which no page fills; by default brotli takes 4 MB.
BROTLI_WINDOW = 18
# What the shelf takes for a page beside its bytes.
OVERHEAD = 2_000
NOT_MODIFIED_HEADERS = ("cache-control", "vary")
ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=BROTLI_QUALITY, lgwin=BROTLI_WINDOW),
    "gzip": lambda body: gzip.compress(body, GZIP_LEVEL, mtime=0),
    "identity": bytes,
}
DECODERS: dict[str, Callable[[bytes], bytes]] = {
    "br": brotli.decompress,
    "gzip": lambda body: zlib.decompress(body, 31),
    "identity": bytes,
}


class Page:
    """One page: what was read before it was made, and its answers, each made once."""

    __slots__ = (
        "_answers",
        "day",
        "etag",
        "headers",
        "keys",
        "not_modified",
        "versions",
    )

    def __init__(
        self, body: bytes, headers: Headers, versions: Versions, keys: list[str], day: date | None
    ):
        self.versions, self.keys, self.day = versions, keys, day
        self.etag = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
        self.headers = [*headers, ("ETag", self.etag)]
        kept = [pair for pair in self.headers if pair[0].lower() in NOT_MODIFIED_HEADERS]
        self.not_modified = [*kept, ("ETag", self.etag)]
        self._answers: dict[str, tuple[Headers, bytes]] = {}
        self._add("identity", body)

    @property
    def size(self) -> int:
        return OVERHEAD + sum(len(body) for _headers, body in self._answers.values())

    def answer(self, encoding: str) -> tuple[Headers, bytes]:
        """Headers and body for "br", "gzip" or "identity"."""
        return self._answers.get(encoding) or self._encode(encoding)

    def has(self, encoding: str) -> bool:
        return encoding in self._answers

    def matches(self, if_none_match: str) -> bool:
        """Whether a visitor's browser has the page already."""
        return self.etag in if_none_match or if_none_match.strip() == "*"

    def _encode(self, encoding: str) -> tuple[Headers, bytes]:
        known = next(iter(self._answers))
        body = DECODERS[known](self._answers[known][1])
        self._add(encoding, body)
        # Nearly every browser takes a compressed page: the plain bytes are not kept beside it.
        if known == "identity":
            self._answers = {encoding: self._answers[encoding]}
        return self._answers[encoding]

    def _add(self, encoding: str, body: bytes) -> None:
        encoded = ENCODERS[encoding](body)
        headers = [*self.headers, ("Content-Length", str(len(encoded)))]
        if encoding != "identity":
            headers.append(("Content-Encoding", encoding))
        self._answers[encoding] = (headers, encoded)


class Sized(Protocol):
    @property
    def size(self) -> int: ...


Kept = TypeVar("Kept", bound=Sized)


class Shelf(Generic[Kept]):
    """Pages by their key, at most `limit` bytes of them; those not asked for longest make room."""

    def __init__(self, limit: int):
        self.limit = limit
        self.size = 0
        self._lock = threading.Lock()
        self._pages: OrderedDict[Hashable, tuple[Kept, int]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: Hashable) -> Kept | None:
        with self._lock:
            found = self._pages.get(key)
            if found is None:
                return None
            self._pages.move_to_end(key)
        return found[0]

    def put(self, key: Hashable, page: Kept) -> None:
        """Keep a page, or count it anew after its encodings changed."""
        with self._lock:
            self._take(key)
            size = page.size
            if size > self.limit:
                return
            self._pages[key] = (page, size)
            self.size += size
            while self.size > self.limit:
                self._take(next(iter(self._pages)))

    def _take(self, key: Hashable) -> None:
        found = self._pages.pop(key, None)
        if found is not None:
            self.size -= found[1]


@lru_cache(maxsize=1024)
def chosen_encoding(accepted: str) -> str:
    """The encoding to send to a browser that accepts these: br, gzip, else identity."""
    wanted = {}
    for part in accepted.lower().split(","):
        name, _semicolon, quality = part.strip().partition(";")
        wanted[name.strip()] = quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return next((name for name in ("br", "gzip") if wanted.get(name)), "identity")
