import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0003_interest_and_withdrawal_reason'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HelpfulMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rating_value', models.PositiveSmallIntegerField(null=True, verbose_name='rating at that time')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='when')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='reviews.review')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'helpful mark',
                'verbose_name_plural': 'helpful marks',
                'constraints': [models.UniqueConstraint(fields=('user', 'review'), name='helpful_once_per_member_and_review')],
            },
        ),
        migrations.AddField(
            model_name='review',
            name='helpful_count',
            field=models.PositiveIntegerField(db_default=0, default=0, editable=False, verbose_name='found helpful'),
        ),
        migrations.AddField(
            model_name='review',
            name='earlier_rating',
            field=models.PositiveSmallIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='review',
            name='earlier_helpful_count',
            field=models.PositiveIntegerField(db_default=0, default=0, editable=False),
        ),
        migrations.AddIndex(
            model_name='review',
            index=models.Index(fields=['film', 'state', 'is_hidden', '-helpful_count', '-published_at', '-id'], name='review_most_helpful_of_film'),
        ),
    ]
