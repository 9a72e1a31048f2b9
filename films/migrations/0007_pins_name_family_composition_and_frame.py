"""Pins have other names. The columns stay as they are: older code writes to them during an upgrade."""

from django.db import migrations, models

# The name before, the name now, and what it is called.
PINS = (
    ("art_ink", "art_family", "family"),
    ("art_school", "art_composition", "composition"),
    ("art_lettering", "art_frame", "frame"),
)


def renamed(model, before, now, label):
    field = models.CharField(blank=True, db_column=before, max_length=20, verbose_name=label)
    return [
        migrations.AlterField(model_name=model, name=before, field=field),
        migrations.RenameField(model_name=model, old_name=before, new_name=now),
    ]


class Migration(migrations.Migration):

    dependencies = [
        ("films", "0006_drawn_posters_have_numbers"),
    ]

    operations = [
        operation
        for model in ("film", "historicalfilm")
        for pin in PINS
        for operation in renamed(model, *pin)
    ]
