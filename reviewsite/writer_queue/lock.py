"""The queue of writers: one file for each database file and machine, and a waiting room.

Each writer holds a place in the file, a byte that is locked; whose is the first has the lock. The
kernel frees the place of a process that dies. The waiting room keeps one thread of a server free
for readers while the lock is held for long. No Django here.
"""

import fcntl
import os
import sqlite3
import struct
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

# `struct flock` of fcntl(2) on Linux: kind, whence, start, length, process.
FLOCK = struct.Struct("hhqqi")
# Bytes of the number of the last place.
PLACES_BEGIN = 8
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
        except OSError as error:
            self.room.leave()
            raise sqlite3.OperationalError(f"no lock for writers: {error.strerror}") from error
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
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        deadline = time.monotonic() + self.timeout
        try:
            is_its_turn = turn_of(descriptor)
            while not is_its_turn():
                if time.monotonic() > deadline:
                    raise sqlite3.OperationalError("database is locked")
                time.sleep(PAUSE_SECONDS)
        except BaseException:
            os.close(descriptor)
            raise
        return descriptor


def in_order(descriptor: int) -> Callable[[], bool]:
    """Take the next place, whose number stands at the beginning of the file, and lock its byte; it
    is this one's turn when no place before is held."""
    _lock(descriptor, fcntl.F_OFD_SETLKW, fcntl.F_WRLCK, 0, PLACES_BEGIN)
    place = int.from_bytes(os.pread(descriptor, PLACES_BEGIN, 0), "big") + 1
    os.pwrite(descriptor, place.to_bytes(PLACES_BEGIN, "big"), 0)
    _lock(descriptor, fcntl.F_OFD_SETLK, fcntl.F_WRLCK, PLACES_BEGIN + place, 1)
    _lock(descriptor, fcntl.F_OFD_SETLK, fcntl.F_UNLCK, 0, PLACES_BEGIN)
    asked = descriptor, fcntl.F_OFD_GETLK, fcntl.F_WRLCK, PLACES_BEGIN, place
    return lambda: _lock(*asked) == fcntl.F_UNLCK


def in_any_order(descriptor: int) -> Callable[[], bool]:
    """Where the kernel knows no such locks: it is the turn of whoever finds the file free."""

    def is_its_turn() -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    return is_its_turn


turn_of = in_order if sys.platform == "linux" else in_any_order


def _lock(descriptor: int, command: int, kind: int, start: int, length: int) -> int:
    """Lock, unlock or ask about bytes for this open file, not for the whole process; the kind of
    lock that the kernel names."""
    wish = FLOCK.pack(kind, os.SEEK_SET, start, length, 0)
    return FLOCK.unpack(fcntl.fcntl(descriptor, command, wish))[0]
