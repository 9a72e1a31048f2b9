"""Bringing a backup back, into an empty place only."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from shutil import copyfile

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from reviewsite.engines import make_folder
from reviewsite.operations import engines, erasures, manifest
from reviewsite.operations.manifest import BrokenBackup, Manifest


class PlaceIsTaken(Exception):
    """There is something that a restore would write over."""


def restore(folder: Path, lists: Iterable[Path]) -> Manifest:
    """Fill the empty database and the empty folder of pictures that the settings name, and take
    the backup's list of erasures and the further `lists` into this site's.

    Raises PlaceIsTaken where they are not empty, and BrokenBackup where a file is not what was
    backed up, was made by another engine or a newer version, or the rows do not come out equal.
    Raises BrokenList before anything is filled.
    """
    found = manifest.read(folder)
    _refuse_other_engine(found)
    _refuse_newer_version(found)
    make_folder(connection.settings_dict)
    _refuse_taken_place()
    manifest.check(found, folder)
    held = [folder / erasures.NAME] if erasures.NAME in found.files else []
    erasures.merge([*held, *lists])
    rows = engines.fill_database(folder)
    if rows != found.rows:
        differing = sorted(dict(rows.items() ^ found.rows.items()))
        raise BrokenBackup(f"These tables did not come out equal: {', '.join(differing)}.")
    _copy_media(found, folder)
    return found


def began_at(found: Manifest) -> datetime:
    """When the backup was begun: what happened later may not be in it."""
    return datetime.fromisoformat(found.began_at)


def _refuse_other_engine(found: Manifest) -> None:
    if found.engine != connection.vendor:
        raise BrokenBackup(
            f"The backup is of {found.engine}, and DATABASE_URL names {connection.vendor}. "
            "Restore it where it came from, then move it: manage.py move_database."
        )


def _refuse_newer_version(found: Manifest) -> None:
    known = MigrationLoader(None).disk_migrations
    unknown = [
        f"{app}.{name}" for app, name in found.migrations.items() if (app, name) not in known
    ]
    if unknown:
        raise BrokenBackup(f"The backup is of a newer version: {', '.join(unknown)} is not known.")


def _refuse_taken_place() -> None:
    media = Path(settings.MEDIA_ROOT)
    if any(manifest.files_below(media)):
        raise PlaceIsTaken(f"There are pictures in {media}: name an empty VAR_DIR.")
    with connection.cursor() as cursor:
        if connection.introspection.table_names(cursor):
            raise PlaceIsTaken("There are tables in the database: name an empty DATABASE_URL.")


def _copy_media(found: Manifest, folder: Path) -> None:
    media = Path(settings.MEDIA_ROOT)
    for name in found.files:
        path = Path(name)
        if path.parts[0] == "media":
            target = media / path.relative_to("media")
            target.parent.mkdir(parents=True, exist_ok=True)
            copyfile(folder / path, target)
