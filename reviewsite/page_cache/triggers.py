"""The triggers that count a key's version up in the transaction of a write: made, compared,
installed and suspended. Not here: what changes which keys, which `watched` declares.

The database keeps the promise, so every write counts: services, the admin, bulk updates, importers,
another host, a statement typed by hand.
"""

import hashlib
from collections.abc import Callable

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from reviewsite.page_cache.watched import WATCHES, Watch

TABLE = "page_version"
PREFIX = "page_version_"
# The version that every page has beside its own; below zero while there are no triggers.
SITE = "site"

SQLITE_TABLE = (
    f"CREATE TABLE {TABLE} (key text PRIMARY KEY, version integer NOT NULL) WITHOUT ROWID"
)
# Transactions bump what they changed at their end and in order: a key that many transactions change
# is locked for the moment of the commit, and two that change the same keys cannot deadlock. The
# empty key is beside them once and alone sets that off: were it each key, many would take minutes.
POSTGRES_TABLES = (
    f"CREATE TABLE {TABLE} (key text PRIMARY KEY, version bigint NOT NULL) WITH (fillfactor = 50)",
    f"CREATE UNLOGGED TABLE {TABLE}_pending"
    " (transaction bigint, key text, PRIMARY KEY (transaction, key))",
)
POSTGRES_BUMP = f"""
CREATE OR REPLACE FUNCTION {PREFIX}bump() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
WITH changed AS (
  DELETE FROM {TABLE}_pending WHERE transaction = txid_current() RETURNING key
)
INSERT INTO {TABLE} AS known SELECT key, 1 FROM changed WHERE key <> '' ORDER BY key
ON CONFLICT (key) DO UPDATE SET version = known.version + 1;
RETURN NULL; END $$;
DROP TRIGGER IF EXISTS {PREFIX}at_commit ON {TABLE}_pending;
CREATE CONSTRAINT TRIGGER {PREFIX}at_commit AFTER INSERT ON {TABLE}_pending
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.key = '') EXECUTE FUNCTION {PREFIX}bump()
"""


def trigger_statements(vendor: str) -> dict[str, str]:
    """The statements that make each trigger, by its name, for "sqlite" or "postgresql"."""
    make = {"sqlite": _sqlite_trigger, "postgresql": _postgres_trigger}[vendor]
    statements = {}
    for number, watch in enumerate(WATCHES):
        for event in watch.of:
            table = watch.watched_model._meta.db_table
            name = f"{PREFIX}{number:02}_{table}_{event.lower()}"
            statements[name] = make(name, table, watch, event)
    return statements


def are_installed(connection: BaseDatabaseWrapper) -> bool:
    """Whether the database has exactly the triggers of this release, and counts."""
    return _fingerprint(connection) == _expected_fingerprint(connection.vendor) and (
        _site_version(connection) > 0
    )


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the table and the triggers. Does nothing where all is there already."""
    if are_installed(connection):
        return
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        _make_tables(connection, cursor)
        _drop_triggers(connection, cursor)
        # Another release named its keys otherwise. All count anew, since "site" does.
        cursor.execute(f"DELETE FROM {TABLE} WHERE key <> '{SITE}'")
        for statement in trigger_statements(connection.vendor).values():
            cursor.execute(statement)
        if connection.vendor == "postgresql":
            mark = _expected_fingerprint(connection.vendor)
            cursor.execute(f"COMMENT ON TABLE {TABLE} IS '{mark}'")
        _set_site_version(cursor, "abs(version) + 1")


def suspend(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away, for a change of the tables below them.

    From the same moment every process makes its pages anew for each request, until `install`.
    """
    if TABLE not in connection.introspection.table_names():
        return
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        _set_site_version(cursor, "-abs(version)")
        _drop_triggers(connection, cursor)


def _sqlite_trigger(name: str, table: str, watch: Watch, event: str) -> str:
    when = f"WHEN {_is_change(watch, 'IS NOT')} " if event == "UPDATE" else ""
    return (
        f"CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW {when}BEGIN "
        f"INSERT INTO {TABLE} (key, version) SELECT key, 1 FROM ({_keys(watch, event)}) "
        "WHERE key IS NOT NULL "
        "ON CONFLICT (key) DO UPDATE SET version = version + 1; END"
    )


