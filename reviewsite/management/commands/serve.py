"""Runs the site on one machine: the server and the background worker, both stopped by Ctrl-C.

Either is started again when it ends. The listening socket is held here, or by systemd: who connects
meanwhile waits and is served. SIGHUP starts a new server, with the code and the settings as they
are then, and stops the old one when the new one serves: no request fails.
"""

import logging
import os
import select
import signal
import socket
import subprocess
import time
from functools import partial

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from reviewsite import processes
from reviewsite.checks import HINT, unseen_https
from reviewsite.engines import THREADS
from reviewsite.processes import CannotStart, Watched
from reviewsite.sample_sign_ins import SIGN_INS_FILE, read_sign_ins
from reviewsite.server import HOST, handed_over, open_socket, prepared

logger = logging.getLogger(__name__)

# A server that cannot serve by then never will: a broken setting.
START_SECONDS = 30
# How often the processes are looked at.
LOOK_SECONDS = 0.2


class Command(BaseCommand):
    help = "Serve the site, with the background worker beside it."

    def add_arguments(self, parser):
        parser.add_argument("--host", default=HOST)
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--set-up", action="store_true", help="first set up what is missing")

    def handle(self, *args, host: str, port: int, set_up: bool, **options):
        self.asked_to_reload = False
        # Ctrl-C, too: Python leaves it alone in what a shell started in the background.
        for ending in (signal.SIGINT, signal.SIGTERM):
            signal.signal(ending, signal.default_int_handler)
        signal.signal(signal.SIGHUP, self.ask_to_reload)
        if set_up:
            call_command("set_up", stdout=self.stdout)
        if problem := unseen_https():
            logger.warning("%s %s", problem, HINT)
        # Of processes that are gone.
        for file in settings.METRICS_DIR.glob("*.db"):
            file.unlink()
        with hold_socket(host, port) as listening:
            self.server = Watched("server", partial(start_server, listening))
            self.worker = Watched("background worker", start_worker)
            try:
                self.run(port)
            except KeyboardInterrupt:
                self.stdout.write("\nStopping …")
            finally:
                self.server.stop()
                self.worker.stop()

    def run(self, port: int) -> None:
        try:
            self.server.start()
        except CannotStart as error:
            raise CommandError(f"The server {error}.") from error
        self.worker.start()
        self.print_addresses(port)
        while True:
            if self.asked_to_reload:
                self.reload()
            self.server.look()
            self.worker.look()
            time.sleep(LOOK_SECONDS)

    def ask_to_reload(self, *args) -> None:
        self.asked_to_reload = True

    def reload(self) -> None:
        """A new server beside the old one, then the old one stops; the worker likewise."""
        self.asked_to_reload = False
        try:
            self.server.replace()
        except CannotStart as error:
            self.stderr.write(f"The server {error}. The old one goes on.")
            return
        self.worker.replace()
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
        return prepared(socket.socket(fileno=descriptor))
    try:
        return open_socket(host, port)
    except OSError as error:
        raise CommandError(f"Port {port} cannot be used: {error.strerror}.") from error


def start_server(listening: socket.socket) -> subprocess.Popen:
    """A server on the held socket, all of whose workers can serve. Raises CannotStart."""
    ready, tell = os.pipe()
    arguments = {
        "port": listening.getsockname()[1],
        "descriptor": listening.fileno(),
        "tell": tell,
        "workers": settings.WORKERS,
        "threads": THREADS,
    }
    server = processes.start(
        "reviewsite.server",
        *(f"--{name}={value}" for name, value in arguments.items()),
        hand_over=[listening.fileno(), tell],
    )
    os.close(tell)
    with os.fdopen(ready, "rb", buffering=0) as pipe:
        if not have_told(pipe, settings.WORKERS):
            processes.stop(server)
            raise CannotStart("did not start")
    return server


def have_told(pipe, workers: int) -> bool:
    """Whether so many workers say in time that they can serve; False when all of them ended."""
    deadline = time.monotonic() + START_SECONDS
    told = 0
    while told < workers:
        left = max(0, deadline - time.monotonic())
        said = pipe.read(workers) if select.select([pipe], [], [], left)[0] else b""
        if not said:
            return False
        told += len(said)
    return True


def start_worker() -> subprocess.Popen:
    return processes.start("reviewsite.worker")
