"""Fixtures for all tests, and how they are shared out among parallel workers."""

import os
import secrets

import psycopg
import pytest
from django.core.cache import cache
from django.db import connection
from xdist.scheduler.loadscope import LoadScopeScheduling

from accounts.roles import ensure_roles
from tests.services import Missing, Redis


class FileScheduling(LoadScopeScheduling):
    """A file of tests goes to one worker, so what it sets up is set up once; so do all journeys,
    which share one server."""

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.split("::", 1)[0]
        return "journeys" if "/journeys/" in path else path


def pytest_xdist_make_scheduler(config, log):
    return FileScheduling(config, log)


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


@pytest.fixture
def roles(db):
    ensure_roles()


@pytest.fixture(scope="session")
def fresh_database(tmp_path_factory):
    """Makes addresses of empty databases of the engine under test, for processes of a test's."""
    if connection.vendor == "sqlite":
        folder = tmp_path_factory.mktemp("databases")
        yield lambda: f"sqlite:///{folder / secrets.token_hex(8)}.sqlite3"
        return
    url, made = os.environ["DATABASE_URL"], []
    with psycopg.connect(url, autocommit=True) as server:

        def make() -> str:
            made.append(f"test_{secrets.token_hex(8)}")
            server.execute(f"CREATE DATABASE {made[-1]}")
            return f"{url.rpartition('/')[0]}/{made[-1]}"

        yield make
        for name in made:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def own_redis(tmp_path):
    """A Redis that a test may kill; without Redis it is skipped, with CI set it fails."""
    redis = Redis(tmp_path / "redis")
    try:
        redis.start()
    except Missing as missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(str(missing))
    yield redis
    redis.stop()
