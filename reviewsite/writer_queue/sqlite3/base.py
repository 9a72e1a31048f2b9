"""Django's SQLite, in which writers of all processes queue at one lock.

SQLite lets one writer in at a time and makes the others ask again after ever longer pauses, so
under load the unlucky wait for seconds. Here a writer takes the lock of `writer_queue.lock` before
its transaction or its single statement begins, and gives it back when that is over.
"""

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db.backends.sqlite3 import base

from reviewsite.writer_queue import patience
from reviewsite.writer_queue.lock import WriterLock

# How long a write waits that nobody misses: for a quick transaction of somebody else.
HURRIED_SECONDS = 0.1
WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)


class WriterCursor(base.SQLiteCursorWrapper):
    """Takes the lock around a single statement that writes outside a transaction."""

    def __init__(self, connection, wrapper: "DatabaseWrapper"):
        super().__init__(connection)
        self.wrapper = wrapper

    def execute(self, query, params=None):
        lock = self.wrapper.writer_lock
        if lock is None or not self._is_a_transaction(query):
            return super().execute(query, params)
        with self.wrapper.turn(lock):
            return super().execute(query, params)

    def executemany(self, query, param_list):
        lock = self.wrapper.writer_lock
        if lock is None or not self._is_a_transaction(query):
            return super().executemany(query, param_list)
        with self.wrapper.turn(lock):
            return super().executemany(query, param_list)

    def _is_a_transaction(self, query: str) -> bool:
        return not self.connection.in_transaction and bool(WRITES.match(query))


class DatabaseWrapper(base.DatabaseWrapper):
    writer_lock: WriterLock | None = None
    # Seconds that a writer of a request waits.
    patience = 5.0
    is_hurried = False

    def get_new_connection(self, conn_params):
        if not self.is_in_memory_db():
            self.patience = conn_params.get("timeout", self.patience)
            path = Path(f"{self.settings_dict['NAME']}-writer")
            self.writer_lock = WriterLock(path, timeout=self.patience)
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
        self.is_hurried = True
        try:
            yield
        finally:
            self.is_hurried = False

    @contextmanager
    def turn(self, lock: WriterLock) -> Iterator[None]:
        """For one statement that writes."""
        with patience.waiting():
            try:
                self._wait_for_turn(lock)
                yield
            finally:
                self._end_turn()

    def create_cursor(self, name=None):
        return self.connection.cursor(factory=lambda own: WriterCursor(own, self))

    def _start_transaction_under_autocommit(self):
        if self.writer_lock is None:
            super()._start_transaction_under_autocommit()
            return
        with self.wrap_database_errors, patience.waiting():
            try:
                self._wait_for_turn(self.writer_lock)
                super()._start_transaction_under_autocommit()
            except BaseException:
                self._end_turn()
                raise

    def _wait_for_turn(self, lock: WriterLock) -> None:
        """Wait for the lock; what is left of the patience then, SQLite may wait for its own."""
        longest = patience.left_of(self.patience)
        lock.timeout = min(longest, HURRIED_SECONDS) if self.is_hurried else longest
        until = time.monotonic() + lock.timeout
        lock.acquire()
        self._let_sqlite_wait(max(0.0, until - time.monotonic()))

    def _end_turn(self) -> None:
        try:
            self._let_sqlite_wait(self.patience)
        finally:
            self._leave()

    def _let_sqlite_wait(self, seconds: float) -> None:
        self.connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")

    def _commit(self):
        # A commit that fails is followed by a rollback, which gives the lock back.
        super()._commit()
        if self.writer_lock is not None:
            self._end_turn()

    def _rollback(self):
        try:
            super()._rollback()
        finally:
            if self.writer_lock is not None:
                self._end_turn()

    def _close(self):
        try:
            super()._close()
        finally:
            self._leave()

    def _leave(self) -> None:
        if self.writer_lock is not None:
            self.writer_lock.release()
