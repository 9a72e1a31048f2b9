"""The same for guests as `accounts.0007` for members."""

from importlib import import_module

from django.db import migrations

mailbox = import_module("accounts.migrations.0007_one_spelling_for_each_mailbox").mailbox


def spell_anew(apps, schema_editor):
    Guest = apps.get_model("reviews", "Guest")
    for guest in Guest.objects.filter(email__regex="[^ -~]").order_by("pk"):
        spelled = mailbox(guest.email)
        if not Guest.objects.filter(email=spelled).exists():
            Guest.objects.filter(pk=guest.pk).update(email=spelled)


class Migration(migrations.Migration):

    dependencies = [
        ("reviews", "0019_newest_ratings_have_an_index_of_their_own"),
        ("accounts", "0007_one_spelling_for_each_mailbox"),
    ]

    operations = [
        migrations.RunPython(spell_anew, migrations.RunPython.noop),
    ]
