"""Django's migrate, with the triggers of the page cache taken away before and put back after.

On SQLite a changed table is made anew, which drops its triggers; on both databases a trigger that
reads a column stands in the way of its removal.
"""

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from reviewsite.engines import make_folder
from reviewsite.page_cache import triggers


class Command(migrate.Command):
    def handle(self, *args, **options):
        connection = connections[options["database"]]
        only_tells = options["plan"] or options["check_unapplied"]
        if only_tells:
            return super().handle(*args, **options)
        make_place(connection)
        if options["app_label"] or _is_behind(connection):
            triggers.suspend(connection)
        super().handle(*args, **options)
        if _is_behind(connection):
            self.stderr.write("Pages are made anew for each request until all is migrated.")
        else:
            triggers.install(connection)


def make_place(connection) -> None:
    try:
        make_folder(connection.settings_dict)
    except OSError as error:
        raise CommandError(f"There is no place for the database: {error}") from error


def _is_behind(connection) -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