def _postgres_trigger(name: str, table: str, watch: Watch, event: str) -> str:
    when = f"WHEN ({_is_change(watch, 'IS DISTINCT FROM')}) " if event == "UPDATE" else ""
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"INSERT INTO {TABLE}_pending (transaction, key) SELECT txid_current(), key "
        f"FROM (SELECT '' UNION {_keys(watch, event)}) AS found (key) "
        f"WHERE key IS NOT NULL ON CONFLICT DO NOTHING; RETURN NULL; END $$; "
        f"CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW {when}"
        f"EXECUTE FUNCTION {name}()"
    )


def _is_change(watch: Watch, differs: str) -> str:
    changes = [f'OLD."{name}" {differs} NEW."{name}"' for name in watch.watched_columns]
    changes += [f"(OLD.{name} IS NULL) <> (NEW.{name} IS NULL)" for name in watch.nullness]
    return " OR ".join(changes)


def _keys(watch: Watch, event: str) -> str:
    rows = {"INSERT": ("NEW",), "DELETE": ("OLD",), "UPDATE": ("OLD", "NEW")}[event]
    selects = [select.format(row=row) for select in watch.keys for row in rows]
    # The empty SELECT names the column; UNION leaves each key once.
    return " UNION ".join(["SELECT '' AS key WHERE 1 = 0", *dict.fromkeys(selects)])


def _make_tables(connection: BaseDatabaseWrapper, cursor) -> None:
    if TABLE not in connection.introspection.table_names(cursor):
        sqlite = connection.vendor == "sqlite"
        for statement in (SQLITE_TABLE,) if sqlite else POSTGRES_TABLES:
            cursor.execute(statement)
    if connection.vendor == "postgresql":
        cursor.execute(POSTGRES_BUMP)
    cursor.execute(
        f"INSERT INTO {TABLE} (key, version) VALUES ('{SITE}', 0) ON CONFLICT (key) DO NOTHING"
    )


def _set_site_version(cursor, value: str) -> None:
    cursor.execute(f"UPDATE {TABLE} SET version = {value} WHERE key = '{SITE}'")


def _site_version(connection: BaseDatabaseWrapper) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT version FROM {TABLE} WHERE key = '{SITE}'")
        row = cursor.fetchone()
    return row[0] if row else 0


def _drop_triggers(connection: BaseDatabaseWrapper, cursor) -> None:
    for name in _TRIGGER_NAMES[connection.vendor](cursor):
        if connection.vendor == "sqlite":
            cursor.execute(f"DROP TRIGGER {name}")
        else:
            # Its trigger goes with it.
            cursor.execute(f"DROP FUNCTION {name}() CASCADE")


def _sqlite_names(cursor) -> list[str]:
    cursor.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB %s", [f"{PREFIX}*"]
    )
    return [name for (name,) in cursor.fetchall()]


def _postgres_names(cursor) -> list[str]:
    cursor.execute(
        "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
        " WHERE tgname ~ %s AND tgenabled <> 'D' AND pg_table_is_visible(pg_class.oid)",
        [f"^{PREFIX}[0-9]"],
    )
    return [name for (name,) in cursor.fetchall()]


_TRIGGER_NAMES: dict[str, Callable] = {"sqlite": _sqlite_names, "postgresql": _postgres_names}


def _fingerprint(connection: BaseDatabaseWrapper) -> str:
    """A hash of the triggers that the database has; "" without any."""
    with connection.cursor() as cursor:
        if TABLE not in connection.introspection.table_names(cursor):
            return ""
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name GLOB %s",
                [f"{PREFIX}*"],
            )
            return _hash(sql for (sql,) in cursor.fetchall())
        names = _postgres_names(cursor)
        cursor.execute(f"SELECT obj_description('{TABLE}'::regclass)")
        (mark,) = cursor.fetchone()
        return mark if sorted(names) == sorted(trigger_statements("postgresql")) else ""


def _expected_fingerprint(vendor: str) -> str:
    shared = [POSTGRES_BUMP] if vendor == "postgresql" else []
    return _hash([*shared, *trigger_statements(vendor).values()])


def _hash(statements) -> str:
    return hashlib.sha256("\n".join(sorted(statements)).encode()).hexdigest()
