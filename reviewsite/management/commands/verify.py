"""Checks that the site is whole, and repairs on request."""

import sys

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from reviewsite.models import LastRun
from reviewsite.operations.runs import note_run
from reviewsite.operations.store import note_new_files
from reviewsite.operations.verifying import Difference, differences


class Command(BaseCommand):
    help = "Check database, pictures, scores, counts and the search. Exits with 1 on a difference."

    def add_arguments(self, parser):
        parser.add_argument("--repair", action="store_true", help="set right what can be counted")

    def handle(self, *args, repair: bool, **options):
        left = 0
        for difference in self.found():
            self.stdout.write(difference.sentence)
            if repair and difference.repair:
                difference.repair()
                self.stdout.write("  repaired")
            else:
                left += 1
        self.stdout.write(f"{left} differences." if left else "All is as it should be.")
        self.note(left)
        if left:
            sys.exit(1)

    def found(self) -> list[Difference]:
        try:
            return list(differences())
        except DatabaseError as error:
            return [Difference(f"The database cannot be read: {error}")]

    def note(self, left: int) -> None:
        """For the admin. A database that is damaged may refuse, and its alarm comes by silence."""
        try:
            detail = f"{left} differences" if left else ""
            note_run(LastRun.Task.VERIFY, succeeded=not left, detail=detail)
            if not left:
                note_new_files()
        except DatabaseError as error:
            self.stderr.write(f"The result could not be noted: {error}")
