"""The rule that no code opens a database's file past SQLite is seen to be broken."""

import os
import sqlite3
from contextlib import closing

from tests import database_files


def test_a_file_of_a_database_that_is_opened_past_sqlite_is_noticed(tmp_path, monkeypatch):
    file, other = tmp_path / "site.sqlite3", tmp_path / "other"
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE t (n)")
        other.write_text("no database")
        file.read_bytes()
        os.close(os.open(os.fsencode(f"{file}-shm"), os.O_RDONLY))
        monkeypatch.chdir(tmp_path)
        with open("site.sqlite3-wal", "rb"):
            pass
    found = [*database_files.opened]
    database_files.opened.clear()
    assert found == [f"{file}{ending}" for ending in ("", "-shm", "-wal")]


def test_a_database_that_is_read_by_its_address_is_known(tmp_path):
    file = tmp_path / "site.sqlite3"
    sqlite3.connect(file).close()
    database_files.opened.clear()
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)):
        file.read_bytes()
    assert database_files.opened == [str(file)]
    database_files.opened.clear()
