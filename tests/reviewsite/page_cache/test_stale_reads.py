"""A real server with two workers, writers in processes of their own: no read after a write is
stale."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.bench.processes import free_port, granian, running
from tests.reviews.test_concurrency import database  # noqa: F401  the fixture

ROOT = Path(__file__).parents[3]
WRITERS = 2
WRITES = 40
FILL = """
import django
django.setup()
from tests.factories import make_film
make_film("Shared")
"""


def test_no_read_straight_after_a_write_is_stale(database, tmp_path):  # noqa: F811
    environment = database | {
        "DJANGO_SETTINGS_MODULE": "tests.bench.site_settings",
        "SECRET_KEY": "x",
        "ALLOWED_HOSTS": "127.0.0.1",
    }
    manage(environment, "-c", FILL)
    port = free_port()
    log = tmp_path / "server.log"
    command = granian("reviewsite.wsgi:application", port, workers=2)
    with running(command, port, environment, log):
        writers = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.bench.writer", str(number), str(WRITES), str(port)],
                cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True,
            )
            for number in range(WRITERS)
        ]  # fmt: skip
        found = [json.loads(writer.communicate(timeout=120)[0]) for writer in writers]
    assert found == [{"reads": WRITES, "stale": 0, "first": []}] * WRITERS
    assert "page cache failed" not in log.read_text()


def manage(environment: dict, *command: str) -> None:
    subprocess.run([sys.executable, *command], cwd=ROOT, env=environment | os_path(), check=True)


def os_path() -> dict:
    return {"PATH": os.environ["PATH"]}
