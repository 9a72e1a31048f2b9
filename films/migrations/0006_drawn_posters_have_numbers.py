"""What a drawn poster follows from is stored: a number, and a sign that no two films share."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("films", "0005_films_are_merged_and_taken_apart"),
    ]

    operations = [
        migrations.AddField(
            model_name="film",
            name="art_shelf",
            field=models.CharField(blank=True, db_default="", editable=False, max_length=60),
        ),
        migrations.AddField(
            model_name="film",
            name="art_number",
            field=models.PositiveIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="film",
            name="art_sign",
            field=models.CharField(editable=False, max_length=80, null=True),
        ),
        migrations.AddField(
            model_name="film",
            name="poster_version",
            field=models.PositiveSmallIntegerField(db_default=0, editable=False),
        ),
        migrations.AddField(
            model_name="film",
            name="banner_version",
            field=models.PositiveSmallIntegerField(db_default=0, editable=False),
        ),
        migrations.AddIndex(
            model_name="film",
            index=models.Index(fields=["art_shelf", "art_number"], name="film_by_shelf"),
        ),
        migrations.AddIndex(
            model_name="film",
            index=models.Index(fields=["poster_version"], name="film_by_poster_version"),
        ),
        migrations.AddIndex(
            model_name="film",
            index=models.Index(fields=["banner_version"], name="film_by_banner_version"),
        ),
        migrations.AddConstraint(
            model_name="film",
            constraint=models.UniqueConstraint(
                condition=models.Q(("art_sign__isnull", False)),
                fields=("art_sign",),
                name="no_two_posters_are_alike",
            ),
        ),
    ]
