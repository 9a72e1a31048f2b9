"""The writers of a request wait ten seconds in all, not ten for each lock and each write. Jobs and
commands wait longer."""

import sqlite3
import threading
from contextlib import closing, contextmanager

import pytest
from django.core.signals import request_finished, request_started
from django.db import OperationalError, close_old_connections

from reviewsite.writer_queue import patience
from reviewsite.writer_queue.lock import WriterLock
from reviewsite.writer_queue.sqlite3.base import DatabaseWrapper

PATIENCE = 0.2


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        database.executescript("PRAGMA journal_mode = WAL; CREATE TABLE t (n)")
    return path


@pytest.fixture
def connection(path, django_db_blocker):
    connection = DatabaseWrapper(
        {
            "NAME": path, "OPTIONS": {"timeout": PATIENCE, "transaction_mode": "IMMEDIATE"},
            "AUTOCOMMIT": True, "CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": False,
            "TIME_ZONE": None, "ATOMIC_REQUESTS": False,
        },
        "patience",
    )  # fmt: skip
    with django_db_blocker.unblock(), closing(connection):
        yield connection


@pytest.fixture
def in_request():
    # Django would close the connection of the test.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    request_started.send(sender=None)
    yield
    request_finished.send(sender=None)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@contextmanager
def held(path):
    """SQLite's own lock, which a program holds that knows no queue."""
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        yield


def write(connection, in_transaction: bool) -> None:
    if in_transaction:
        # As `transaction.atomic` does, for databases that the settings name.
        connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        connection.rollback()
        connection.set_autocommit(True)
    else:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO t VALUES (1)")


def sqlite_waits(connection) -> int:
    """In milliseconds."""
    with connection.cursor() as cursor:
        return cursor.execute("PRAGMA busy_timeout").fetchone()[0]


def test_what_a_writer_waited_in_the_queue_it_does_not_wait_again_for_sqlite(
    path, connection, in_request
):
    connection.ensure_connection()
    before = WriterLock(f"{path}-writer", timeout=1)
    before.acquire()
    leaving = threading.Timer(PATIENCE / 2, before.release)
    leaving.start()
    with connection.turn(connection.writer_lock):
        assert sqlite_waits(connection) < PATIENCE * 1000
    leaving.join()
    assert sqlite_waits(connection) == PATIENCE * 1000


@pytest.mark.parametrize("in_transaction", [True, False])
def test_a_request_that_waited_in_vain_waits_no_more(path, connection, in_request, in_transaction):
    with held(path), pytest.raises(OperationalError):
        write(connection, in_transaction)
    with connection.turn(connection.writer_lock):
        assert sqlite_waits(connection) == 0
    write(connection, in_transaction)


def test_the_next_request_may_wait_anew(path, connection, in_request):
    with held(path), pytest.raises(OperationalError):
        write(connection, False)
    request_started.send(sender=None)
    assert patience.left_of(PATIENCE) == PATIENCE


def test_jobs_and_commands_wait_out_who_holds_the_database_for_longer(path, connection):
    connection.ensure_connection()
    before = WriterLock(f"{path}-writer", timeout=1)
    before.acquire()
    leaving = threading.Timer(PATIENCE * 2, before.release)
    leaving.start()
    with connection.turn(connection.writer_lock):
        assert sqlite_waits(connection) > PATIENCE * 1000
    leaving.join()


def test_what_is_not_worth_waiting_for_is_given_up_at_once_outside_a_request_too(path, connection):
    with held(path), connection.hurried(), pytest.raises(OperationalError):
        write(connection, False)
