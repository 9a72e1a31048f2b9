import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0004_helpful_marks'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReviewRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('headline', models.CharField(blank=True, max_length=200, verbose_name='headline')),
                ('body', models.TextField(verbose_name='text')),
                ('rating_value', models.PositiveSmallIntegerField(null=True, verbose_name='rating')),
                ('contains_spoilers', models.BooleanField(default=False)),
                ('declares_interest', models.BooleanField(default=False)),
                ('changes_html', models.TextField(default='', editable=False)),
                ('folded_changes_html', models.TextField(default='', editable=False)),
                ('replaced_at', models.DateTimeField(verbose_name='replaced')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='reviews.review')),
            ],
            options={
                'verbose_name': 'revision of a review',
                'verbose_name_plural': 'revisions of reviews',
                'indexes': [models.Index(fields=['review', '-id'], name='revision_newest_of_review')],
            },
        ),
    ]
