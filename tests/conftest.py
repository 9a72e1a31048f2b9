"""Fixtures for all tests."""

import pytest
from django.core.cache import cache

from accounts.roles import ensure_roles


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


@pytest.fixture
def roles(db):
    ensure_roles()
