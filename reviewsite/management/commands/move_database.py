"""Moves the site from one database to another."""

from django.core.management.base import BaseCommand, CommandError

from reviewsite.moving import NotMovable, move_database


class Command(BaseCommand):
    help = (
        "Copy the whole site from one database to an empty one, each named like DATABASE_URL: "
        "sqlite:///… or postgres://… Stop the site first, and set DATABASE_URL afterwards."
    )

    def add_arguments(self, parser):
        parser.add_argument("source")
        parser.add_argument("destination")

    def handle(self, *args, source: str, destination: str, **options):
        try:
            moved = move_database(source=source, destination=destination)
        except NotMovable as error:
            raise CommandError(str(error)) from error
        for table in moved:
            self.stdout.write(f"{table.rows:>9}  {table.hash[:16]}  {table.name}")
        rows = sum(table.rows for table in moved)
        self.stdout.write(f"{rows:>9}  rows in {len(moved)} tables, all hashes equal.")
