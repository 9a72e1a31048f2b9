"""Moving a whole site from one database to another: SQLite to PostgreSQL, or back.

Here: copying every row as it is, and proof that it arrived. Rows are not saved anew: no date is
stamped, no trigger fires, no number changes.
"""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Field, Max, Model

from reviewsite.engines import database, make_folder

SOURCE, DESTINATION = "source", "destination"
# Rows read and written at once.
CHUNK = 2_000
# Sums of hashes are kept to the length of one.
HASH_SPACE = 2**256


class NotMovable(Exception):
    """The two databases are not such that one can become the other; the text says why."""


@dataclass(frozen=True)
class MovedTable:
    """A table that stands in both databases, with equal rows."""

    name: str
    rows: int
    hash: str


def move_database(*, source: str, destination: str) -> list[MovedTable]:
    """Copy all tables from one address to the other, and return them when all hashes are equal.

    Writers to the source wait meanwhile. The destination is complete, or as it was but for its
    tables. Raises NotMovable: unapplied migrations in the source, tables in the destination, rows
    that did not arrive as they were.
    """
    if source == destination:
        raise NotMovable("Source and destination are the same database.")
    with opened(SOURCE, source) as old, opened(DESTINATION, destination) as new:
        make_folder(new.settings_dict)
        require_source(old)
        require_empty(new)
        migrate(destination)
        with transaction.atomic(SOURCE), transaction.atomic(DESTINATION):
            hold_writers(old)
            with triggers_at_rest(new):
                for model in models():
                    copy_rows(model, new)
                for model in models():
                    keep_numbering(model, old, new)
            return [compared(model) for model in models()]


@contextmanager
def opened(alias: str, url: str) -> Iterator[BaseDatabaseWrapper]:
    """A connection beside the site's own, for as long as the move takes."""
    given = {"default": {}, alias: database(url, pooled=False)}
    connections.settings[alias] = connections.configure_settings(given)[alias]
    try:
        yield connections[alias]
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.settings[alias]


def models() -> list[type[Model]]:
    """Every model with a table of its own, those behind many-to-many fields included."""
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if model._meta.managed and not model._meta.proxy]


def require_source(old: BaseDatabaseWrapper) -> None:
    executor = MigrationExecutor(old)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotMovable("The source lacks migrations. Run migrate on it first.")


def require_empty(new: BaseDatabaseWrapper) -> None:
    if tables := new.introspection.table_names():
        raise NotMovable(f"The destination is not empty: it has {len(tables)} tables.")


def migrate(url: str) -> None:
    """Make the tables, in a process whose one database this is: migrations of packages may know
    no other."""
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(  # noqa: S603 - no part of the command comes from outside
        command, cwd=settings.BASE_DIR, env=os.environ | {"DATABASE_URL": url}, check=True
    )


def hold_writers(old: BaseDatabaseWrapper) -> None:
    """Nobody writes to the source until this transaction ends. On SQLite its begin did that."""
    if old.vendor == "postgresql":
        names = ", ".join(quoted(old, model._meta.db_table) for model in models())
        run(old, f"LOCK TABLE {names} IN SHARE MODE")


