from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0015_members_follow_members_and_people'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='review',
            index=models.Index(fields=['film', 'state', 'is_hidden', '-published_at', '-id'], name='review_of_film_by_time'),
        ),
        migrations.AddIndex(
            model_name='review',
            index=models.Index(condition=models.Q(('is_hidden', models.Value(False)), ('state', 'published')), fields=['-published_at', '-id'], name='review_public_newest'),
        ),
        migrations.AddIndex(
            model_name='review',
            index=models.Index(condition=models.Q(('kind', 'editorial')), fields=['-published_at', '-id'], name='review_newest_article'),
        ),
        migrations.RemoveIndex(
            model_name='review',
            name='review_newest',
        ),
    ]
