"""Fixtures for all tests, and how they are shared out among parallel workers."""

import os

import pytest
from django.core.cache import cache
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
