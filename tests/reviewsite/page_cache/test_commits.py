"""The mark of a database's last commit, on a file of its own."""

import sqlite3
import subprocess
import sys

import pytest

from reviewsite.page_cache.commits import Commits


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.sqlite3"
    sqlite3.connect(path).execute("PRAGMA journal_mode = WAL")
    return path


@pytest.fixture
def read(path):
    write(path, "CREATE TABLE t (n)")
    return Commits(str(path))


def write(path, statement: str) -> None:
    """In another process, which closes its connection."""
    code = (
        f"import sqlite3 as s; c = s.connect({str(path)!r}); c.execute({statement!r}); c.commit()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_every_commit_of_another_process_changes_the_mark_and_no_read_does(path, read):
    marks = [read.mark()]
    for number in range(3):
        write(path, f"INSERT INTO t VALUES ({number})")
        marks.append(read.mark())
        sqlite3.connect(path).execute("SELECT * FROM t").fetchall()
        assert read.mark() == marks[-1]
    assert None not in marks
    assert len(set(marks)) == len(marks)


def test_the_mark_changes_after_the_log_was_emptied_too(path, read):
    before = read.mark()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("INSERT INTO t VALUES (1)")
    assert read.mark() is not None
    connection.commit()
    assert read.mark() not in (None, before)


def test_a_transaction_that_was_not_committed_leaves_the_mark(path, read):
    before, connection = read.mark(), sqlite3.connect(path)
    connection.execute("INSERT INTO t VALUES (1)")
    connection.rollback()
    assert read.mark() == before


def test_there_is_no_mark_of_another_kind_of_database(tmp_path):
    plain = tmp_path / "plain.sqlite3"
    sqlite3.connect(plain).execute("CREATE TABLE t (n)")
    assert Commits(str(plain)).mark() is None
    assert Commits("file:memory?mode=memory").mark() is None
