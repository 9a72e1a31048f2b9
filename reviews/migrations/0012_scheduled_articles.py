from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0011_parts_of_articles'),
    ]

    operations = [
        migrations.AddField(
            model_name='review',
            name='publish_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='to be published'),
        ),
        migrations.AddIndex(
            model_name='review',
            index=models.Index(condition=models.Q(('publish_at__isnull', False)), fields=['publish_at'], name='review_scheduled'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('publish_at', None), models.Q(('kind', 'editorial'), ('state', 'draft')), _connector='OR'), name='only_a_draft_article_is_scheduled'),
        ),
    ]
