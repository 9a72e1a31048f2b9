"""The queue of writers: one lock for each database file and machine, and a waiting room.

The lock is a file lock, which the kernel frees when a process dies. The waiting room keeps one
thread of a server free for readers while the lock is held for long. No Django here.
"""

import fcntl
import os
import sqlite3
import threading
import time
from pathlib import Path
from types import TracebackType

# How often a waiting writer looks. As short as a quick transaction, so that nobody falls behind.
PAUSE_SECONDS = 0.001
# Writers of one process that hold the lock or wait for it. The server has four threads.
ROOM_SIZE = 3
# How long a writer stands before a full room.
DOOR_SECONDS = 0.5


class WaitingRoom:
    """Lets in few. When nobody has left since somebody gave up, the next gives up at once."""

    def __init__(self) -> None:
        self.places = threading.Semaphore(ROOM_SIZE)
        self.departures = 0
        self.stuck_since = -1

    def enter(self, patience: float) -> bool:
        if self.places.acquire(blocking=False):
            return True
        if patience < DOOR_SECONDS:
            return False
        seen = self.departures
        if self.stuck_since != seen and self.places.acquire(timeout=DOOR_SECONDS):
            return True
        self.stuck_since = seen
        return False

    def leave(self) -> None:
        self.departures += 1
        self.places.release()


class WriterLock:
    """One connection's key to the lock. Taken at most once at a time, by one thread."""

    rooms: dict[Path, WaitingRoom] = {}
    rooms_guard = threading.Lock()

    def __init__(self, path: Path, *, timeout: float) -> None:
        self.path = path
        self.timeout = timeout
        self.descriptor: int | None = None
        with self.rooms_guard:
            self.room = self.rooms.setdefault(path, WaitingRoom())

    def acquire(self) -> None:
        """Wait for the lock. Raises sqlite3.OperationalError when it is held for too long."""
        if not self.room.enter(self.timeout):
            raise sqlite3.OperationalError("database is locked: too many writers wait")
        try:
            self.descriptor = self._locked_file()
        except BaseException:
            self.room.leave()
            raise

    def release(self) -> None:
        """Give the lock back; nothing where it is not held."""
        if self.descriptor is None:
            return
        descriptor, self.descriptor = self.descriptor, None
        os.close(descriptor)
        self.room.leave()

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()

    def _locked_file(self) -> int:
        try:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise sqlite3.OperationalError(f"no lock for writers: {error.strerror}") from error
        deadline = time.monotonic() + self.timeout
        try:
            while not _try(descriptor):
                if time.monotonic() > deadline:
                    raise sqlite3.OperationalError("database is locked")
                time.sleep(PAUSE_SECONDS)
        except BaseException:
            os.close(descriptor)
            raise
        return descriptor


def _try(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
