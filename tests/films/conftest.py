"""Fixtures of the catalogue's tests."""

import pytest

from tests.factories import make_editor


@pytest.fixture
def queued(settings):
    """Tasks are put into a queue that nobody works through; the list of those waiting."""
    from django_tasks import task_backends

    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    return task_backends["default"].results


@pytest.fixture
def editor(db):
    return make_editor()


@pytest.fixture
def editors_client(client, editor, queued):
    client.force_login(editor)
    return client
