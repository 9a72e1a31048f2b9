"""A whole site moves from one database to another and back, in a process of its own as it does for
an operator. On SQLite between files, on PostgreSQL between both engines."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from reviewsite import moving
from tests.migrated import copy_database

pytestmark = pytest.mark.site

ROOT = Path(__file__).parents[2]

START = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()
from django.db import DatabaseError, transaction
from films.search import search_films
from moderation import services as decisions
from moderation.models import ModerationAction
from reviews.models import Comment, Review
from reviews.services import rate_film, recount_ratings
from films.models import Film
from tests.factories import *
"""
FILL = """
film, member = make_film("Amélie"), make_user("ines")
rate_film(user=member, film=film, value=9)
review = make_review(film, member)
make_article(film)
make_guest_comment(review)
hidden = make_comment(review)
decisions.hide(target=hidden, actor=make_moderator(), rule="advertising", reason="Watches.")
last = make_comment(review)
print(last.pk)
last.delete()
"""
INSPECT = """
print([found.film.title for found in search_films("ameli")])
print(len(recount_ratings(Film.objects.all())))
try:
    with transaction.atomic():
        ModerationAction.objects.update(reason="None.")
except DatabaseError as error:
    print("append-only" in str(error))
print(make_comment(Review.objects.first()).pk)
"""


def run(url: str, *command: str) -> str:
    environment = {"PATH": os.environ["PATH"], "DATABASE_URL": url, "SECRET_KEY": "x"}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def move(source: str, destination: str) -> str:
    return run(source, "manage.py", "move_database", source, destination)


@pytest.fixture(scope="module")
def moved(tmp_path_factory, empty_database, place_migrated):
    """Addresses of a small site, of where it moved to and of where it moved back to; and the
    number of a comment of its that was deleted."""
    folder = tmp_path_factory.mktemp("moving")
    first, back = (f"sqlite:///{folder / name}" for name in ("first.sqlite3", "back.sqlite3"))
    place_migrated(folder / "first.sqlite3")
    deleted = int(run(first, "-c", START + FILL))
    second = empty_database()
    assert "all hashes equal" in move(first, second)
    if second.startswith("sqlite:"):  # back again it would go the same way
        copy_database(second.removeprefix("sqlite:///"), folder / "back.sqlite3")
    else:
        assert "all hashes equal" in move(second, back)
    return first, second, back, deleted


def contents(url: str) -> dict[str, list]:
    with sqlite3.connect(url.removeprefix("sqlite:///")) as file:
        tables = file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        rows = {name: file.execute(f"SELECT * FROM {name}").fetchall() for (name,) in tables}
        rows["schema"] = file.execute("SELECT name, sql FROM sqlite_master").fetchall()
    # What migrate writes by itself: when it ran, and versions of pages, which begin anew.
    del rows["django_migrations"], rows["page_version"]
    return {name: sorted(map(in_order, found), key=repr) for name, found in rows.items()}


def in_order(row: tuple) -> list:
    """PostgreSQL sorts the keys of JSON, which have no order."""
    return [
        json.dumps(json.loads(value), sort_keys=True) if str(value)[:1] in "[{" and value else value
        for value in row
    ]


def test_a_site_that_moved_there_and_back_is_the_same_to_the_last_value(moved):
    first, _, back, _ = moved
    assert contents(back) == contents(first)


def test_a_moved_site_finds_counts_keeps_its_log_and_gives_no_number_twice(moved):
    _, second, _, deleted = moved
    assert run(second, "-c", START + INSPECT).splitlines() == [
        "['Amélie']", "0", "True", str(deleted + 1)
    ]  # fmt: skip


@pytest.fixture
def beside(django_db_blocker):
    """Databases beside the site's own may be opened."""
    with django_db_blocker.unblock():
        yield


@pytest.mark.usefixtures("beside")
def test_a_destination_with_tables_is_refused(moved):
    first, second, _, _ = moved
    with pytest.raises(CommandError, match="The destination is not empty"):
        call_command("move_database", first, second)


@pytest.mark.usefixtures("beside")
def test_a_source_without_all_migrations_is_refused(tmp_path):
    old, new = (f"sqlite:///{tmp_path / name}" for name in ("old.sqlite3", "new.sqlite3"))
    with pytest.raises(CommandError, match="The source lacks migrations"):
        call_command("move_database", old, new)


@pytest.mark.usefixtures("beside")
def test_a_row_that_arrives_otherwise_stops_the_move_and_leaves_no_row(
    moved, migrated, tmp_path, monkeypatch
):
    destination, prepare = tmp_path / "new.sqlite3", moving.prepared

    def fill_with_tables(url):
        with (
            closing(sqlite3.connect(migrated)) as tables,
            closing(sqlite3.connect(url[10:])) as new,
        ):
            tables.backup(new)

    def change(fields, row, new):
        values = prepare(fields, row, new)
        return [value[:-1] + "!" if value == "Watches." else value for value in values]

    monkeypatch.setattr(moving, "migrate", fill_with_tables)
    monkeypatch.setattr(moving, "prepared", change)
    with pytest.raises(CommandError, match="moderation_moderationaction did not arrive as they"):
        call_command("move_database", moved[0], f"sqlite:///{destination}")
    with closing(sqlite3.connect(destination)) as new:
        assert new.execute("SELECT count(*) FROM films_film").fetchone() == (0,)
