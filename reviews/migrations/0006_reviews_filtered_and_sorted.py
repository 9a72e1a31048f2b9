from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0005_review_revisions'),
    ]

    operations = [
        migrations.AddField(
            model_name='review',
            name='has_spoilers',
            field=models.BooleanField(db_default=False, default=False, editable=False),
        ),
        migrations.AddIndex(
            model_name='review',
            index=models.Index(fields=['film', 'state', 'is_hidden', 'rating_value', 'id'], name='review_of_film_by_rating'),
        ),
    ]
