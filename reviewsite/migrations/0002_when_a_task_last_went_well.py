from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reviewsite', '0001_last_runs_and_hashes_of_files'),
    ]

    operations = [
        migrations.AddField(
            model_name='lastrun',
            name='went_well_at',
            field=models.DateTimeField(null=True, verbose_name='last went well'),
        ),
    ]
