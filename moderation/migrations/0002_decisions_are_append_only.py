"""The database itself keeps the log of decisions: no row of it is ever changed or deleted."""

from django.db import migrations

TABLE = "moderation_moderationaction"
MESSAGE = "the log of decisions is append-only"

SQLITE_UP = [
    f"CREATE TRIGGER decisions_are_never_changed BEFORE UPDATE ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END",
    f"CREATE TRIGGER decisions_are_never_deleted BEFORE DELETE ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END",
]
SQLITE_DOWN = [
    "DROP TRIGGER decisions_are_never_changed",
    "DROP TRIGGER decisions_are_never_deleted",
]
POSTGRES_UP = [
    "CREATE FUNCTION refuse_change_of_decision() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'restrict_violation'; END $$",
    f"CREATE TRIGGER decisions_are_append_only BEFORE UPDATE OR DELETE ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION refuse_change_of_decision()",
]
POSTGRES_DOWN = [
    f"DROP TRIGGER decisions_are_append_only ON {TABLE}",
    "DROP FUNCTION refuse_change_of_decision()",
]


def up(apps, schema_editor):
    run(schema_editor, {"sqlite": SQLITE_UP, "postgresql": POSTGRES_UP})


def down(apps, schema_editor):
    run(schema_editor, {"sqlite": SQLITE_DOWN, "postgresql": POSTGRES_DOWN})


def run(schema_editor, statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("moderation", "0001_initial")]

    operations = [migrations.RunPython(up, down, elidable=False)]
