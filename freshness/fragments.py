"""Pieces of pages that are kept in memory until the version of what they show changes.

A piece is the same for every reader but for a few places, which hold a mark while it is kept: see
`readers.PLACES`. Not here: whole pages, which `reviewsite.page_cache` keeps.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from django.db import connection
from django.db.models import BigIntegerField
from django.db.models.expressions import RawSQL
from django.utils.translation import get_language

# Pieces of some hundred films with 25 reviews each.
FRAGMENTS_BYTES = 4_000_000
# What a piece takes beside its letters.
OVERHEAD = 500

# The versions of the keys of what a piece shows.
Version = tuple[tuple[str, int], ...]


class Fragments:
    """One version of each piece; those not asked for longest make room."""

    def __init__(self, limit: int = FRAGMENTS_BYTES):
        self.limit = limit
        self.size = 0
        self.is_trusted = False
        self._lock = threading.Lock()
        self._pieces: OrderedDict[Hashable, tuple[Hashable, bytes]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._pieces)

    def trust(self) -> None:
        """From now on the versions are known to count every write; before that nothing is kept."""
        self.is_trusted = True

    def get(self, key: Hashable, version: Hashable) -> str | None:
        with self._lock:
            kept, piece = self._pieces.get(key, (None, b""))
            if kept != version:
                return None
            self._pieces.move_to_end(key)
        return piece.decode()

    def put(self, key: Hashable, version: Hashable, piece: str) -> None:
        """Keep a piece instead of other versions of it."""
        # As bytes: one letter beyond Latin makes a string two or four times as large.
        encoded = piece.encode()
        with self._lock:
            _version, replaced = self._pieces.pop(key, (None, None))
            if replaced is not None:
                self.size -= len(replaced) + OVERHEAD
            self._pieces[key] = version, encoded
            self.size += len(encoded) + OVERHEAD
            while self.size > self.limit:
                _key, (_version, oldest) = self._pieces.popitem(last=False)
                self.size -= len(oldest) + OVERHEAD


fragments = Fragments()


def may_keep() -> bool:
    """Whether versions that are read now are those of committed writes, all of which count."""
    return fragments.is_trusted and not connection.in_atomic_block


def keep(name: Hashable, version: Version | None, make: Callable[[], str]) -> str:
    """The piece of this name and version in the reader's language, made where it is not there.

    `version` was read before what `make` reads; None: it is made and not kept.
    """
    if version is None:
        return make()
    key = (name, get_language(), *(subject for subject, _count in version))
    piece = fragments.get(key, version)
    if piece is None:
        piece = make()
        fragments.put(key, version, piece)
    return piece


def version_of(kind: str, column: str) -> RawSQL:
    """The version of the key "kind:column" of each row, for an annotation; null: never changed."""
    # The column and the kind are of this project's code, never input.
    sql = f"(SELECT version FROM page_version WHERE key = '{kind}:' || {column})"  # noqa: S608
    return RawSQL(sql, [], output_field=BigIntegerField())  # noqa: S611
