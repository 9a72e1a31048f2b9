"""Makes an installation ready to serve, and does nothing where that is done."""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand

from accounts import mails
from accounts.models import User
from accounts.roles import ensure_roles
from accounts.services import renew_secrets
from films.models import Film, FilmSet
from films.services import recount_facets
from films.services.subjects import ensure_subjects
from films.tasks import draw_missing_art, lacks_art
from reviews.services import comment_mails, rerender_all

STAMP = settings.STATIC_ROOT / ".collected"


class Command(BaseCommand):
    help = "Migrate, make roles and subjects, collect static files, fill an empty database."

    def add_arguments(self, parser):
        parser.add_argument(
            "--no-sample", action="store_true", help="leave an empty database empty"
        )

    def handle(self, *args, **options):
        self.step("database")
        call_command("migrate", verbosity=0, interactive=False)
        ensure_roles()
        ensure_subjects()
        if settings.SECRET_KEY_FALLBACKS:
            renew_secrets()
        if rerendered := rerender_all():
            self.step(f"texts in the mark-up of this version, {rerendered} of them")
        # A job that was cut off does not begin again by itself.
        if mails.waiting_mails().exists():
            mails.send_waiting_mails.enqueue()
        if comment_mails.waiting_mails().exists():
            comment_mails.send_comment_mails.enqueue()
        if not FilmSet.objects.exists():
            recount_facets()
        if lacks_art():
            draw_missing_art.enqueue()
        self.collect_static_files()
        if not options["no_sample"] and not Film.objects.exists() and not User.objects.exists():
            self.step("sample catalogue, because the database is empty")
            call_command("load_sample", stdout=self.stdout)

    def collect_static_files(self):
        fingerprint = fingerprint_of_static_files()
        if STAMP.exists() and STAMP.read_text() == fingerprint:
            return
        self.step("static files")
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        STAMP.write_text(fingerprint)

    def step(self, name: str) -> None:
        self.stdout.write(f"set-up: {name} …")


def fingerprint_of_static_files() -> str:
    """Changes whenever a static file of the project or of a package is added or edited."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            digest.update(f"{path} {storage.get_modified_time(path)}".encode())
    return digest.hexdigest()
