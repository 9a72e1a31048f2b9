"""Whether code in the process of the tests opens the file of a SQLite database past SQLite.

Closing such a file takes all locks of the process on it away, and the database is soon broken
(https://sqlite.org/howtocorrupt.html, 2.2). Python tells of each file that is opened, and of each
database (https://docs.python.org/3/library/audit_events.html).
"""

import os
import sys

# The database, and the files that SQLite keeps beside it.
ENDINGS = ("", "-wal", "-shm", "-journal")
# The copy in a backup is finished when its hash is taken: no connection has it open.
COPY_IN_A_BACKUP = "database.sqlite3"

opened: list[str] = []
_files: set[str] = set()


def watch() -> None:
    """From now on `opened` is told of every file of a database that was connected to before."""
    sys.addaudithook(_heard)


def _heard(event: str, arguments: tuple) -> None:
    if event == "sqlite3.connect":
        path = _path(arguments[0])
        if os.path.basename(path) != COPY_IN_A_BACKUP:
            _files.update(path + ending for ending in ENDINGS)
    elif event == "open" and not isinstance(arguments[0], int):
        path = _path(arguments[0])
        if path in _files:
            opened.append(path)


def _path(name: str | bytes | os.PathLike) -> str:
    return os.path.abspath(os.fsdecode(name).removeprefix("file:").partition("?")[0])
