"""Makes an uploaded picture anew: nothing of the sender's file survives but what it shows.

This side never decodes. It checks weight and header, then hands the file to `worker`, a process
with little memory, little time and no environment. Storing the result is `storing`'s work.
"""

import json
import logging
import secrets
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from films.pictures.errors import (
    Animated,
    Busy,
    Damaged,
    PictureRefused,
    TooHeavy,
    TooLarge,
    TooSlow,
)
from films.pictures.headers import MAX_SIDE, Header, read_header
from films.pictures.shapes import EXTENSIONS, Shape

logger = logging.getLogger(__name__)

# A phone's picture is 2 to 6 MB.
MAX_BYTES = 8 * 1024 * 1024
# The worker's whole address space, so its resident memory stays below it whatever the file does.
MEMORY_BYTES = 290 * 1024 * 1024
# The slowest honest picture takes a few seconds; a person waits no longer than this.
CPU_SECONDS = 12
# Time by the clock on a busy machine, after which the worker is stopped.
WALL_SECONDS = 25
# One worker at a time in each server process: two hostile files together take no more memory.
WORKER_FREE = threading.Lock()
# One is made anew and one waits: pictures never hold more than half of a server's threads.
PLACES = threading.BoundedSemaphore(2)
WORKER = Path(__file__).with_name("worker.py")
REASONS = {"animated": Animated, "damaged": Damaged}
# A killed worker's last words, for the log.
LOGGED_BYTES = 2_000


@dataclass(frozen=True)
class RemadePicture:
    """A picture made here: size of its largest file in pixels, all files, a name no one chose."""

    width: int
    height: int
    files: dict[tuple[int, str], bytes] = field(repr=False)
    name: str = field(default_factory=lambda: secrets.token_hex(16))


def remake_picture(upload: IO[bytes], *, shape: Shape) -> RemadePicture:
    """Decode an uploaded picture and encode it anew in every size and format of the shape.

    JPEG, PNG or WebP of at most 8 MB, 40 megapixels and 10,000 pixels a side, one frame. The
    result stands upright, is sRGB, opaque, free of metadata, and never larger than the upload.
    Raises WrongKind, TooHeavy, TooLarge, Animated, Damaged, TooSlow or, while two others are in
    hand, Busy (all PictureRefused).
    """
    upload.seek(0)
    data = upload.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise TooHeavy(megabytes=MAX_BYTES // (1024 * 1024))
    header = read_header(data)
    job = {
        "format": header.format,
        "size": [header.width, header.height],
        "max_pixels": header.max_pixels,
        "widths": shape.widths,
        "ratio": shape.ratio,
        "memory_bytes": MEMORY_BYTES,
        "cpu_seconds": CPU_SECONDS,
    }
    if not PLACES.acquire(blocking=False):
        raise Busy
    try:
        with WORKER_FREE:
            return _run_worker(json.dumps(job).encode() + b"\n" + data, header)
    finally:
        PLACES.release()


def _run_worker(message: bytes, header: Header) -> RemadePicture:
    with (
        tempfile.TemporaryFile() as source,
        tempfile.TemporaryFile() as result,
        tempfile.TemporaryFile() as complaints,
    ):
        source.write(message)
        source.seek(0)
        try:
            done = subprocess.run(  # noqa: S603 - no part of the command comes from outside
                # Isolated mode: no path or variable of this process reaches the worker.
                [sys.executable, "-I", WORKER],
                stdin=source,
                stdout=result,
                stderr=complaints,
                # One arena: each further one would take 64 MB of the address space.
                env={"MALLOC_ARENA_MAX": "1"},
                timeout=WALL_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise TooSlow from error
        _log(complaints, done.returncode)
        return _read_result(result, done.returncode, header)


def _log(complaints: IO[bytes], returncode: int) -> None:
    complaints.seek(0)
    words = complaints.read()[-LOGGED_BYTES:].decode(errors="replace")
    if words or returncode:
        logger.info("picture worker ended with %s: %s", returncode, words)


def _read_result(result: IO[bytes], returncode: int, header: Header) -> RemadePicture:
    """The worker may have been taken over by the file, so its answer is only data."""
    # The kernel ends a worker that has used up its seconds: SIGXCPU, or SIGKILL at the hard limit.
    if returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise TooSlow
    if returncode:
        raise Damaged
    result.seek(0)
    try:
        head = json.loads(result.readline())
        if "refused" in head:
            raise _refusal(head["refused"], header)
        files = {
            (int(width), format): result.read(int(length))
            for width, format, length in head["files"]
        }
        if {format for _width, format in files} != EXTENSIONS.keys():
            raise Damaged
        return RemadePicture(int(head["width"]), int(head["height"]), files)
    except (ValueError, TypeError, KeyError) as error:
        raise Damaged from error


def _refusal(code: str, header: Header) -> PictureRefused:
    if code == "too_large":
        return TooLarge(megapixels=header.max_pixels // 1_000_000, side=MAX_SIDE)
    return REASONS.get(code, Damaged)()
