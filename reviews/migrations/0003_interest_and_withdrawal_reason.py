from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0002_imported_reviews'),
    ]

    operations = [
        migrations.AddField(
            model_name='review',
            name='declares_interest',
            field=models.BooleanField(db_default=False, default=False, verbose_name='was given a ticket, a copy or payment, or worked on this film'),
        ),
        migrations.AddField(
            model_name='review',
            name='withdrawal_reason',
            field=models.CharField(blank=True, db_default='', default='', max_length=200),
        ),
    ]
