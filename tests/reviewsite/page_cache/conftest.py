"""The page cache in front of a house in which every model is shown somewhere."""

from wsgiref.util import setup_testing_defaults

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connection

from films.models import Person, Picture
from reviewsite.page_cache import PageCache
from reviewsite.page_cache.versions import MARKS, DatabaseVersions
from tests.house import let_members_appear, make_house
from tests.reviewsite.page_cache.furniture import furnish

LIMIT = 1_000_000


class VersionsOfTheTest(DatabaseVersions):
    """Reads on the connection of the test, whose writes are never committed."""

    def _connection(self):
        connection.ensure_connection()
        if connection.vendor == "postgresql":
            connection.check_constraints()
        self._threads.mark = MARKS[connection.vendor]
        return connection.connection

    def close(self) -> None:
        """The connection belongs to the test."""


class Visitor:
    """Somebody without an account, whose requests pass the page cache."""

    def __init__(self, application):
        self.application = application

    def get(self, address: str, **environ):
        path, _mark, query = address.partition("?")
        request = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "127.0.0.1", **environ}
        setup_testing_defaults(request)
        answer = {}

        def start_response(status, headers, exc_info=None):
            answer.update(status=int(status[:3]), headers=dict(headers))

        body = self.application(request, start_response)
        answer["body"] = b"".join(body)
        if hasattr(body, "close"):
            body.close()
        return answer


class CountedApplication:
    """Django, and how often it was asked."""

    def __init__(self):
        self.django = get_wsgi_application()
        self.asked = 0

    def __call__(self, environ, start_response):
        self.asked += 1
        return self.django(environ, start_response)


@pytest.fixture
def versions(db):
    return VersionsOfTheTest()


@pytest.fixture
def application():
    """As Django's test client does, it leaves the connection open that belongs to the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield CountedApplication()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def visitor(application, versions):
    return Visitor(PageCache(application, limit=LIMIT, versions=versions))


@pytest.fixture
def house(db):
    """Three films, and a row in every table of ours: all that pages show, and the rest."""
    films = make_house()
    furnish(films, Person.objects.get(name="Lee Je-hoon"), Picture.objects.get(shape="still"))
    let_members_appear()
    return films
