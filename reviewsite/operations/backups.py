"""Backups: one folder for each, with the database, the pictures and a manifest."""

import datetime
import os
import shutil
from pathlib import Path

import django
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from reviewsite.operations import engines, erasures, manifest
from reviewsite.operations.manifest import Manifest

PREFIX = "foyer-"
UNFINISHED = ".unfinished-"


def back_up(parent: Path) -> Path:
    """Make a backup in a new folder below `parent`, which only its owner can read; return it.

    The site may be written meanwhile. The database is copied as it is at one moment, between two
    passes over the pictures, so that every picture of that moment is there. Pictures that the last
    backup holds are linked, not copied: their names change with their content.
    """
    began = timezone.now()
    name = f"{PREFIX}{began.astimezone(datetime.UTC):%Y%m%dT%H%M%S.%fZ}"
    parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    last = newest(parent)
    folder = parent / f"{UNFINISHED}{name}"
    folder.mkdir(mode=0o700)
    try:
        _copy_media(folder, last)
        rows = engines.copy_database(folder)
        _copy_media(folder, last)
        _copy_erasures(folder)
        manifest.write(_manifest(folder, began, rows, last), folder)
        _sync(folder)
        folder.rename(parent / name)
    except BaseException:
        shutil.rmtree(folder)
        raise
    return parent / name


def newest(parent: Path) -> Path | None:
    """The last finished backup below a folder."""
    return max(_backups(parent), default=None)


def remove_old(parent: Path, *, keep: int) -> list[Path]:
    """Remove all backups below a folder but the newest `keep`, at least one; return those."""
    old = sorted(_backups(parent))[: -max(keep, 1)]
    for folder in old:
        shutil.rmtree(folder)
    return old


def _backups(parent: Path) -> list[Path]:
    """Nothing else that somebody put there, whatever its name."""
    return [path.parent for path in parent.glob(f"{PREFIX}*/{manifest.NAME}")]


def _copy_media(folder: Path, last: Path | None) -> None:
    """Copy the pictures that the backup does not hold yet, where they are files of this machine.

    One that was half written when it was copied is copied again: the second pass finds it whole,
    if the database that was copied in between knows it.
    """
    source = Path(settings.MEDIA_ROOT)
    for path in manifest.files_below(source):
        name = Path("media") / path.relative_to(source)
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        held = last / name if last else None
        try:
            if target.exists() and target.stat().st_size == path.stat().st_size:
                continue
            target.unlink(missing_ok=True)
            if held and held.is_file() and held.stat().st_size == path.stat().st_size:
                os.link(held, target)
            else:
                shutil.copyfile(path, target)
        except FileNotFoundError:
            # Deleted since the folder was read: with its record, which is not copied yet.
            target.unlink(missing_ok=True)


def _copy_erasures(folder: Path) -> None:
    """Copy the list of erasures after the database: it names all who are erased there."""
    if erasures.list_path().exists():
        shutil.copyfile(erasures.list_path(), folder / erasures.NAME)


def _manifest(
    folder: Path, began: datetime.datetime, rows: dict[str, int], last: Path | None
) -> Manifest:
    known = manifest.read(last).files if last else {}
    files = {}
    for path in manifest.files_below(folder):
        name = str(path.relative_to(folder))
        linked = name in known and path.stat().st_nlink > 1
        files[name] = known[name] if linked else manifest.hash_of(path)
    return Manifest(
        began_at=began.isoformat(),
        finished_at=timezone.now().isoformat(),
        engine=connection.vendor,
        versions={"django": django.get_version(), "database": _database_version()},
        migrations=newest_migrations(),
        rows=rows,
        files=files,
    )


def newest_migrations() -> dict[str, str]:
    """The last applied migration of each app."""
    applied = sorted(MigrationRecorder(connection).applied_migrations())
    return dict(applied)


def _database_version() -> str:
    return ".".join(str(part) for part in connection.get_database_version())


def _sync(folder: Path) -> None:
    """Have the copy on the disk before it gets its name."""
    for path in (*manifest.files_below(folder), folder):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
