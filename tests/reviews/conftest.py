"""Fixtures for tests of ratings, reviews and comments."""

import pytest
from django.db import connection


@pytest.fixture
def plan_of():
    """How SQLite reads a query. It knows nothing of the rows, however many there are."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL plans by the number of rows, of which a test has few")
    return lambda rows: rows.explain()
