"""A release that counts in another way has its triggers installed by migrate."""

import pytest
from django.db import connection

from reviewsite.page_cache import triggers


@pytest.mark.django_db
def test_a_function_that_changed_is_installed_anew(monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite's triggers hold all that they do")
    assert triggers.are_installed(connection)
    changed = triggers.POSTGRES_BUMP.replace("BEGIN\n", "BEGIN -- changed\n", 1)
    monkeypatch.setattr(triggers, "POSTGRES_BUMP", changed)
    assert not triggers.are_installed(connection)
    triggers.install(connection)
    assert triggers.are_installed(connection)
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'page_version_bump'")
        assert "-- changed" in cursor.fetchone()[0]
