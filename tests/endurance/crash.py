"""Kills the server again and again under writers: what was answered is there, and once.

    python -m tests.endurance.crash [rounds]

Then, under strace: each answer to a write follows the sync of the write-ahead log. A kill alone
cannot show that, since the kernel keeps what a dead process wrote.
"""

import http.client
import os
import re
import shutil
import sqlite3
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from tests.endurance.site import ROOT, Site, kill, stop

WRITERS = 6
# Long enough for some dozen writes, in every stage at the moment of the kill.
SECONDS = 1.5
ANSWERS = 20


class Writer(threading.Thread):
    """One member who comments without pause; `acknowledged` are the texts that were answered."""

    def __init__(self, site: Site, number: int, round_: int, stopped: threading.Event) -> None:
        super().__init__()
        self.site, self.number, self.round, self.stopped = site, number, round_, stopped
        self.sent: list[str] = []
        self.acknowledged: list[str] = []

    def run(self) -> None:
        while not self.stopped.is_set():
            text = f"Round {self.round}, writer {self.number}, text {len(self.sent)}."
            self.sent.append(text)
            try:
                if self.site.comment(text, member=self.number).status == 302:
                    self.acknowledged.append(text)
            except (OSError, http.client.HTTPException):
                time.sleep(0.01)


def kill_under_writers(site: Site, rounds: int) -> bool:
    acknowledged: list[str] = []
    for number in range(rounds):
        server, stopped = site.start(), threading.Event()
        writers = [Writer(site, n, number, stopped) for n in range(WRITERS)]
        for writer in writers:
            writer.start()
        time.sleep(SECONDS)
        kill(server)
        stopped.set()
        for writer in writers:
            writer.join()
            acknowledged += writer.acknowledged
    with sqlite3.connect(site.database) as database:
        stored = Counter(body for (body,) in database.execute("SELECT body FROM reviews_comment"))
        (count,) = database.execute("SELECT sum(comment_count) FROM reviews_review").fetchone()
        (whole,) = database.execute("PRAGMA integrity_check").fetchone()
    lost = [text for text in acknowledged if not stored[text]]
    doubled = [text for text, times in stored.items() if times > 1]
    print(
        f"{rounds} kills under {WRITERS} writers: {len(acknowledged)} acknowledged, {len(lost)} "
        f"lost, {len(doubled)} doubled, {stored.total() - len(acknowledged)} stored without an "
        f"answer; count of comments {'right' if count == stored.total() else 'WRONG'}; "
        f"integrity {whole}"
    )
    sound = count == stored.total() and whole == "ok" and acknowledged
    return bool(sound) and not lost and not doubled


def answers_after_sync(site: Site) -> bool:
    """Whether each of some answers to writes came after the log was written and synced."""
    if not shutil.which("strace"):
        print("order of answers and syncs: not tried, strace is not installed")
        return False
    trace = site.folder / "trace"
    calls = "trace=pwrite64,fsync,fdatasync,write,writev,sendto,sendmsg"
    server = site.start(["strace", "-f", "-y", "-s", "32", "-e", calls, "-o", str(trace)])
    for number in range(ANSWERS):
        assert site.comment(f"Traced {number} at {time.time()}.").status == 302
    stop(server)
    after = count_answers_after_sync(trace.read_text(errors="replace"))
    print(f"answers to writes: {ANSWERS}; after the sync of their log: {after}")
    return after == ANSWERS


def count_answers_after_sync(trace: str) -> int:
    """How many answers `302` in a trace follow a write to the log and then a sync of it."""
    written = synced = False
    good = 0
    for line in trace.splitlines():
        if re.search(r"pwrite64\(\d+<[^>]*-wal>", line):
            written, synced = True, False
        elif re.search(r"(fsync|fdatasync)\(\d+<[^>]*-wal>", line):
            synced = written
        elif "HTTP/1.1 302" in line:
            good += synced
            written = synced = False
    return good


def main(rounds: int) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder))
        site.fill(members=WRITERS)
        kept = kill_under_writers(site, rounds)
        return answers_after_sync(site) and kept


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(0 if main(int(sys.argv[1]) if len(sys.argv) > 1 else 15) else 1)
