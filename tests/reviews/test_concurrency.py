"""Several real processes write at once, each through the services, on one real database.

`CONCURRENT_WRITES=2500 pytest tests/reviews/test_concurrency.py` makes ten thousand random writes.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.site

ROOT = Path(__file__).parents[2]
PROCESSES = 4
WRITES = int(os.environ.get("CONCURRENT_WRITES", "40"))
# A write waits for the disk; even a busy machine does a few in a second.
SECONDS = 120 + WRITES

PREPARE = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()
from tests.factories import make_article, make_film, make_user
films = [make_film(f"Film {n}") for n in range(5)]
for process in range(4):
    for n in range(5):
        make_user(f"w{process}-{n}")
make_user("all")
make_article(films[0])
"""


def environment(folder: Path, url: str) -> dict[str, str]:
    there = {name: os.environ[name] for name in ("PATH", "CACHE_URL") if name in os.environ}
    return there | {"PYTHONPATH": str(ROOT), "VAR_DIR": str(folder), "DATABASE_URL": url}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory, fresh_database) -> str:
    """The address of a database with five films, their members and an article."""
    url = fresh_database()
    run(environment(tmp_path_factory.mktemp("prepared"), url), "-c", PREPARE)
    return url


@pytest.fixture
def database(tmp_path, prepared, fresh_database) -> dict[str, str]:
    """The environment of processes that share a copy of it on the engine under test."""
    return environment(tmp_path, fresh_database(prepared))


def run(environment: dict, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=SECONDS,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def write_at_once(environment: dict, action: str, times: int) -> tuple[list[dict], dict]:
    """What each of the processes was answered, and what is stored afterwards."""
    results, found = json.loads(
        run(environment, "-m", "tests.reviews.concurrent_writers", action, str(times))
    )
    return results, found


def test_the_summary_stays_exact_under_concurrent_writers(database):
    results, found = write_at_once(database, "rate", times=WRITES)
    assert results == [{"acknowledged": WRITES}] * PROCESSES
    assert found["ratings"] > 0
    assert found["drifted"] == 0


def test_the_summary_stays_exact_when_texts_are_hidden_and_accounts_closed_at_once(database):
    """Nobody waits for somebody who waits for them: every write is acknowledged."""
    results, found = write_at_once(database, "decide", times=WRITES)
    assert results == [{"acknowledged": WRITES}] * PROCESSES
    assert found["ratings"] > 0
    assert found["drifted"] == 0


def test_twenty_equal_forms_at_once_make_one_comment_and_one_report_each(database):
    """By a member and by a guest; every one of the twenty is answered as if it were the first."""
    results, found = write_at_once(database, "press", times=5)
    assert results == [{"302": 20}] * PROCESSES
    assert (found["comments"], found["comment_count"], found["reports"]) == (2, 1, 2)


def test_equal_posts_at_once_make_one_review_one_comment_and_one_mark(database):
    results, found = write_at_once(database, "same", times=5)
    assert results == [{"acknowledged": 5}] * PROCESSES
    assert (found["reviews"], found["review_count"]) == (1, 1)
    assert (found["comments"], found["comment_count"]) == (1, 1)
    assert (found["marks"], found["helpful_count"]) == (1, 1)
    assert found["drifted"] == 0
