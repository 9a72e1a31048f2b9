"""Servers for the figures, each on its own port, and what processor time and memory they take."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOST = "127.0.0.1"
START_SECONDS = 120


def free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        return free.getsockname()[1]


def tree(pid: int) -> list[int]:
    """A process and all below it."""
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            waiting += map(int, task.read_text().split())
    return found


def cpu_seconds(pid: int) -> float:
    """Processor time of a process, its threads and its children, to the nanosecond."""
    total = 0
    for one in tree(pid):
        for stat in Path(f"/proc/{one}/task").glob("*/schedstat"):
            try:
                total += int(stat.read_text().split()[0])
            except FileNotFoundError:
                continue
    return total / 1e9


def memory_mb(pid: int) -> float:
    """Largest private and shared memory of one process, in megabytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1000


@contextmanager
def running(
    command: list[str], port: int, environment: dict | None = None, log: Path | None = None
):
    """A server that answers on its port; stopped with its children at the end."""
    with (log or Path(os.devnull)).open("a") as output:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output,
                                  stderr=subprocess.STDOUT, start_new_session=True)  # fmt: skip
    try:
        wait_for(port, server)
        yield server.pid
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)


def wait_for(port: int, server: subprocess.Popen) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"no server on port {port}")


def server(port: int, *, workers: int = 1, application: str = "reviewsite.wsgi") -> list[str]:
    """What `serve` starts, as it does."""
    return [
        "env", "MALLOC_ARENA_MAX=1", sys.executable, "-m", "reviewsite.server",
        "--port", str(port), "--workers", str(workers), "--application", application,
    ]  # fmt: skip


def as_other(command: list[str]) -> list[str]:
    """PostgreSQL refuses to run as root: then as the user that its package made."""
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command] \
        if os.geteuid() == 0 else command  # fmt: skip


def postgres_bin() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    if found:
        return found[-1].parent
    return Path(shutil.which("postgres")).parent if shutil.which("postgres") else None


@contextmanager
def postgres(directory: Path):
    """A PostgreSQL of its own in `directory`, as it was left there; yields the address of its
    database and the process."""
    binaries, port = postgres_bin(), free_port()
    is_new = not directory.exists()
    data = directory / "data"
    if is_new:
        directory.mkdir(parents=True)
        if os.geteuid() == 0:
            shutil.chown(directory, "postgres", "postgres")
        subprocess.run(
            as_other([f"{binaries}/initdb", "-D", str(data), "-U", "bench", "-A", "trust", "-E",
                      "UTF8", "--locale", "C.UTF-8"]),
            check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
    command = as_other([f"{binaries}/postgres", "-D", str(data), "-p", str(port), "-k",
                        str(directory), "-c", f"listen_addresses={HOST}"])  # fmt: skip
    with running(command, port) as pid:
        if is_new:
            create = [f"{binaries}/createdb", "-h", HOST, "-p", str(port), "-U", "bench", "foyer"]
            subprocess.run(create, check=True)
        yield f"postgres://bench@{HOST}:{port}/foyer", pid


@contextmanager
def redis(directory: Path):
    port = free_port()
    command = ["redis-server", "--port", str(port), "--bind", HOST, "--save", "", "--dir",
               str(directory)]  # fmt: skip
    with running(command, port) as pid:
        yield f"redis://{HOST}:{port}/0", pid


@contextmanager
def nginx(directory: Path, root: Path):
    """An nginx with one worker that serves the files below `root`, compressed ones as they are."""
    port = free_port()
    configuration = directory / "nginx.conf"
    kept = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    paths = "".join(f"{name}_temp_path {directory}/{name}; " for name in kept)
    configuration.write_text(
        f"daemon off; worker_processes 1; pid {directory}/pid; error_log {directory}/error.log;\n"
        "events {}\n"
        f"http {{ access_log off; keepalive_requests 1000000; gzip_static on; {paths}\n"
        f"server {{ listen {HOST}:{port}; root {root}; default_type text/html; }} }}\n"
    )
    with running(["nginx", "-p", str(directory), "-c", str(configuration)], port) as pid:
        yield port, pid
