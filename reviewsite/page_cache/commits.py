"""A mark of the last commit to a SQLite file, read from memory that all its processes share.

SQLite in WAL mode keeps the index of its log in a file beside the database, which every connection
maps into its memory. Its header, written twice, changes with every commit before the writer is told
that it was done (https://sqlite.org/walformat.html, 2.2). Reading it asks SQLite nothing, costs
less than a microsecond and keeps other threads running, where the shortest query costs a hundred.
"""

import logging
import mmap
import sqlite3
from pathlib import Path

logger = logging.getLogger(__name__)

HEADER = 48
# Within the header: whether it is filled.
IS_FILLED = 12


class Commits:
    """Of the database file at `path`; without marks where that is no file in WAL mode."""

    def __init__(self, path: str) -> None:
        self._memory: mmap.mmap | None = None
        if not Path(path).is_file():
            return
        # Stays open, since the index goes with the last connection; reading makes it.
        self._connection = sqlite3.connect(path, check_same_thread=False)
        try:
            self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            logger.info("The database's log has no index here, as where nothing can be written.")
            return
        index = Path(f"{path}-shm")
        if index.exists():
            with index.open("rb") as file:
                self._memory = mmap.mmap(file.fileno(), 2 * HEADER, access=mmap.ACCESS_READ)

    def mark(self) -> bytes | None:
        """Equal to an earlier one only when nothing was committed in between; None: unknown."""
        if self._memory is None:
            return None
        both = self._memory[: 2 * HEADER]
        header = both[:HEADER]
        # A commit that is just being made has written one of the two.
        return header if header == both[HEADER:] and header[IS_FILLED] else None
