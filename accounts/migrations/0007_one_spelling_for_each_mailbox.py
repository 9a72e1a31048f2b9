"""Hosts of addresses in other scripts are stored in ASCII, as forms clean them. Of two accounts
with one mailbox the older is spelled anew; the younger keeps its spelling, and no form makes more.
"""

from django.db import migrations


def mailbox(address):
    name, _at, host = address.rpartition("@")
    try:
        return f"{name}@{host.encode('idna').decode('ascii').lower()}"
    except UnicodeError:
        return address


def spell_anew(apps, schema_editor):
    User = apps.get_model("accounts", "User")
    EmailAddress = apps.get_model("account", "EmailAddress")
    for member in User.objects.filter(email__regex="[^ -~]").order_by("pk"):
        spelled = mailbox(member.email)
        if User.objects.filter(email__iexact=spelled).exclude(pk=member.pk).exists():
            continue
        EmailAddress.objects.filter(user=member.pk, email=member.email).update(email=spelled)
        User.objects.filter(pk=member.pk).update(email=spelled)


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0006_members_have_a_manager_of_our_own"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]

    operations = [
        migrations.RunPython(spell_anew, migrations.RunPython.noop),
    ]
