"""Django's SQLite, in which writers of all processes queue at one lock.

SQLite lets one writer in at a time and makes the others ask again after ever longer pauses, so
under load the unlucky wait for seconds. Here a writer takes the lock of `writer_queue.lock` before
its transaction or its single statement begins, and gives it back when that is over.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db.backends.sqlite3 import base

from reviewsite.writer_queue.lock import WriterLock

# How long a write waits that nobody misses: for a quick transaction of somebody else.
HURRIED_SECONDS = 0.1
WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)


class WriterCursor(base.SQLiteCursorWrapper):
    """Takes the lock around a single statement that writes outside a transaction."""

    def __init__(self, connection, lock: WriterLock | None):
        super().__init__(connection)
        self.lock = lock

    def execute(self, query, params=None):
        if self.lock is None or self.connection.in_transaction or not WRITES.match(query):
            return super().execute(query, params)
        with self.lock:
            return super().execute(query, params)

    def executemany(self, query, param_list):
        if self.lock is None or self.connection.in_transaction or not WRITES.match(query):
            return super().executemany(query, param_list)
        with self.lock:
            return super().executemany(query, param_list)


class DatabaseWrapper(base.DatabaseWrapper):
    writer_lock: WriterLock | None = None

    def get_new_connection(self, conn_params):
        if not self.is_in_memory_db():
            path = Path(f"{self.settings_dict['NAME']}-writer")
            self.writer_lock = WriterLock(path, timeout=conn_params.get("timeout", 5))
        if self.is_for_reading_only():
            # For one request: it would not notice when the file can be written again.
            self.close_at = 0
        try:
            return super().get_new_connection(conn_params)
        except base.Database.OperationalError:
            if not self.is_sealed():
                raise
            return self.sealed_connection(conn_params)

    def is_for_reading_only(self) -> bool:
        """Whether the file is on a file system that nobody can write now."""
        path = Path(self.settings_dict["NAME"])
        if self.is_in_memory_db() or not path.exists():
            return False
        return bool(os.statvfs(path).f_flag & os.ST_RDONLY)

    def is_sealed(self) -> bool:
        """Whether that file is complete, too."""
        log = Path(f"{self.settings_dict['NAME']}-wal")
        return self.is_for_reading_only() and not log.exists()

    def sealed_connection(self, conn_params):
        """For readers alone. SQLite wants to make files beside the database unless it is told."""
        self.init_commands = []
        sealed = f"{Path(self.settings_dict['NAME']).absolute().as_uri()}?immutable=1"
        return super().get_new_connection({**conn_params, "database": sealed})

    @contextmanager
    def hurried(self) -> Iterator[None]:
        """For a write that is not worth waiting for: it fails after HURRIED_SECONDS at most."""
        self.ensure_connection()
        if self.writer_lock is None:
            yield
            return
        patience = self.writer_lock.timeout
        self._wait_at_most(HURRIED_SECONDS, self.writer_lock)
        try:
            yield
        finally:
            self._wait_at_most(patience, self.writer_lock)

    def _wait_at_most(self, seconds: float, lock: WriterLock) -> None:
        lock.timeout = seconds
        self.connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")

    def create_cursor(self, name=None):
        return self.connection.cursor(factory=lambda own: WriterCursor(own, self.writer_lock))

    def _start_transaction_under_autocommit(self):
        if self.writer_lock is None:
            super()._start_transaction_under_autocommit()
            return
        with self.wrap_database_errors:
            self.writer_lock.acquire()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self.writer_lock.release()
            raise

    def _commit(self):
        # A commit that fails is followed by a rollback, which gives the lock back.
        super()._commit()
        self._leave()

    def _rollback(self):
        try:
            super()._rollback()
        finally:
            self._leave()

    def _close(self):
        try:
            super()._close()
        finally:
            self._leave()

    def _leave(self) -> None:
        if self.writer_lock is not None:
            self.writer_lock.release()
