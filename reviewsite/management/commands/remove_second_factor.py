"""Lets a member in again who has lost phone, passkeys and recovery codes."""

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from accounts.services import remove_second_factor


class Command(BaseCommand):
    help = "Take away a member's second factor. Make sure first that it is the member who asks."

    def add_arguments(self, parser):
        parser.add_argument("name", help="the member name")

    def handle(self, *args, name: str, **options):
        try:
            member = User.objects.get(username=name)
        except User.DoesNotExist:
            raise CommandError(f"There is no member {name}.") from None
        removed = remove_second_factor(member=member)
        self.stdout.write(f"{removed} removed. {name} signs in with the password and sets up anew.")
