"""The processes of a site: started, started again when they end, stopped. Not: what they do."""

import ctypes
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress

from django.conf import settings

logger = logging.getLogger(__name__)

# What has been accepted is finished within this time after a stop was asked for: a write waits as
# long at most. A server may also hang when all is answered, by a known fault of granian.
STOP_SECONDS = 10
# Before a process that ended is started again. Each time twice as long, so that one that cannot
# start takes no more than its share of the machine and of the log.
FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 60
# Who ran for so long ended for a new reason: the pauses begin anew.
STEADY_SECONDS = 60
# Of prctl(2) on Linux.
PR_SET_PDEATHSIG = 1


class CannotStart(Exception):
    """A process ended, or was not ready in time."""


class Watched:
    """A process that is started again whenever it ends by itself."""

    def __init__(self, name: str, start: Callable[[], subprocess.Popen]):
        self.name = name
        self._start = start
        self._pause = FIRST_PAUSE_SECONDS
        self._began = self._due = 0.0
        # Groups of processes that ended, and until when what they left may go on.
        self._left: dict[int, float] = {}
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        """Raises CannotStart."""
        self._began = time.monotonic()
        self.process = self._start()

    def look(self) -> None:
        """Start the process again if it has ended and its pause is over. Called again and again."""
        self._end_groups()
        if self.process is not None:
            if self.process.poll() is None:
                return
            self._left[self.process.pid] = time.monotonic() + STOP_SECONDS
            self._plan(f"ended with {self.process.returncode}")
            self.process = None
        if time.monotonic() >= self._due:
            try:
                self.start()
            except CannotStart as error:
                self._plan(str(error))

    def replace(self) -> None:
        """Start another, then stop the old one, which goes on where that raises CannotStart."""
        old = self.process
        self.start()
        self._pause = FIRST_PAUSE_SECONDS
        if old is not None:
            stop(old)

    def stop(self) -> None:
        """The process and all that those before it left."""
        if self.process is not None:
            stop(self.process)
        self._end_groups(at_once=True)

    def _end_groups(self, *, at_once: bool = False) -> None:
        for group, until in list(self._left.items()):
            if at_once or time.monotonic() > until:
                del self._left[group]
                kill_group(group)

    def _plan(self, reason: str) -> None:
        if time.monotonic() - self._began > STEADY_SECONDS:
            self._pause = FIRST_PAUSE_SECONDS
        logger.error("The %s %s. It is started again in %g s.", self.name, reason, self._pause)
        self._due = time.monotonic() + self._pause
        self._pause = min(2 * self._pause, LONGEST_PAUSE_SECONDS)


def start(module: str, *arguments: str, hand_over: Sequence[int] = ()) -> subprocess.Popen:
    """A Python module in a process of its own, with the descriptors that are handed over. It is
    told whose child it is.

    Ctrl-C reaches it through whoever started it, in a group of its own, so that all is stopped in
    order.
    """
    # Each thread would keep its own stock of freed memory; one saves a tenth.
    environment = {"MALLOC_ARENA_MAX": "1"} | os.environ
    # No part of the command comes from outside.
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", module, f"--parent={os.getpid()}", *arguments],
        cwd=settings.BASE_DIR,
        pass_fds=hand_over,
        env=environment,
        process_group=0,
    )


def stop(process: subprocess.Popen) -> None:
    """Have a process finish what it does; kill it, with all that it started, if it does not."""
    process.terminate()
    try:
        process.wait(timeout=STOP_SECONDS + 2)
    except subprocess.TimeoutExpired:
        kill_group(process.pid)
        process.wait()


def kill_group(group: int) -> None:
    """Those that are left of it, if any."""
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def end_with(parent: int) -> None:
    """Have this process asked to stop when its parent dies, even of SIGKILL; Linux alone can."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        # It died before.
        sys.exit(f"Process {parent}, which started this one, is gone.")
