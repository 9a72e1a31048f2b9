"""Copying a database while it is written, and filling an empty one from the copy."""

import os
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from django.db import connection, transaction

# What a copy is called within a backup, by engine.
COPIES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}


class CopyFailed(Exception):
    """A tool of the database refused, and said why."""


def copy_database(folder: Path) -> dict[str, int]:
    """Copy the database as it is at one moment, without holding up writers.

    Returns the number of rows of each table in the copy.
    """
    target = folder / COPIES[connection.vendor]
    if connection.vendor == "postgresql":
        return _dump(target)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(target)])
    return rows_of_file(target)


def fill_database(folder: Path) -> dict[str, int]:
    """Fill the empty database that the settings name; return the number of rows of each table."""
    source = folder / COPIES[connection.vendor]
    if connection.vendor == "postgresql":
        _run("pg_restore", "--exit-on-error", "--single-transaction", "--no-owner",
             f"--dbname={connection.settings_dict['NAME']}", str(source))  # fmt: skip
        return rows()
    target = Path(connection.settings_dict["NAME"])
    connection.close()
    try:
        with closing(sqlite3.connect(source)) as copy, closing(sqlite3.connect(target)) as database:
            copy.backup(database)
    except sqlite3.Error as error:
        raise CopyFailed(f"{target} was not filled: {error}.") from error
    return rows()


def rows() -> dict[str, int]:
    """The number of rows of each table of the database."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        counts = {}
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT COUNT(*) FROM {quote(table)}")  # noqa: S608 - its own tables
            counts[table] = cursor.fetchone()[0]
    return counts


def rows_of_file(path: Path) -> dict[str, int]:
    """The number of rows of each table of a SQLite file."""
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
        names = sorted(name for (name,) in file.execute(tables))
        count = 'SELECT COUNT(*) FROM "{}"'
        return {name: file.execute(count.format(name)).fetchone()[0] for name in names}


def _dump(target: Path) -> dict[str, int]:
    """pg_dump, which sees what a snapshot of our own sees while we count."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        _run("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={target}")
        return rows()


def _run(*command: str) -> None:
    environment = {**os.environ, **_address(connection.settings_dict)}
    try:
        # No part of the command comes from outside.
        done = subprocess.run(  # noqa: S603
            command, env=environment, capture_output=True, text=True, check=False
        )
    except FileNotFoundError as error:
        raise CopyFailed(f"{command[0]} is not installed.") from error
    if done.returncode:
        raise CopyFailed(done.stderr.strip())


def _address(settings: Mapping) -> dict[str, str]:
    """Where PostgreSQL's own programs find the database: a password is no argument of a command."""
    names = {"NAME": "PGDATABASE", "HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER",
             "PASSWORD": "PGPASSWORD"}  # fmt: skip
    return {variable: str(settings[name]) for name, variable in names.items() if settings.get(name)}
