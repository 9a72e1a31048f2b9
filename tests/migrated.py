"""A database with all tables and no rows, made once for all workers; each begins with a copy.

To migrate an empty database takes fifteen seconds, to copy one a moment. Later runs find the same
one, a file in the cache of pytest or a database of the server, until a model or migration changes.
"""

import contextlib
import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg

ROOT = Path(__file__).parents[1]
# What decides what `migrate` makes: tables, permissions and triggers, and those of the packages.
SOURCES = (
    "*/migrations/*.py", "*/models.py", "*/models/*.py", "*/fields.py",
    "reviewsite/page_cache/*.py", "reviewsite/settings.py", "requirements.txt", "tests/migrated.py",
)  # fmt: skip
TEMPLATES = "test_migrated_"
# Between the first numbers of two tables: more rows than most tests make in one.
APART = 1_000


def migrated_file(folder: Path) -> Path:
    """The path of the file in a folder, which processes share that run at once."""
    file = folder / f"{_fingerprint()}.sqlite3"
    with alone(folder / "lock"):
        if not file.exists():
            for old in folder.glob("*.sqlite3"):
                old.unlink()
            migrate(f"sqlite:///{folder / 'unfinished.sqlite3'}")
            with contextlib.closing(sqlite3.connect(folder / "unfinished.sqlite3")) as made:
                made.execute("PRAGMA journal_mode=DELETE")  # a copy is one file
                number_apart_on_sqlite(made)
            (folder / "unfinished.sqlite3").rename(file)
    return file


def migrated_template(url: str, folder: Path) -> str:
    """The name of a database on the PostgreSQL server of an address, to make others from."""
    name = f"{TEMPLATES}{_fingerprint()}"
    names = "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
    with alone(folder / "lock"), psycopg.connect(url, autocommit=True) as server:
        found = [found for (found,) in server.execute(names, [TEMPLATES])]
        if name not in found:
            for old in found:
                server.execute(f"DROP DATABASE {old}")
            server.execute(f"CREATE DATABASE {TEMPLATES}unfinished")
            unfinished = f"{url.rpartition('/')[0]}/{TEMPLATES}unfinished"
            migrate(unfinished)
            with psycopg.connect(unfinished, autocommit=True) as made:
                number_apart_on_postgres(made)
            server.execute(f"ALTER DATABASE {TEMPLATES}unfinished RENAME TO {name}")
    return name


def migrate(url: str) -> None:
    """Make all tables in an empty database, in a process of its own."""
    environment = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def number_apart_on_sqlite(made: sqlite3.Connection) -> None:
    """The first rows of two tables have other numbers, and none of them is one."""
    tables = "SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%' ORDER BY name"
    with made:
        for place, (table,) in enumerate(made.execute(tables).fetchall(), start=1):
            if table == "django_migrations":  # its rows are written anew wherever a site moves
                continue
            made.execute("DELETE FROM sqlite_sequence WHERE name = ?", [table])
            made.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", [table, place * APART])


def number_apart_on_postgres(made: psycopg.Connection) -> None:
    """The same there."""
    sequences = "SELECT sequencename FROM pg_sequences ORDER BY sequencename"
    for place, (sequence,) in enumerate(made.execute(sequences).fetchall(), start=1):
        made.execute(f"ALTER SEQUENCE {sequence} RESTART {place * APART}")


@contextlib.contextmanager
def filled_in_memory(name: str, file: Path) -> Iterator[None]:
    """As long as it is open, the shared database in memory of that name begins as the file."""
    with contextlib.closing(sqlite3.connect(name, uri=True)) as memory:
        with contextlib.closing(sqlite3.connect(file)) as source:
            source.backup(memory)
        yield


def copy_database(source: Path | str, target: Path | str) -> None:
    """Copy a SQLite database as SQLite does, since a file of one must not be opened by itself."""
    with (
        contextlib.closing(sqlite3.connect(source)) as old,
        contextlib.closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new)


def _fingerprint() -> str:
    digest = hashlib.sha256(sqlite3.sqlite_version.encode())
    for path in sorted(path for pattern in SOURCES for path in ROOT.glob(pattern)):
        digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Other processes that lock the same file wait."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
