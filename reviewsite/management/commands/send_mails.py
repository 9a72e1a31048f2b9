"""Sends the mails about comments that are due, as the background worker does."""

from django.core.management.base import BaseCommand

from reviews.services.comment_mails import send_comment_mails, waiting_mails


class Command(BaseCommand):
    help = "Send the mails about comments that wait, such as those that a crash cut off."

    def handle(self, *args, **options):
        send_comment_mails.call()
        self.stdout.write(f"{waiting_mails().count()} mails are still due.")
