"""Fixtures for tests of accounts."""

import time

import pytest

from tests.browser import Browser


@pytest.fixture
def client_class():
    """Makes visitors who do not share cookies."""
    return Browser


@pytest.fixture
def stopped_clock(monkeypatch):
    """However slow the machine, no second goes by between one attempt and the next."""
    now = time.time()
    monkeypatch.setattr("time.time", lambda: now)
