"""`manage.py serve` as an operator sees it: real processes on a real port."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psycopg
import pytest

from reviewsite.management.commands.serve import have_told
from reviewsite.server import open_socket
from tests.endurance.serving import Serving, is_running, processes_below
from tests.services import free_port

pytestmark = pytest.mark.site

ROOT = Path(__file__).parents[2]
# So a shell starts what it does not wait for: Ctrl-C would be ignored.
IN_BACKGROUND = ["sh", "-c", 'trap "" INT; exec "$@"', "sh"]


@pytest.fixture(scope="module")
def var_dir(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("installation")


@pytest.fixture(scope="module")
def installation(var_dir, fresh_database):
    """The environment of a site that was set up once, without the sample, on either engine."""
    there = {name: os.environ[name] for name in ("PATH", "CACHE_URL") if name in os.environ}
    environment = {
        **there,
        "VAR_DIR": str(var_dir),
        "PORT": str(free_port()),
        "DATABASE_URL": fresh_database(),
    }
    manage(environment, "-m", "reviewsite.secret_key")
    manage(environment, "manage.py", "set_up", "--no-sample")
    return environment


def serving(installation: dict, log: Path, workers: int) -> Serving:
    """The site, served with so many workers at a port of its own."""
    port = str(free_port())
    environment = {**installation, "WORKERS": str(workers), "PORT": port}
    command = [*IN_BACKGROUND, sys.executable, "manage.py", "serve", "--port", port]
    return Serving(environment, log, command)


@pytest.fixture(scope="module")
def served(installation, tmp_path_factory):
    """With two workers, of which tests may kill any."""
    with serving(installation, tmp_path_factory.mktemp("served") / "serve.log", 2) as served:
        yield served


def manage(environment: dict, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def asks(served: Serving, path: str = "/") -> int:
    port = served.environment["PORT"]
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as page:
        return page.status


def until(condition) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("workers", "ending"), [(1, signal.SIGINT), (2, signal.SIGTERM), (4, signal.SIGINT)]
)
def test_serve_answers_says_where_is_exchanged_and_stops_everything(
    installation, var_dir, tmp_path, workers, ending
):
    with serving(installation, tmp_path / "serve.log", workers) as served:
        port = served.environment["PORT"]
        assert f"http://127.0.0.1:{port}/" in served.said()
        assert str(var_dir / "mail") in served.said()
        before = served.of("reviewsite.server")
        assert len(before) == 1 + workers
        assert asks(served) == 200
        served.process.send_signal(signal.SIGHUP)
        served.wait_for("A new server serves.")
        assert asks(served) == 200
        after = served.of("reviewsite.server")
        assert len(after) == 1 + workers
        assert not set(before) & set(after)
        all_of_them = processes_below(served.process.pid)
        assert served.stop(ending) == 0
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", int(port)), timeout=1)
    assert not [pid for pid in all_of_them if is_running(pid)]
    assert "ended" not in served.said()


def test_a_worker_of_the_server_that_dies_is_started_again(served):
    _server, first, second = served.of("reviewsite.server")
    served.kill(first)
    until(lambda: len(served.of("reviewsite.server")) == 3)
    assert second in served.of("reviewsite.server")
    assert asks(served) == 200
    served.wait_for("Unexpected exit from worker-1")


def test_a_server_that_dies_is_started_again_and_its_workers_end(served):
    before = served.of("reviewsite.server")
    served.kill(before[0])
    served.wait_for("The server ended with -9. It is started again in 0.5 s.")
    assert asks(served) == 200
    until(lambda: not any(map(is_running, before)))
    assert len(served.of("reviewsite.server")) == 3


def test_a_background_worker_that_dies_is_started_again_after_growing_pauses(served):
    server = served.of("reviewsite.server")
    for pause in ("0.5", "1", "2"):
        until(lambda: served.of("reviewsite.worker"))
        served.kill(served.of("reviewsite.worker")[0])
        served.wait_for(f"The background worker ended with -9. It is started again in {pause} s.")
        assert asks(served) == 200
    until(lambda: served.of("reviewsite.worker"))
    assert served.of("reviewsite.server") == server


def test_nothing_outlives_serve(installation, tmp_path):
    with serving(installation, tmp_path / "serve.log", 1) as served:
        all_of_them = processes_below(served.process.pid)
        served.kill(served.process.pid)
        served.process.wait()
        until(lambda: not any(map(is_running, all_of_them)))


@pytest.mark.parametrize(
    ("told", "have_all"), [([], False), ([b"."], False), ([b".", b"."], True), ([b".."], True)]
)
def test_a_server_serves_when_each_of_its_workers_can(told, have_all):
    ready, tell = os.pipe()
    for words in told:
        os.write(tell, words)
    os.close(tell)
    with os.fdopen(ready, "rb", buffering=0) as pipe:
        assert have_told(pipe, 2) == have_all


def test_small_answers_leave_at_once(installation):
    """Else the second packet of an answer waits until the reader confirms the first."""
    with open_socket("127.0.0.1", 0) as listening:
        client = socket.create_connection(listening.getsockname())
        client.sendall(b"GET / HTTP/1.1\r\n\r\n")
        accepted, _address = listening.accept()
        with client, accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def rows(installation) -> list:
    """Everything in the database."""
    url = installation["DATABASE_URL"]
    if url.startswith("sqlite"):
        code = "import sqlite3, sys; print(*sqlite3.connect(sys.argv[1]).iterdump(), sep='\\n')"
        command = [sys.executable, "-c", code, url.removeprefix("sqlite:///")]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout
    with psycopg.connect(url) as database:
        tables = database.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return [
            database.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()
            for (name,) in sorted(tables.fetchall())
        ]


def test_a_second_set_up_touches_no_data(installation, var_dir):
    before, key = rows(installation), (var_dir / "secret_key").read_text()
    collected = (var_dir / "static" / ".collected").stat().st_mtime
    said = manage(installation, "manage.py", "set_up", "--no-sample")
    assert re.findall(r"set-up: (\w+)", said) == ["database"]
    assert rows(installation) == before
    assert (var_dir / "secret_key").read_text() == key
    assert (var_dir / "static" / ".collected").stat().st_mtime == collected


def test_https_that_the_site_cannot_see_is_said_in_the_log_and_health_is_told(
    installation, tmp_path
):
    blind = installation | {"SITE_URL": "https://films.example", "TRUSTED_PROXY_COUNT": "0"}
    log = tmp_path / "serve.log"
    with serving(blind, log, 1) as served:
        assert asks(served, "/healthz/") == asks(served, "/readyz/") == 200
    assert "SITE_URL begins with https://, and TRUSTED_PROXY_COUNT is 0" in log.read_text()
