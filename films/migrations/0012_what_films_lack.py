"""How many films lack what, counted in the background."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("films", "0011_few_films_are_part_of_another"),
    ]

    operations = [
        migrations.CreateModel(
            name="Gap",
            fields=[
                ("kind", models.CharField(max_length=20, primary_key=True, serialize=False, verbose_name="what is missing")),
                ("film_count", models.PositiveIntegerField(default=0, verbose_name="films")),
            ],
            options={
                "verbose_name": "gap",
                "verbose_name_plural": "gaps",
            },
        ),
    ]
