"""Sends the mails that are due, as the background worker does."""

from django.core.management.base import BaseCommand

from accounts import mails
from reviews.services import comment_mails


class Command(BaseCommand):
    help = "Send the mails that wait, such as those that a crash cut off."

    def handle(self, *args, **options):
        mails.send_waiting_mails.call()
        comment_mails.send_comment_mails.call()
        due = mails.waiting_mails().count() + comment_mails.waiting_mails().count()
        self.stdout.write(f"{due} mails are still due.")
