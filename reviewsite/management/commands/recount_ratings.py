"""Rebuilds every rating summary from the ratings, and says which had drifted: none should."""

from django.core.management.base import BaseCommand

from films.models import Film
from reviews.services import recount_ratings


class Command(BaseCommand):
    help = "Rebuild all rating summaries from the ratings themselves."

    def handle(self, *args, **options):
        films = Film.objects.order_by("pk")
        drifted = recount_ratings(films.iterator(chunk_size=1000))
        for film in drifted:
            self.stdout.write(f"  had drifted: {film}")
        self.stdout.write(f"{len(drifted)} rating summaries had drifted.")
