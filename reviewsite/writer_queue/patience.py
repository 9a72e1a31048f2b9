"""How long the writers of one request wait in all, so that whoever asked hears in time.

A request may write several times, and each write waits for two locks: that of the queue, then
SQLite's own. What one of them waited, the next has no more. Outside a request nobody sits before
the writer: jobs and commands wait out what holds a database, instead of being lost.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.signals import request_finished, request_started

# Longer than a tool that somebody uses on a database holds it.
BACKGROUND_SECONDS = 60.0


class _Waits(threading.local):
    in_request = False
    seconds = 0.0


_waits = _Waits()


def left_of(seconds: float) -> float:
    """How many of these seconds a writer of this thread may still wait."""
    return max(0.0, seconds - _waits.seconds) if _waits.in_request else BACKGROUND_SECONDS


@contextmanager
def waiting() -> Iterator[None]:
    """Count the time until the end of the block, for the rest of the request."""
    began = time.monotonic()
    try:
        yield
    finally:
        if _waits.in_request:
            _waits.seconds += time.monotonic() - began


def _begin(**kwargs) -> None:
    _waits.in_request, _waits.seconds = True, 0.0


def _end(**kwargs) -> None:
    _waits.in_request, _waits.seconds = False, 0.0


request_started.connect(_begin)
request_finished.connect(_end)
