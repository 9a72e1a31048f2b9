from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0005_mails_about_accounts_wait_encrypted"),
    ]

    operations = [
        migrations.AlterModelManagers(name="user", managers=[]),
    ]
