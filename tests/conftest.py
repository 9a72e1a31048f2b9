"""Fixtures for all tests, and how they are shared out among parallel workers."""

import os
import secrets
import shutil
from pathlib import Path

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
def django_db_setup(django_db_setup, django_db_blocker, tmp_path_factory):
    """Beside the database of the tests, a file with its tables and no rows: to copy it takes a
    moment, to migrate an empty file takes many seconds."""
    if connection.vendor != "sqlite":
        return None
    file = tmp_path_factory.mktemp("migrated") / "site.sqlite3"
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(file)])
    return file


@pytest.fixture(scope="session")
def place_migrated(django_db_setup):
    """Puts a migrated SQLite database without rows at a path. Where the tests run on another
    engine it does nothing: who opens the path migrates it."""

    def place(path: Path) -> None:
        if django_db_setup:
            shutil.copyfile(django_db_setup, path)

    return place


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory):
    """Makes addresses of databases of the engine under test without a table."""
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


@pytest.fixture(scope="session")
def fresh_database(empty_database, place_migrated):
    """Makes addresses of databases without a row, for processes of a test's. They call `migrate`,
    which on SQLite has nothing left to do."""

    def make() -> str:
        url = empty_database()
        if connection.vendor == "sqlite":
            place_migrated(Path(url.removeprefix("sqlite:///")))
        return url

    return make


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
