from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('films', '0005_films_are_merged_and_taken_apart'),
        ('reviews', '0021_texts_know_their_mark_up'),
    ]

    operations = [
        migrations.AddField(
            model_name='review',
            name='is_second',
            field=models.BooleanField(db_default=False, default=False, editable=False),
        ),
    ]
