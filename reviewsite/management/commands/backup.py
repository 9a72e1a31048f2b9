"""Makes a backup while the site runs, and removes old ones."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from reviewsite.models import LastRun
from reviewsite.operations.backups import back_up, remove_old
from reviewsite.operations.engines import CopyFailed
from reviewsite.operations.manifest import BrokenBackup
from reviewsite.operations.runs import note_run


class Command(BaseCommand):
    help = "Back up database and pictures into a new folder below DIR. The site may go on."

    def add_arguments(self, parser):
        parser.add_argument("dir", type=Path, metavar="DIR")
        parser.add_argument("--keep", type=int, help="how many backups to keep there, newest first")

    def handle(self, *args, dir: Path, keep: int | None, **options):
        try:
            folder = back_up(dir)
        except (OSError, DatabaseError, BrokenBackup, CopyFailed) as error:
            note_run(LastRun.Task.BACKUP, succeeded=False, detail=str(error))
            raise CommandError(f"No backup: {error}") from error
        note_run(LastRun.Task.BACKUP, succeeded=True)
        self.stdout.write(f"Backup: {folder}")
        if keep is not None:
            for old in remove_old(dir, keep=keep):
                self.stdout.write(f"Removed: {old}")
