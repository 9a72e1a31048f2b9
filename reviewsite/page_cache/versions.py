"""Reads the versions of keys, and whom an address names: an indexed query each, without Django's
layers in between.

Each thread has a connection of its own for this, which stays open; Django's are closed after each
request, and opening one takes longer than the query.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

from reviewsite.page_cache.triggers import SITE, TABLE, are_installed
from reviewsite.page_cache.watched import NAMED

logger = logging.getLogger(__name__)

# How long a process keeps no pages before it looks again for the triggers.
LOOK_AGAIN_SECONDS = 30

Versions = dict[str, int]


class DatabaseVersions:
    """The versions in the site's own database. A key that nobody has changed has none."""

    def __init__(self) -> None:
        self._threads = threading.local()
        self._is_kept = False
        self._looked_at = -float("inf")

    def read(self, keys: Sequence[str]) -> Versions:
        """What the last committed writes left; `keys` without repetition."""
        return dict(self._ask(_versions_of, len(keys), keys))

    def number_of(self, kind: str, name: str) -> int | None:
        """The id of the film, the person or the member at an address with this name."""
        rows = self._ask(_number_of, NAMED[kind], [name])
        return rows[0][0] if rows else None

    def _ask(self, statement: Callable[..., str], about: Any, values: Sequence[str]) -> list[tuple]:
        try:
            connection = self._connection()
            rows = connection.execute(statement(self._threads.mark, about), values).fetchall()
            if self._is_for_once():
                self.close()
            return rows
        except Exception:
            # A connection that failed once may be broken; the next request opens another.
            self.close()
            raise

    def are_kept(self, seen: Versions) -> bool:
        """Whether the database counts every write: its triggers are there and not suspended."""
        if seen.get(SITE, 0) <= 0:
            return False
        if not self._is_kept and time.monotonic() > self._looked_at + LOOK_AGAIN_SECONDS:
            self._looked_at = time.monotonic()
            self._is_kept = are_installed(connections[DEFAULT_DB_ALIAS])
            if not self._is_kept:
                logger.error(
                    "Pages are made anew for each request, since the database does not have this "
                    "release's triggers. `manage.py migrate` installs them."
                )
        return self._is_kept

    def close(self) -> None:
        """Close this thread's connection."""
        wrapper = getattr(self._threads, "wrapper", None)
        if wrapper is not None:
            self._threads.wrapper = self._threads.raw = None
            wrapper.close()

    def _is_for_once(self) -> bool:
        """Whether the connection reads a file that cannot be written now, and would not notice."""
        wrapper = getattr(self._threads, "wrapper", None)
        return wrapper is not None and wrapper.close_at is not None

    def _connection(self):
        raw = getattr(self._threads, "raw", None)
        if raw is None:
            wrapper = connections.create_connection(DEFAULT_DB_ALIAS)
            # Not one of the pool's, which has as many as there are threads to make pages.
            options = {k: v for k, v in wrapper.settings_dict["OPTIONS"].items() if k != "pool"}
            wrapper.settings_dict = {
                **wrapper.settings_dict,
                "OPTIONS": options,
                "CONN_MAX_AGE": None,
            }
            wrapper.ensure_connection()
            self._threads.wrapper, self._threads.raw = wrapper, wrapper.connection
            self._threads.mark = MARKS[wrapper.vendor]
            raw = wrapper.connection
        return raw


@lru_cache(maxsize=64)
def _versions_of(mark: str, count: int) -> str:
    marks = ", ".join([mark] * count)
    return f"SELECT key, version FROM {TABLE} WHERE key IN ({marks})"


@lru_cache
def _number_of(mark: str, place: tuple[str, str]) -> str:
    table, column = place
    return f"SELECT id FROM {table} WHERE {column} = {mark}"


# How the driver of each engine is shown the place of a value.
MARKS = {"sqlite": "?", "postgresql": "%s"}
