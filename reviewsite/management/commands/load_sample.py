"""Fills an empty site with the sample, so that a new operator has something to look at."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.roles import ensure_roles
from films.models import Film
from films.sample import load_films
from films.services.subjects import ensure_subjects
from films.tasks import draw_missing_art
from lists.sample import load_lists
from reviews.sample import draw_members, load_community
from reviewsite.operations.statistics import refresh_statistics
from reviewsite.sample_sign_ins import SIGN_INS_FILE, make_sign_ins


class Command(BaseCommand):
    help = "Load the sample films, members, reviews, comments and lists, all marked as sample."

    def add_arguments(self, parser):
        parser.add_argument(
            "--small", action="store_true", help="only the films that are complete, about seventy"
        )

    def handle(self, *args, small: bool, **options):
        if Film.objects.filter(is_sample=True).exists():
            raise CommandError("The sample is loaded. `manage.py remove_sample` removes it.")
        with transaction.atomic():
            ensure_roles()
            ensure_subjects()
            films = load_films(self.progress, with_catalogue=not small)
            load_community(films, self.progress)
            load_lists(self.progress)
        refresh_statistics()
        self.progress(f"{draw_members()} pictures of members")
        make_sign_ins()
        draw_missing_art.enqueue()
        self.progress(f"sign-ins in {SIGN_INS_FILE}")

    def progress(self, message: str) -> None:
        self.stdout.write(f"  sample: {message}")
        self.stdout.flush()
