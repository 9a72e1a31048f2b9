"""Make the index of the search anew, after records were stored past the services."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.search import reindex_all as reindex_members
from films.search import reindex_all as reindex_films_and_people
from reviews.search import reindex_all as reindex_reviews
from text.paging import by_number


class Command(BaseCommand):
    help = "Makes the index of the search anew: films, people, reviews and members."

    def handle(self, *args, **options):
        reindex_films_and_people()
        reindex_reviews()
        reindex_members(by_number(User.objects.all()))
        self.stdout.write(_("The search finds every film, person, review and member."))
