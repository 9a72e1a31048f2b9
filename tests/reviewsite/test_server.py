"""Workers of the HTTP server that are asked to stop while they load the site."""

import time
from contextlib import contextmanager

import pytest

from reviewsite import processes
from reviewsite.server import open_socket
from tests.endurance.serving import is_running, processes_below
from tests.endurance.slow_to_load import LOADING_SECONDS

pytestmark = pytest.mark.site


@contextmanager
def loading():
    """A server and its worker, in the middle of that."""
    with open_socket("127.0.0.1", 0) as listening:
        started = processes.start(
            "reviewsite.server",
            f"--descriptor={listening.fileno()}",
            "--application=tests.endurance.slow_to_load",
            hand_over=[listening.fileno()],
        )
        try:
            while not (workers := list(processes_below(started.pid))):
                time.sleep(0.05)
            time.sleep(LOADING_SECONDS / 4)
            yield started, workers[0]
        finally:
            processes.stop(started)
            processes.kill_group(started.pid)


def test_a_worker_that_loads_stops_when_asked(capfd):
    with loading():
        pass
    assert "refused" not in capfd.readouterr().out


def test_a_worker_that_loads_ends_with_its_server():
    with loading() as (server, worker):
        server.kill()
        server.wait()
        time.sleep(LOADING_SECONDS)
        assert not is_running(worker)
