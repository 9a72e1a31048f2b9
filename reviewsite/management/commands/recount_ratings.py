"""Rebuilds every summary of a film and of a member, and says which had drifted: none should."""

from django.core.management.base import BaseCommand

from accounts.models import User
from films.models import Film
from reviews.services import recount_film, recount_members
from reviewsite.operations.verifying import wrong_summaries
from text.paging import by_number


class Command(BaseCommand):
    help = "Rebuild all summaries of films and of members from the ratings and reviews themselves."

    def handle(self, *args, **options):
        # Writers wait only for the films that are rebuilt.
        wrong = wrong_summaries(by_number(Film.objects.all()))
        drifted = [film for film, _difference in wrong if recount_film(film)]
        for film in drifted:
            self.stdout.write(f"  had drifted: {film}")
        self.stdout.write(f"{len(drifted)} rating summaries had drifted.")
        members = recount_members(by_number(User.objects.all()))
        for member in members:
            self.stdout.write(f"  had drifted: {member.username}")
        self.stdout.write(f"{len(members)} summaries of members had drifted.")
