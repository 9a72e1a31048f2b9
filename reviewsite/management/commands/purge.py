"""Erases members whose time to undo is over, and drops old copies of data.

The background worker does the same when the time has come. Run it after the worker stood still.
"""

from django.core.management.base import BaseCommand

from reviewsite.personal_data.erasing import purge


class Command(BaseCommand):
    help = "Erase the members who asked for it 14 days ago, drop copies of data older than 7 days."

    def handle(self, *args, **options):
        self.stdout.write(f"{purge()} members erased.")
