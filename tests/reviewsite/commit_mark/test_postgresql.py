"""Commits on PostgreSQL change the mark that all hosts share."""

import pytest
from django.db import DEFAULT_DB_ALIAS, OperationalError, connection, connections, transaction

from films.models import Genre
from reviewsite.commit_mark import mark as marks
from reviewsite.commit_mark.postgresql.base import ADDRESS, TIMEOUT, DatabaseWrapper

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="of PostgreSQL"),
]


@pytest.fixture
def marked(own_redis, monkeypatch):
    """A connection to the tests' database, marked in a Redis of its own."""
    monkeypatch.setattr(marks, "TRUST_SECONDS", 10**9)
    mark = {ADDRESS: own_redis.url, TIMEOUT: 0.5}
    found = DatabaseWrapper({**connection.settings_dict, **mark}, DEFAULT_DB_ALIAS)
    before = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = found
    assert found.commit_mark.read() is None
    yield found
    connections[DEFAULT_DB_ALIAS] = before
    found.close()


def changes_the_mark(marked, write) -> bool:
    before = marked.commit_mark.read()
    write()
    after = marked.commit_mark.read()
    assert None not in (before, after)
    return after != before


def write_in_a_transaction() -> None:
    with transaction.atomic():
        Genre.objects.create(name="Noir", slug="noir")


def test_every_commit_changes_the_mark_before_the_writer_hears_of_it(marked):
    assert changes_the_mark(marked, write_in_a_transaction)
    assert changes_the_mark(marked, lambda: Genre.objects.update(name="Film noir"))
    assert changes_the_mark(marked, lambda: Genre.objects.all().delete())


def test_reading_and_a_transaction_taken_back_leave_the_mark(marked):
    def take_back() -> None:
        with transaction.atomic():
            Genre.objects.create(name="Noir", slug="noir")
            transaction.set_rollback(True)

    assert not changes_the_mark(marked, Genre.objects.first)
    assert not changes_the_mark(marked, take_back)


def test_a_commit_whose_answer_was_lost_changes_the_mark(marked):
    def write() -> None:
        with pytest.raises(OperationalError), transaction.atomic():
            Genre.objects.create(name="Noir", slug="noir")
            end(marked.connection.info.backend_pid)

    assert changes_the_mark(marked, write)


def end(session: int) -> None:
    """As a server that is restarted ends one."""
    other = connections.create_connection(DEFAULT_DB_ALIAS)
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [session])
    other.close()
