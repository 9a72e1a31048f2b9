"""A backup is whole or refused, and nothing is restored over anything."""

import json
import shutil
import sqlite3

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from reviewsite.operations import manifest
from reviewsite.operations.backups import newest, remove_old
from reviewsite.operations.manifest import BrokenBackup, Manifest
from tests.endurance.site import Site

pytestmark = pytest.mark.site

MAKE = """
import sys, django
django.setup()
from django.core.management import call_command
from tests.factories import make_review
make_review()
call_command("backup", sys.argv[1])
"""
PICTURE = "posters/ab/abc-240.webp"
# A picture that is whole only when the database is copied, after the first pass over the pictures.
HALF_WRITTEN = """
import sys, django
django.setup()
from django.core.management import call_command
from django.db import connection
from reviewsite.settings import MEDIA_ROOT
picture = MEDIA_ROOT / "half.webp"
picture.write_bytes(b"a pic")

def write_the_rest(execute, sql, params, many, context):
    if sql.startswith("VACUUM"):
        picture.write_bytes(b"a picture")
    return execute(sql, params, many, context)

with connection.execute_wrapper(write_the_rest):
    call_command("backup", sys.argv[1])
"""


@pytest.fixture(scope="module")
def backed_up(tmp_path_factory, place_migrated):
    """A site with one picture, its first backup, and the folder of backups."""
    if not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        pytest.skip("the drill shows it on PostgreSQL")
    site = Site(tmp_path_factory.mktemp("site"))
    place_migrated(site.database)
    put_picture(site.folder / "media")
    parent = tmp_path_factory.mktemp("backups")
    site.python("-c", MAKE, str(parent))
    return site, newest(parent)


def put_picture(media) -> None:
    picture = media / PICTURE
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"a picture")


@pytest.fixture
def elsewhere(tmp_path) -> Site:
    folder = tmp_path / "new"
    folder.mkdir()
    return Site(folder)


@pytest.fixture
def copy(backed_up, tmp_path):
    """A backup that may be spoilt."""
    return shutil.copytree(backed_up[1], tmp_path / "copy")


def test_what_is_restored_is_what_was_backed_up(backed_up, elsewhere):
    backup = backed_up[1]
    said = elsewhere.python("manage.py", "restore", str(backup))
    assert "Restored" in said
    rows = json.loads((backup / "manifest.json").read_text())["rows"]
    assert rows["reviews_review"] == 1
    with sqlite3.connect(elsewhere.database) as new:
        assert new.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert new.execute("SELECT body FROM reviews_review").fetchone()[0].startswith("It runs")
    assert (elsewhere.folder / "media" / PICTURE).read_bytes() == b"a picture"


@pytest.mark.django_db
def test_nothing_is_restored_over_tables_or_pictures(backed_up, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    with pytest.raises(CommandError, match="There are tables"):
        call_command("restore", backed_up[1])
    put_picture(settings.MEDIA_ROOT)
    with pytest.raises(CommandError, match="There are pictures"):
        call_command("restore", backed_up[1])


def test_a_spoilt_backup_is_refused_before_anything_is_written(copy, elsewhere):
    (copy / "media" / PICTURE).write_bytes(b"a pixture")
    with pytest.raises(AssertionError, match=r"abc-240\.webp is not what was backed up"):
        elsewhere.python("manage.py", "restore", str(copy))
    assert not (elsewhere.folder / "media").exists()


def test_a_backup_of_a_newer_version_is_refused(copy):
    path = copy / "manifest.json"
    found = json.loads(path.read_text())
    found["migrations"]["films"] = "9999_of_tomorrow"
    path.write_text(json.dumps(found))
    with pytest.raises(CommandError, match=r"films\.9999_of_tomorrow is not known"):
        call_command("restore", copy)


def test_only_its_owner_reads_a_backup(backed_up):
    assert backed_up[1].stat().st_mode & 0o077 == 0


def test_the_next_backup_links_the_pictures_of_the_last(backed_up):
    site, first = backed_up
    site.python("manage.py", "backup", str(first.parent), "--keep", "2")
    second = newest(first.parent)
    name = f"media/{PICTURE}"
    assert second != first
    assert (second / name).stat().st_ino == (first / name).stat().st_ino
    assert manifest.read(second).files[name] == manifest.read(first).files[name]


def test_a_picture_that_is_written_meanwhile_is_whole_in_the_backup(backed_up, tmp_path):
    backed_up[0].python("-c", HALF_WRITTEN, str(tmp_path))
    assert (newest(tmp_path) / "media" / "half.webp").read_bytes() == b"a picture"


def test_the_newest_are_kept(tmp_path):
    for day in range(5):
        folder = tmp_path / f"foyer-2026010{day}T000000.000000Z"
        folder.mkdir()
        manifest.write(Manifest("", "", "sqlite", {}, {}, {}, {}), folder)
    (tmp_path / "foyer-photographs").mkdir()
    removed = [path.name[-17:-9] for path in remove_old(tmp_path, keep=2)]
    assert len(removed) == 3
    assert newest(tmp_path).name == "foyer-20260104T000000.000000Z"
    assert len(list(tmp_path.iterdir())) == 3
    remove_old(tmp_path, keep=0)
    assert len(list(tmp_path.iterdir())) == 2
    assert (tmp_path / "foyer-photographs").exists()


def test_a_folder_without_a_manifest_is_no_backup(tmp_path):
    with pytest.raises(BrokenBackup, match="no readable manifest"):
        manifest.read(tmp_path)
    manifest.write(Manifest("", "", "sqlite", {}, {}, {}, {}, format=99), tmp_path)
    with pytest.raises(BrokenBackup, match="Format 99"):
        manifest.read(tmp_path)
