"""Rebuilds every summary of a film and of a member, and says which had drifted: none should."""

from django.core.management.base import BaseCommand

from accounts.models import User
from films.models import Film
from films.paging import by_number
from reviews.services import recount_members, recount_ratings


class Command(BaseCommand):
    help = "Rebuild all summaries of films and of members from the ratings and reviews themselves."

    def handle(self, *args, **options):
        drifted = recount_ratings(by_number(Film.objects.all()))
        for film in drifted:
            self.stdout.write(f"  had drifted: {film}")
        self.stdout.write(f"{len(drifted)} rating summaries had drifted.")
        members = recount_members(by_number(User.objects.all()))
        for member in members:
            self.stdout.write(f"  had drifted: {member.username}")
        self.stdout.write(f"{len(members)} summaries of members had drifted.")
