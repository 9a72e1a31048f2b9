"""Runs the site on one machine: the server and the background worker, both stopped by Ctrl-C.

The listening socket is held here, or by systemd. SIGHUP starts a new server, with the code and
the settings as they are then, and stops the old one when the new one serves: no request fails.
"""

import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from reviewsite.engines import THREADS
from reviewsite.sample_sign_ins import SIGN_INS_FILE, read_sign_ins
from reviewsite.server import HOST, STOP_SECONDS, handed_over, open_socket

# A server that cannot serve by then never will: a broken setting.
START_SECONDS = 30


class Command(BaseCommand):
    help = "Serve the site, with the background worker beside it."

    def add_arguments(self, parser):
        parser.add_argument("--host", default=HOST)
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--set-up", action="store_true", help="first set up what is missing")

    def handle(self, *args, host: str, port: int, set_up: bool, **options):
        self.processes: dict[str, subprocess.Popen] = {}
        self.asked_to_reload = False
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        signal.signal(signal.SIGHUP, self.ask_to_reload)
        if set_up:
            call_command("set_up", stdout=self.stdout)
        # Of processes that are gone.
        for file in settings.METRICS_DIR.glob("*.db"):
            file.unlink()
        with hold_socket(host, port) as listening:
            try:
                self.run(listening, port)
            except KeyboardInterrupt:
                self.stdout.write("\nStopping …")
            finally:
                stop(self.processes.values())

    def run(self, listening: socket.socket, port: int) -> None:
        self.processes["server"] = start_server(listening)
        self.processes["worker"] = start(worker_command())
        self.print_addresses(port)
        while all(process.poll() is None for process in self.processes.values()):
            if self.asked_to_reload:
                self.reload(listening)
            time.sleep(0.2)

    def ask_to_reload(self, *args) -> None:
        self.asked_to_reload = True

    def reload(self, listening: socket.socket) -> None:
        """A new server beside the old one, then the old one stops; the worker likewise."""
        self.asked_to_reload = False
        try:
            new = start_server(listening)
        except CommandError as error:
            self.stderr.write(f"{error} The old one goes on.")
            return
        stop([self.processes["server"], self.processes["worker"]])
        self.processes = {"server": new, "worker": start(worker_command())}
        self.stdout.write("A new server serves.")
        self.stdout.flush()

    def print_addresses(self, port: int) -> None:
        self.stdout.write(f"\n{settings.SITE_NAME} is at http://{HOST}:{port}/\n")
        self.stdout.write(f"The admin is at http://{HOST}:{port}/{settings.ADMIN_PATH}\n")
        sign_ins = read_sign_ins()
        if sign_ins:
            self.stdout.write(f"\nSample sign-ins, from {SIGN_INS_FILE}:\n")
            self.stdout.write("  role       name       password\n")
            for line in sign_ins:
                self.stdout.write(f"  {line}\n")
        mail = getattr(settings, "EMAIL_FILE_PATH", None) or f"sent by {settings.EMAIL_HOST}"
        self.stdout.write(f"\nMail goes to {mail}\nCtrl-C stops everything.\n")
        self.stdout.flush()


def hold_socket(host: str, port: int) -> socket.socket:
    """The socket that systemd handed over, else one of our own."""
    descriptor = handed_over()
    if descriptor is not None:
        return socket.socket(fileno=descriptor)
    try:
        return open_socket(host, port)
    except OSError as error:
        raise CommandError(f"Port {port} cannot be used: {error.strerror}.") from error


def server_command(port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "reviewsite.server", "--port", str(port)),
        *("--workers", str(settings.WORKERS), "--threads", str(THREADS)),
    ]


def start_server(listening: socket.socket) -> subprocess.Popen:
    """A server on the held socket that can serve. Raises CommandError when it cannot."""
    port, held = listening.getsockname()[1], listening.fileno()
    ready, tell = os.pipe()
    command = [*server_command(port), "--descriptor", str(held), "--tell", str(tell)]
    server = start(command, hand_over=[held, tell])
    os.close(tell)
    with os.fdopen(ready, "rb", buffering=0) as pipe:
        heard = select.select([pipe], [], [], START_SECONDS)[0] and pipe.read(1)
    if not heard:
        stop([server])
        raise CommandError("The server did not start.")
    return server


def worker_command() -> list[str]:
    # Readers come first: what the worker draws is never waited for.
    worker = ["manage.py", "db_worker", "--no-startup-delay", "--no-reload"]
    return ["nice", "-n", "10", sys.executable, *worker]


def start(command: list[str], hand_over: Sequence[int] = ()) -> subprocess.Popen:
    # Each thread would keep its own stock of freed memory; one saves a tenth.
    environment = {"MALLOC_ARENA_MAX": "1"} | os.environ
    # No part of either command comes from outside.
    return subprocess.Popen(  # noqa: S603
        command, cwd=settings.BASE_DIR, pass_fds=hand_over, env=environment
    )


def stop(processes: Iterable[subprocess.Popen]) -> None:
    processes = list(processes)
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(timeout=STOP_SECONDS + 2)
        except subprocess.TimeoutExpired:
            process.kill()
