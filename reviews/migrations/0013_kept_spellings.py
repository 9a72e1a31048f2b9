from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0012_scheduled_articles'),
    ]

    operations = [
        migrations.AddField(
            model_name='review',
            name='kept_spellings',
            field=models.JSONField(db_default=[], default=list, editable=False),
        ),
    ]
