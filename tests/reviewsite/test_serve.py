"""`make run` as an operator sees it: a real process on a real port."""

import contextlib
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def var_dir(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("installation")


@pytest.fixture(scope="module")
def installation(var_dir, place_migrated):
    """The environment of a site that was set up once, without the sample."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        "PATH": os.environ["PATH"],
        "VAR_DIR": str(var_dir),
        "PORT": str(port),
        "DATABASE_URL": f"sqlite:///{var_dir / 'site.sqlite3'}",
    }
    place_migrated(var_dir / "site.sqlite3")
    manage(environment, "-m", "reviewsite.secret_key")
    manage(environment, "manage.py", "set_up", "--no-sample")
    return environment


def dump(var_dir: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(var_dir / "site.sqlite3")) as database:
        return list(database.iterdump())


def manage(environment: dict, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_serve_answers_says_where_is_exchanged_and_stops_both_processes(installation, var_dir):
    port = installation["PORT"]
    serve = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", port],
        cwd=ROOT, env=installation, stdout=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    said = ""
    while "Ctrl-C" not in said:
        line = serve.stdout.readline()
        assert line, said
        said += line
    assert f"http://127.0.0.1:{port}/" in said
    assert str(var_dir / "mail") in said
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as page:
        assert page.status == 200
    serve.send_signal(signal.SIGHUP)
    while "A new server serves." not in (line := serve.stdout.readline()):
        assert line
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as page:
        assert page.status == 200
    serve.send_signal(signal.SIGTERM)
    assert serve.wait(timeout=30) == 0
    serve.stdout.close()
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", int(port)), timeout=1)
    group = subprocess.run(
        ["pgrep", "--session", str(serve.pid)], capture_output=True, text=True, check=False
    )
    assert group.stdout == ""


def test_a_second_set_up_touches_no_data(installation, var_dir):
    before, key = dump(var_dir), (var_dir / "secret_key").read_text()
    collected = (var_dir / "static" / ".collected").stat().st_mtime
    said = manage(installation, "manage.py", "set_up", "--no-sample")
    assert re.findall(r"set-up: (\w+)", said) == ["database"]
    assert dump(var_dir) == before
    assert (var_dir / "secret_key").read_text() == key
    assert (var_dir / "static" / ".collected").stat().st_mtime == collected
