"""Removes the sample, and exactly that."""

from django.core.management.base import BaseCommand

from films.sample import remove_films
from lists.sample import remove_lists
from reviews.sample import remove_community
from reviewsite.sample_sign_ins import SIGN_INS_FILE


class Command(BaseCommand):
    help = "Remove the sample. What real people wrote, and what it hangs from, stays."

    def handle(self, *args, **options):
        kept = [*remove_lists(), *remove_community(), *remove_films()]
        SIGN_INS_FILE.unlink(missing_ok=True)
        for record in kept:
            self.stdout.write(f"  kept, since real people wrote there: {record}")
        self.stdout.write("The sample is removed.")
