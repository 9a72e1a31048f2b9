"""Brings a backup back, where nothing is yet, and erases again who was erased since."""

from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from reviewsite.operations import erasures
from reviewsite.operations.engines import CopyFailed
from reviewsite.operations.manifest import BrokenBackup
from reviewsite.operations.restoring import PlaceIsTaken, restore
from reviewsite.operations.statistics import refresh_statistics
from reviewsite.personal_data.erasing import erase_again

REFUSALS = (
    OSError, DatabaseError, BrokenBackup, CopyFailed, PlaceIsTaken, erasures.BrokenList,
)  # fmt: skip


class Command(BaseCommand):
    help = "Restore one backup into the empty database and the empty folder that the settings name."
    # What Django checks before a command may need tables.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("backup", type=Path, metavar="BACKUP")
        parser.add_argument(
            "--erasures",
            type=Path,
            action="append",
            default=[],
            metavar="FILE",
            help=f"the {erasures.NAME} of the site that was backed up; may be given several times",
        )

    def handle(self, *args, backup: Path, **options):
        known_here = erasures.list_path().exists()
        try:
            found = restore(backup, options["erasures"])
        except REFUSALS as error:
            raise CommandError(f"Nothing was restored over anything. {error}") from error
        rows, files = sum(found.rows.values()), len(found.files) - 1
        self.stdout.write(f"Restored {rows} rows and {files} files as of {found.began_at}.")
        # The rows may be those of an older version, which the services do not know.
        call_command("migrate", verbosity=0, interactive=False)
        refresh_statistics()
        again = erase_again(erasures.listed())
        self.stdout.write(f"{again} members, who were erased after the backup, were erased again.")
        if not known_here and not options["erasures"]:
            self.stderr.write(
                f"Who else was erased after the backup stands in {erasures.NAME} of the site that "
                "was backed up: restore into another empty place with --erasures FILE."
            )
        self.stdout.write("Now: manage.py set_up --no-sample, then manage.py verify.")
