"""Rebuilds every summary of a film and of a member, and says which had drifted: none should."""

from django.core.management.base import BaseCommand

from accounts.models import User
from films.models import Film
from reviews.services import recount_members, recount_ratings


class Command(BaseCommand):
    help = "Rebuild all summaries of films and of members from the ratings and reviews themselves."

    def handle(self, *args, **options):
        films = Film.objects.order_by("pk")
        drifted = recount_ratings(films.iterator(chunk_size=1000))
        for film in drifted:
            self.stdout.write(f"  had drifted: {film}")
        self.stdout.write(f"{len(drifted)} rating summaries had drifted.")
        members = recount_members(User.objects.order_by("pk").iterator(chunk_size=1000))
        for member in members:
            self.stdout.write(f"  had drifted: {member.username}")
        self.stdout.write(f"{len(members)} summaries of members had drifted.")
