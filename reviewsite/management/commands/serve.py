"""Runs the site on one machine: the server and the background worker, both stopped by Ctrl-C."""

import signal
import subprocess
import sys
import time
import urllib.request
from urllib.error import URLError

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from reviewsite.engines import THREADS
from reviewsite.sample_sign_ins import SIGN_INS_FILE, read_sign_ins

HOST = "127.0.0.1"
# Requests that wait beyond the threads; more are refused at once instead of timing out later.
BACKPRESSURE = 128
# A server that has not answered by then will not: a port in use, a broken setting.
START_SECONDS = 20
STOP_SECONDS = 20


class Command(BaseCommand):
    help = "Serve the site on 127.0.0.1, with the background worker beside it."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--set-up", action="store_true", help="first set up what is missing")

    def handle(self, *args, port: int, set_up: bool, **options):
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        if set_up:
            call_command("set_up", stdout=self.stdout)
        processes = [start(server_command(port))]
        try:
            self.wait_for_server(port, processes[0])
            processes.append(start(worker_command()))
            self.print_addresses(port)
            while all(process.poll() is None for process in processes):
                time.sleep(0.5)
        except KeyboardInterrupt:
            self.stdout.write("\nStopping …")
        finally:
            stop(processes)

    def wait_for_server(self, port: int, server: subprocess.Popen) -> None:
        deadline = time.monotonic() + START_SECONDS
        while server.poll() is None and time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"http://{HOST}:{port}/healthz/", timeout=2):
                    return
            except (URLError, OSError):
                time.sleep(0.1)
        sys.exit(f"The server did not start on port {port}.")

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


def server_command(port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi"),
        *("--host", HOST, "--port", str(port), "--no-ws"),
        *("--workers", str(settings.WORKERS)),
        *("--blocking-threads", str(THREADS), "--backpressure", str(BACKPRESSURE)),
        *("--log-level", "warning", "reviewsite.wsgi:application"),
    ]


def worker_command() -> list[str]:
    # Readers come first: what the worker draws is never waited for.
    worker = ["manage.py", "db_worker", "--no-startup-delay", "--no-reload"]
    return ["nice", "-n", "10", sys.executable, *worker]


def start(command: list[str]) -> subprocess.Popen:
    # No part of either command comes from outside.
    return subprocess.Popen(command, cwd=settings.BASE_DIR)  # noqa: S603


def stop(processes: list[subprocess.Popen]) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
