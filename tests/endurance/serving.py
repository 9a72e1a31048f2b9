"""`manage.py serve`, or whatever starts it, and the processes below it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
# A machine with much else to do takes its time.
WAIT_SECONDS = 120
SERVE = (sys.executable, "manage.py", "serve")


class Serving:
    """The site of an environment, which names a PORT, served in a session of its own."""

    def __init__(self, environment: dict[str, str], log: Path, command=SERVE, folder: Path = ROOT):
        self.environment, self.log = environment, log
        self.command, self.folder = command, folder

    def __enter__(self) -> "Serving":
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                self.command, cwd=self.folder, env=self.environment, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip
        try:
            self.wait_for("Ctrl-C")
        except BaseException:
            self.process.kill()
            raise
        return self

    def __exit__(self, *args) -> None:
        self.stop()

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """The code with which all ended."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(timeout=WAIT_SECONDS)

    def said(self) -> str:
        return self.log.read_text()

    def wait_for(self, words: str, times: int = 1) -> None:
        """Until the log has the words so many times. Raises AssertionError with the log."""
        deadline = time.monotonic() + WAIT_SECONDS
        while self.said().count(words) < times:
            ended = self.process.poll() is not None
            assert not ended and time.monotonic() < deadline, self.said()[-4000:]
            time.sleep(0.05)

    @property
    def serve(self) -> int:
        """The process that holds the socket."""
        found = processes_below(self.process.pid) | {self.process.pid: " ".join(self.command)}
        return next(pid for pid, command in found.items() if "manage.py serve" in command)

    def of(self, module: str) -> list[int]:
        """Those that run a module, the oldest first: of the server, it and then its workers."""
        found = processes_below(self.process.pid)
        return sorted(pid for pid, command in found.items() if f"-m {module}" in command)

    def kill(self, process: int) -> None:
        os.kill(process, signal.SIGKILL)


def is_running(process: int) -> bool:
    """Not one that ended and that nobody has asked about yet."""
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False
    ).stdout
    return state.strip() != "" and not state.startswith("Z")


def processes_below(parent: int) -> dict[int, str]:
    """The commands of all processes that a process started, and of theirs."""
    listed = subprocess.run(
        ["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True
    ).stdout
    rows = [line.split(maxsplit=2) for line in listed.splitlines()]
    found: dict[int, str] = {}
    parents = {parent}
    while parents:
        children = {int(row[0]): row[-1] for row in rows if int(row[1]) in parents}
        found |= children
        parents = set(children)
    return found
