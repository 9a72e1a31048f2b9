"""The versions of what a page shows, read before the page is made.

A triggers' table of the database holds them; `reviewsite.page_cache` makes and watches it.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import BigIntegerField
from django.db.models.expressions import RawSQL
from django.http import HttpRequest

# Where a request for a page that is to be kept says which versions of which keys were read for it;
# 0: never changed.
SEEN = "freshness.seen"


def also_shows(request: HttpRequest, versions: Iterable[tuple[str, int]]) -> None:
    """The page shows these keys, too; their versions were read before or with what it shows."""
    seen: dict[str, Any] | None = request.META.get(SEEN)
    if seen is not None:
        seen.update(versions)


def version_of(kind: str, column: str) -> RawSQL:
    """The version of the key "kind:column" of each row, for an annotation; null: never changed."""
    # The column and the kind are of this project's code, never input.
    sql = f"(SELECT version FROM page_version WHERE key = '{kind}:' || {column})"  # noqa: S608
    return RawSQL(sql, [], output_field=BigIntegerField())  # noqa: S611
