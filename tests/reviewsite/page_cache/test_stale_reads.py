"""A real server with two workers, writers in processes of their own: no read after a write is
stale."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.processes import free_port, running, server
from tests.reviews.test_concurrency import environment

pytestmark = pytest.mark.site

ROOT = Path(__file__).parents[3]
WRITERS = 2
WRITES = 40
FILL = """
import django
django.setup()
from tests.factories import make_film
make_film("Shared")
"""


def test_no_read_straight_after_a_write_is_stale(fresh_database, tmp_path):
    site = environment(tmp_path, fresh_database()) | {
        "DJANGO_SETTINGS_MODULE": "tests.bench.site_settings",
        "SECRET_KEY": "x",
        "ALLOWED_HOSTS": "127.0.0.1",
    }
    subprocess.run([sys.executable, "-c", FILL], cwd=ROOT, env=site, check=True)
    port = free_port()
    log = tmp_path / "server.log"
    command = server(port, workers=2)
    with running(command, port, site, log):
        writers = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.bench.writer", str(number), str(WRITES), str(port)],
                cwd=ROOT, env=site, stdout=subprocess.PIPE, text=True,
            )
            for number in range(WRITERS)
        ]  # fmt: skip
        found = [json.loads(writer.communicate(timeout=120)[0]) for writer in writers]
    assert found == [{"reads": WRITES, "stale": 0, "first": []}] * WRITERS
    assert "page cache failed" not in log.read_text()
