"""The versions of what a page shows, read before the page is made.

A triggers' table of the database holds them; `reviewsite.page_cache` makes and watches it.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.http import HttpRequest

from freshness.fragments import Version, may_keep

# Where the request says which versions of which keys were read for it; 0: never changed.
SEEN = "freshness.seen"
SITE = "site"


class Versions(dict[str, int]):
    """Versions by key, as they were when one statement read them."""

    def of(self, *keys: str) -> Version | None:
        """What a piece is kept under that shows these keys.

        None while nothing may be kept, and where some were read when nothing might be kept yet.
        """
        if self.get(SITE, 0) <= 0 or not self.keys() >= {*keys}:
            return None
        return tuple((key, self[key]) for key in (SITE, *keys))


def read_versions(request: HttpRequest, *keys: str) -> Versions:
    """The versions of these keys, from the request where it was asked with them.

    Whatever is read after this belongs to these versions or to later ones. Without any while
    nothing may be kept.
    """
    if not may_keep():
        return Versions()
    seen = request.META.get(SEEN, {})
    wanted = [key for key in (SITE, *keys) if key not in seen]
    found = Versions(seen)
    if wanted:
        marks = ", ".join(["%s"] * len(wanted))
        sql = f"SELECT key, version FROM page_version WHERE key IN ({marks})"  # noqa: S608
        found |= dict.fromkeys(wanted, 0)
        with connection.cursor() as cursor:
            cursor.execute(sql, wanted)
            found |= dict(cursor.fetchall())
    return found


def also_shows(request: HttpRequest, versions: Iterable[tuple[str, int]]) -> None:
    """The page shows these keys, too; their versions were read before or with what it shows."""
    seen: dict[str, Any] | None = request.META.get(SEEN)
    if seen is not None:
        seen.update(versions)
