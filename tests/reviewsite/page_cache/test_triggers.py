"""A release that counts in another way has its triggers installed by migrate."""

import pytest
from django.db import connection

from reviewsite.page_cache import triggers
from tests.factories import make_film


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


@pytest.mark.django_db
def test_a_transaction_that_changes_many_keys_counts_them_together_at_its_end():
    """Were its end set off by each key, sixteen thousand of them would take forty seconds."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite counts at once")
    for number in range(3):
        make_film(f"Film {number}")
    of_this = "transaction = txid_current()"
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgqual IS NOT NULL FROM pg_trigger WHERE tgname ~ 'at_commit$'")
        assert cursor.fetchall() == [(True,)]
        cursor.execute(f"SELECT key FROM page_version_pending WHERE {of_this} ORDER BY key")
        waiting = [key for (key,) in cursor.fetchall()]
        assert waiting.count("") == 1
        assert len(waiting) > 3
        connection.check_constraints()
        cursor.execute(f"SELECT count(*) FROM page_version_pending WHERE {of_this}")
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT count(*) FROM page_version WHERE key = ANY(%s)", [waiting])
        assert cursor.fetchone() == (len(waiting) - 1,)
