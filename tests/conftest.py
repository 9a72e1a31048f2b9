"""Fixtures for all tests, and how they are shared out among parallel workers."""

import pytest
from django.core.cache import cache
from xdist.scheduler.loadscope import LoadScopeScheduling

from accounts.roles import ensure_roles


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
