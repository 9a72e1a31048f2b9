"""Fixtures for the tests of moderation."""

from importlib import import_module

import pytest
from django.db import connection


@pytest.fixture
def append_only_log(db):
    """The triggers of the migration, also where the tables were made without migrations."""
    is_postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        names = "tgname FROM pg_trigger" if is_postgres else "name FROM sqlite_master"
        cursor.execute(f"SELECT {names}")
        if not any(name.startswith("decisions_are_") for (name,) in cursor.fetchall()):
            migration = import_module("moderation.migrations.0002_decisions_are_append_only")
            for statement in migration.POSTGRES_UP if is_postgres else migration.SQLITE_UP:
                cursor.execute(statement)
