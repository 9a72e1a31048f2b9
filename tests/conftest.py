"""Fixtures for all tests, and how they are shared out among parallel workers."""

import contextlib
import gc
import os
import secrets
import shutil
from pathlib import Path

import psycopg
import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.template.backends.jinja2 import Template
from django.test.signals import template_rendered
from xdist.scheduler.loadscope import LoadScopeScheduling

from accounts.roles import ensure_roles
from queries import prepared
from reviewsite.operations.statistics import refresh_statistics
from tests import database_files
from tests.browser import Browser
from tests.collected import collected_folder
from tests.migrated import copy_database, filled_in_memory, migrated_file, migrated_template
from tests.services import Missing, Redis


class FileScheduling(LoadScopeScheduling):
    """A file of tests goes to one worker, so what it sets up is set up once; so do all journeys,
    which share one server."""

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.split("::", 1)[0]
        return "journeys" if "/journeys/" in path else path


database_files.watch()
# What is imported stays: the collector of garbage need not look through it again and again.
gc.disable()


def pytest_collection_finish():
    gc.freeze()
    gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """What is marked `site` starts servers, a browser or many processes: it belongs to
    `make test-site`, so that `make test` answers within the minutes that somebody waits for it.
    The journeys, all of them one worker's, begin first."""
    for item in items:
        if "/journeys/" in item.nodeid:
            item.add_marker(pytest.mark.site)
    items.sort(key=lambda item: "/journeys/" not in item.nodeid)


def pytest_xdist_make_scheduler(config, log):
    config.option.loadscopereorder = False
    return FileScheduling(config, log)


@pytest.fixture(autouse=True, scope="session")
def told_contexts():
    """What Django's own templates tell the tests' clients, those of the pages tell, too."""
    render = Template.render

    def telling(self, context=None, request=None):
        template_rendered.send(sender=self, template=self, context=context or {})
        return render(self, context, request)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "render", telling)
        yield


@pytest.fixture(autouse=True, scope="session")
def uncounted_building():
    """The log of queries also has those that were only built and never asked."""

    def built(queryset):
        before = len(connection.queries_log)
        try:
            return capture(queryset)
        finally:
            while len(connection.queries_log) > before:
                connection.queries_log.pop()

    capture = prepared._captured
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prepared, "_captured", built)
        yield


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


@pytest.fixture(autouse=True)
def no_database_is_opened_past_sqlite():
    yield
    found = [*database_files.opened]
    database_files.opened.clear()
    assert found == []


@pytest.fixture
def client():
    return Browser()


@pytest.fixture
def roles(db):
    ensure_roles()


@pytest.fixture(scope="session")
def migrated(request) -> Path:
    """A SQLite file with all tables and no rows."""
    return migrated_file(request.config.cache.mkdir("migrated"))


@pytest.fixture(scope="session")
def template(request) -> str:
    """The same on a PostgreSQL server: the name of the database to copy."""
    folder = request.config.cache.mkdir("migrated")
    return migrated_template(os.environ["DATABASE_URL"], folder)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, request):
    """The database of the tests begins as a copy of one that is migrated."""
    if connection.vendor == "sqlite":
        file = request.getfixturevalue("migrated")
        with filled_in_memory(connection.creation._get_test_db_name(), file):
            yield
        return
    connection.settings_dict["TEST"]["TEMPLATE"] = request.getfixturevalue("template")
    yield


@pytest.fixture(scope="module")
def stored_once(django_db_setup, django_db_blocker):
    """`with stored_once():` what is written stands for all tests of the file. Each test undoes only
    its own writes; no test of such a file may commit."""

    @contextlib.contextmanager
    def written():
        with django_db_blocker.unblock():
            yield
            # Else PostgreSQL would check all of it anew at the end of every test.
            connection.check_constraints()
            # As after any load: of tables that it has not counted it may read all for each row.
            refresh_statistics()

    with django_db_blocker.unblock():
        transaction.get_connection().ensure_connection()
        around = transaction.atomic()
        around.__enter__()
    yield written
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


@pytest.fixture(scope="session")
def place_migrated(migrated):
    """Puts a migrated SQLite database without rows at a path."""
    return lambda path: copy_database(migrated, path)


@pytest.fixture(scope="session")
def place_collected(request):
    """Puts the static files into the folder of a site, so that to set it up collects none."""
    folder = collected_folder(request.config.cache.mkdir("collected"))
    return lambda var_dir: shutil.copytree(folder, var_dir / "static")


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory):
    """Makes addresses of databases of the engine under test without a table."""
    if connection.vendor == "sqlite":
        folder = tmp_path_factory.mktemp("databases")
        yield lambda: f"sqlite:///{folder / secrets.token_hex(8)}.sqlite3"
        return
    url, made = os.environ["DATABASE_URL"], []
    with psycopg.connect(url, autocommit=True) as server:

        def make(template: str = "template1") -> str:
            made.append(f"test_{secrets.token_hex(8)}")
            server.execute(f"CREATE DATABASE {made[-1]} TEMPLATE {template}")
            return f"{url.rpartition('/')[0]}/{made[-1]}"

        yield make
        for name in made:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def fresh_database(empty_database, request):
    """Makes addresses of databases for processes of a test's: copies of the one at an address, or
    migrated and without a row."""

    def make(source: str = "") -> str:
        if connection.vendor == "sqlite":
            url = empty_database()
            file = source.removeprefix("sqlite:///") or request.getfixturevalue("migrated")
            copy_database(file, url.removeprefix("sqlite:///"))
            return url
        return empty_database(source.rpartition("/")[2] or request.getfixturevalue("template"))

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
