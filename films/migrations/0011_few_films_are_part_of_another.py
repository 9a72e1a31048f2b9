"""SQLite looked for all films that are part of no other by an index of those that are."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("films", "0010_films_by_value_of_a_filter"),
    ]

    operations = [
        migrations.AlterField(
            model_name="film",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="films.film",
            ),
        ),
        migrations.AddIndex(
            model_name="film",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", False)),
                fields=["merged_into"],
                name="film_by_what_it_is_part_of",
            ),
        ),
    ]
