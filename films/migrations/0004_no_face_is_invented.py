"""People without a photograph have a monogram: the portraits that the site drew go, with files."""

from django.core.files.storage import default_storage
from django.db import migrations, models

WIDTHS = (160, 320)
GONE = ("films.tasks.draw_person", "films.tasks.draw_missing_portraits")


def let_portraits_go(apps, schema_editor):
    Person = apps.get_model("films", "Person")
    Picture = apps.get_model("films", "Picture")
    drawn = Picture.objects.filter(shape="portrait", is_drawn=True)
    Person.objects.filter(portrait__in=drawn.values("pk")).update(portrait=None)
    for base in list(drawn.values_list("base", flat=True)):
        for width in WIDTHS:
            default_storage.delete(f"{base}-{width}.webp")
    drawn.delete()
    # What waits in the queue would ask for a task that is gone.
    jobs = apps.get_model("django_tasks_database", "DBTaskResult").objects
    jobs.filter(task_path__in=GONE).delete()


class Migration(migrations.Migration):

    dependencies = [
        ("films", "0003_addresses_are_read_rightly"),
        ("django_tasks_database", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(let_portraits_go, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="picture",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_drawn", True), ("shape", "portrait"), _negated=True),
                name="no_face_is_invented",
            ),
        ),
    ]