@contextmanager
def triggers_at_rest(new: BaseDatabaseWrapper) -> Iterator[None]:
    """What triggers wrote is copied like all else; they must not write it a second time."""
    if new.vendor == "postgresql":
        tables = [quoted(new, model._meta.db_table) for model in models()]
        for table in tables:
            run(new, f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield
        run(new, "SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            run(new, f"ALTER TABLE {table} ENABLE TRIGGER USER")
        return
    triggers = run(new, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    for name, _ in triggers:
        run(new, f"DROP TRIGGER {quoted(new, name)}")
    yield
    for _, statement in triggers:
        run(new, statement)


def copy_rows(model: type[Model], new: BaseDatabaseWrapper) -> None:
    """Replace what migrations put into the destination's table by the source's rows."""
    table, fields = quoted(new, model._meta.db_table), columns(model)
    run(new, f"DELETE FROM {table}")  # noqa: S608 - the name is quoted
    names = ", ".join(quoted(new, field.column or "") for field in fields)
    places = ", ".join(["%s"] * len(fields))
    insert = f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608 - quoted
    with new.cursor() as cursor:
        for rows in chunks(model, SOURCE):
            cursor.executemany(insert, [prepared(fields, row, new) for row in rows])


def columns(model: type[Model]) -> list[Field]:
    """The fields that are stored, not those that the database computes."""
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def prepared(fields: list[Field], row: tuple, new: BaseDatabaseWrapper) -> list[Any]:
    return [field.get_db_prep_save(value, new) for field, value in zip(fields, row, strict=True)]


def chunks(model: type[Model], alias: str) -> Iterator[list[tuple]]:
    names = [field.attname for field in columns(model)]
    rows = model._base_manager.using(alias).order_by().values_list(*names)
    yield from batched(rows.iterator(chunk_size=CHUNK))


def batched(rows: Iterator[tuple]) -> Iterator[list[tuple]]:
    while batch := list(islice(rows, CHUNK)):
        yield batch


def keep_numbering(model: type[Model], old: BaseDatabaseWrapper, new: BaseDatabaseWrapper) -> None:
    """The next row gets the number that it would have got in the source: none is given twice."""
    if (field := model._meta.auto_field) is None:
        return
    table, column = model._meta.db_table, field.column or ""
    highest = model._base_manager.using(SOURCE).aggregate(highest=Max(field.name))["highest"]
    last = max(highest or 0, last_number(old, table, column))
    if last and new.vendor == "postgresql":
        run(
            new,
            "SELECT setval(pg_get_serial_sequence(%s, %s), %s)",
            quoted(new, table),
            column,
            last,
        )
    elif last:
        run(new, "DELETE FROM sqlite_sequence WHERE name = %s", table)
        run(new, "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", table, last)


def last_number(old: BaseDatabaseWrapper, table: str, column: str) -> int:
    """The last number that the database gave to a row of the table, also one deleted since."""
    if old.vendor == "postgresql":
        named = run(old, "SELECT pg_get_serial_sequence(%s, %s)", quoted(old, table), column)
        found = run(old, f"SELECT last_value FROM {named[0][0]} WHERE is_called")  # noqa: S608
    else:
        found = run(old, "SELECT seq FROM sqlite_sequence WHERE name = %s", table)
    return found[0][0] if found else 0


def compared(model: type[Model]) -> MovedTable:
    """The table, when its rows are equal in both databases. Raises NotMovable."""
    (rows, hash_there), (_, hash_here) = (hash_of(model, at) for at in (SOURCE, DESTINATION))
    if hash_there != hash_here:
        raise NotMovable(f"Rows of {model._meta.db_table} did not arrive as they were.")
    return MovedTable(model._meta.db_table, rows, hash_here)


def hash_of(model: type[Model], alias: str) -> tuple[int, str]:
    """How many rows the table has, and a hash of them that does not depend on their order."""
    count, total = 0, 0
    for rows in chunks(model, alias):
        count += len(rows)
        for row in rows:
            text = json.dumps([plain(value) for value in row], sort_keys=True, ensure_ascii=True)
            total += int.from_bytes(hashlib.sha256(text.encode()).digest())
    return count, f"{total % HASH_SPACE:064x}"


def plain(value: Any) -> Any:
    """A value as text that is the same whichever database it came from."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    is_json = value is None or isinstance(value, str | int | float | dict | list)
    return value if is_json else str(value)


def quoted(connection: BaseDatabaseWrapper, name: str) -> str:
    return connection.ops.quote_name(name)


def run(connection: BaseDatabaseWrapper, statement: str, *values: Any) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return cursor.fetchall() if cursor.description else []
