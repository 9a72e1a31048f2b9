"""Brings a backup back, where nothing is yet."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from reviewsite.operations.engines import CopyFailed
from reviewsite.operations.manifest import BrokenBackup
from reviewsite.operations.restoring import PlaceIsTaken, restore


class Command(BaseCommand):
    help = "Restore one backup into the empty database and the empty folder that the settings name."
    # What Django checks before a command may need tables.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("backup", type=Path, metavar="BACKUP")

    def handle(self, *args, backup: Path, **options):
        try:
            found = restore(backup)
        except (OSError, BrokenBackup, CopyFailed, PlaceIsTaken) as error:
            raise CommandError(f"Nothing was restored over anything. {error}") from error
        rows, files = sum(found.rows.values()), len(found.files) - 1
        self.stdout.write(f"Restored {rows} rows and {files} files as of {found.began_at}.")
        self.stdout.write("Now: manage.py set_up --no-sample, then manage.py verify.")
