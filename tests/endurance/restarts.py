"""Restarts a site under load and counts requests that failed: none may.

    python -m tests.endurance.restarts [times]

First the server is exchanged by SIGHUP to `manage.py serve`, then stopped and started on a socket
that is held here, as systemd holds it. Each request is a connection of its own.
"""

import http.client
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from reviewsite.server import open_socket
from tests.endurance.site import ROOT, Site, stop

CLIENTS = 8


class Load:
    """Clients that read and write without pause, and count what they get."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.counts: Counter[str] = Counter()
        self.slowest = 0.0
        self.stopped = threading.Event()
        self.threads = [threading.Thread(target=self.ask, args=(n,)) for n in range(CLIENTS)]

    def __enter__(self) -> "Load":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *args) -> None:
        self.stopped.set()
        for thread in self.threads:
            thread.join()

    def ask(self, client: int) -> None:
        number = 0
        while not self.stopped.is_set():
            number += 1
            began = time.monotonic()
            try:
                if client == 0:
                    answer = self.site.comment(f"Said {number} by {threading.get_native_id()}")
                else:
                    answer = self.site.get(f"/films/{self.site.film}/")
                self.counts[str(answer.status)] += 1
            except (OSError, http.client.HTTPException) as error:
                self.counts[type(error).__name__] += 1
            self.slowest = max(self.slowest, time.monotonic() - began)

    def failed(self) -> int:
        return sum(n for kind, n in self.counts.items() if kind not in ("200", "302"))

    def wait_for_answers(self, number: int) -> None:
        goal = self.counts.total() + number
        while self.counts.total() < goal:
            time.sleep(0.05)


def exchange(site: Site, times: int) -> Load:
    """SIGHUP: a new server beside the old one, on the socket that `serve` holds."""
    serve = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(site.port)],
        cwd=ROOT, env=site.environment, stdout=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    try:
        read_until(serve, "Ctrl-C")
        with Load(site) as load:
            for _ in range(times):
                load.wait_for_answers(50)
                serve.send_signal(signal.SIGHUP)
                read_until(serve, "A new server serves.")
            load.wait_for_answers(50)
    finally:
        serve.terminate()
        serve.wait(timeout=60)
        serve.stdout.close()
    return load


def read_until(process: subprocess.Popen, words: str) -> None:
    while words not in (line := process.stdout.readline()):
        assert line, "serve ended"


def stop_and_start(site: Site, times: int) -> Load:
    """The whole server ends and another begins; the socket stays open here."""
    with open_socket("127.0.0.1", site.port) as held:
        server = start(site, held.fileno())
        with Load(site) as load:
            for _ in range(times):
                load.wait_for_answers(50)
                stop(server)
                server = start(site, held.fileno())
            load.wait_for_answers(50)
        stop(server)
    return load


def start(site: Site, held: int) -> subprocess.Popen:
    command = [sys.executable, "-m", "reviewsite.server", "--descriptor", str(held)]
    return subprocess.Popen(
        command, cwd=ROOT, env=site.environment, pass_fds=[held], start_new_session=True
    )


def main(times: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder))
        site.fill(members=1)
        failed = 0
        for name, restart in (("exchanged", exchange), ("stopped and started", stop_and_start)):
            load = restart(site, times)
            failed += load.failed()
            print(
                f"{name} {times} times under {CLIENTS} clients: {load.counts.total()} requests, "
                f"{load.failed()} failed {dict(load.counts)}, slowest {load.slowest:.1f} s"
            )
    return failed


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(1 if main(int(sys.argv[1]) if len(sys.argv) > 1 else 10) else 0)
