"""Fixtures for tests of accounts."""

import pytest
from django.test import Client


@pytest.fixture
def client_class():
    """Makes visitors who do not share cookies."""
    return Client
