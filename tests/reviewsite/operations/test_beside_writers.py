"""The operator's commands work while others write. On a SQLite file, which lets one writer in."""

import json

import pytest

from tests.endurance.site import Site

pytestmark = pytest.mark.site

# More rows of each kind than any command reads at once.
FILL = """
import django
django.setup()
from accounts.models import User
from films.models import Film, Person
from reviews.models import Review
members = [User(username=f"m{n}", email=f"m{n}@x.org") for n in range(1_010)]
films = [Film(title=f"Film {n}", slug=f"film-{n}") for n in range(1_010)]
people = [Person(name=f"Person {n}", slug=f"person-{n}") for n in range(510)]
for model, rows in ((User, members), (Film, films), (Person, people)):
    model.objects.bulk_create(rows)
Review.objects.bulk_create(Review(film=film, author=members[0]) for film in films[:510])
"""
# Before each statement somebody else writes: outside a transaction nothing keeps them from it.
COMMANDS = """
import io, json, sqlite3, sys, django
django.setup()
from django.core.management import call_command
from django.db import connection
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from accounts.models import User

WRITE = "UPDATE django_migrations SET applied = date(applied, '+1 day') WHERE id = 1"
somebody = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
for writer in (somebody, connection.cursor()):
    writer.execute("PRAGMA synchronous = OFF")

def write_first(execute, sql, params, many, context):
    if not connection.in_atomic_block:
        somebody.execute(WRITE)
    return execute(sql, params, many, context)

RecoveryCodes.activate(User.objects.get(username="m1"))
refused = {}
with connection.execute_wrapper(write_first):
    for command in json.loads(sys.argv[1]):
        try:
            call_command(*command, stdout=io.StringIO())
        except BaseException as error:
            refused[" ".join(command)] = repr(error)
print(json.dumps(refused))
"""
# The same with writes that verify counts: ratings, names.
BUSY = """
import sys, django
django.setup()
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from django.core.management import call_command
from django.db import connection
from accounts.models import User
from accounts.services import update_profile
from reviews.services import rate_film
from tests.factories import make_film, make_user

films, members = [make_film(f"Film {n}") for n in range(3)], [make_user() for _ in range(3)]
others, numbers = ThreadPoolExecutor(1), count()

def write():
    n = next(numbers)
    rate_film(user=members[n % 3], film=films[n // 3 % 3], value=n // 9 % 10 + 1)
    update_profile(member=members[n % 3], display_name=f"Name {n}", bio="")

def write_first(execute, sql, params, many, context):
    if not (connection.in_atomic_block or sql.startswith("BEGIN")):
        others.submit(write).result()
    return execute(sql, params, many, context)

with connection.execute_wrapper(write_first):
    call_command("verify", *sys.argv[1:])
"""


@pytest.fixture
def site(tmp_path, place_migrated, place_collected) -> Site:
    site = Site(tmp_path / "site")
    site.folder.mkdir()
    place_migrated(site.database)
    place_collected(site.folder)
    return site


def test_no_command_is_refused_because_others_write(site, tmp_path):
    site.python("-c", FILL)
    commands = [
        ["set_up", "--no-sample"],
        ["reindex_search"],
        ["recount_ratings"],
        ["verify"],
        ["verify", "--repair"],
        ["backup", str(tmp_path / "backups"), "--keep", "1"],
        ["send_mails"],
        ["purge"],
        ["remove_second_factor", "m1"],
    ]
    assert json.loads(site.python("-c", COMMANDS, json.dumps(commands)).splitlines()[-1]) == {}


@pytest.mark.parametrize("arguments", [(), ("--repair",)])
def test_a_write_between_two_queries_is_no_difference(site, arguments):
    assert site.python("-c", BUSY, *arguments) == "All is as it should be.\n"
