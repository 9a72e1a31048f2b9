"""The HTTP server: granian, on a port of its own or on a socket that somebody else holds.

A held socket outlives the server. Who connects while one server stops and the next starts waits
in the socket's queue and is served by the next, so that a restart fails no request. systemd hands
the socket over (`foyer.socket`), or `manage.py serve`, or whoever passes `--descriptor`.

Granian has no documented way to be handed a socket, so here it is given one where it keeps its own:
https://github.com/emmett-framework/granian/issues/786.
"""

import argparse
import multiprocessing
import os
import signal
import socket
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import Any

from granian._granian import SocketHolder
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from reviewsite.engines import THREADS
from reviewsite.processes import STOP_SECONDS, end_with

HOST = "127.0.0.1"
SITE = "reviewsite.wsgi"
# Connections that wait while a server starts: some seconds of a busy site.
BACKLOG = 1024
# Requests that wait beyond the threads; more are refused at once instead of timing out later.
BACKPRESSURE = 128
# A connection is handed to the server when its request has arrived, so that a server that stops
# holds no connection without one. The kernel waits this long for a slow sender.
DEFER_SECONDS = 5
# What each worker writes to whoever waits for it.
READY = b"."
# By systemd's convention the first descriptor that is handed over.
FIRST_HANDED_OVER = 3


class HeldSocketServer(MPServer):
    """Granian, whose workers share one socket that was opened by somebody else."""

    held: socket.socket

    def _init_shared_socket(self) -> None:
        self._ssp = None
        self._shd = SocketHolder(self.held.fileno(), False, BACKLOG)
        self._sfd = self.held.fileno()
        self._sso = self.held


def open_socket(host: str, port: int) -> socket.socket:
    """A listening socket that servers may be handed. Raises OSError when the port is in use."""
    return prepared(socket.create_server((host, port), backlog=BACKLOG))


def prepared(listening: socket.socket) -> socket.socket:
    """A listening socket, whose connections take these options over."""
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, DEFER_SECONDS)
    # Else the second packet of a small answer waits 40 ms for the reader to confirm the first.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
    return listening


def handed_over() -> int | None:
    """The descriptor that systemd handed over to this very process, if it did."""
    if os.environ.get("LISTEN_PID") == str(os.getpid()) and os.environ.get("LISTEN_FDS") == "1":
        return FIRST_HANDED_OVER
    return None


def load_application(module: str, server: int, tell: int | None) -> Any:
    """The site, loaded in a worker. Whoever started the server hears of each worker that can serve,
    until all of the first ones can."""
    # Those of the server would only note that it is asked to stop. Granian sets a worker's own when
    # it has loaded.
    for asked in (signal.SIGINT, signal.SIGTERM):
        signal.signal(asked, signal.SIG_DFL)
    end_with(server)
    application = import_module(module).application
    if tell is not None:
        with suppress(BrokenPipeError):
            os.write(tell, READY)
    return application


def serve(
    listening: socket.socket, *, application: str, workers: int, threads: int, tell: int | None
) -> None:
    """Serve until a signal to stop, and then finish what was accepted."""
    # Workers inherit the socket by its number, which only a fork keeps.
    multiprocessing.set_start_method("fork")
    listening.setblocking(False)
    server = HeldSocketServer(
        f"{application}:application",
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        backpressure=BACKPRESSURE,
        websockets=False,
        log_level=LogLevels.warning,
        workers_kill_timeout=STOP_SECONDS,
        respawn_failed_workers=True,
    )
    server.held = listening
    loader = partial(load_application, application, os.getpid(), tell)
    server.serve(target_loader=loader, wrap_loader=False)


def main() -> None:
    parser = argparse.ArgumentParser(description="Serve the site.")
    parser.add_argument("--host", default=HOST)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--descriptor", type=int, default=handed_over())
    parser.add_argument(
        "--application", default=SITE, help="a module that holds a WSGI application"
    )
    parser.add_argument("--tell", type=int, help="a descriptor to write to when ready")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--threads", type=int, default=THREADS)
    parser.add_argument("--parent", type=int, help="a process to end with")
    given = parser.parse_args()
    if given.parent is not None:
        end_with(given.parent)
    if given.descriptor is None:
        listening = open_socket(given.host, given.port)
    else:
        listening = prepared(socket.socket(fileno=given.descriptor))
    serve(
        listening,
        application=given.application,
        workers=given.workers,
        threads=given.threads,
        tell=given.tell,
    )


if __name__ == "__main__":
    main()
