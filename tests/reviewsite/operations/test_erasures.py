"""The list of erasures outlives a restore, says no name, and meets only whom it means."""

import sqlite3
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from accounts.models import User
from reviews.models import Review
from reviewsite.operations import erasures
from reviewsite.operations.backups import newest
from reviewsite.operations.erasures import NAME, BrokenList, Erasure
from reviewsite.personal_data.erasing import erase_again, erase_member
from tests.endurance.site import Site
from tests.factories import make_review, make_user

MAKE = """
import django
django.setup()
from django.core.management import call_command
from tests.factories import make_review, make_user
from reviewsite.personal_data.erasing import erase_member
for name in ("early", "late", "stays"):
    make_review(author=make_user(name))
"""
BACK_UP_BETWEEN_ERASURES = f"""{MAKE}
from accounts.models import User
erase_member(User.objects.get(username="early"))
call_command("backup", "../backups")
late = User.objects.get(username="late")
late.keeps_contributions = True
erase_member(late)
"""


@pytest.fixture
def var(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return tmp_path


@pytest.fixture
def backed_up(tmp_path, place_migrated):
    """A site that erased a member before and another after its backup, and the backup."""
    if not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        pytest.skip("the drill shows it on PostgreSQL")
    site = Site(tmp_path / "site")
    site.folder.mkdir()
    place_migrated(site.database)
    parent = tmp_path / "backups"
    site.python("-c", BACK_UP_BETWEEN_ERASURES.replace("../backups", str(parent)))
    return site, newest(parent)


def test_who_was_erased_after_the_backup_is_erased_again_when_it_is_restored(backed_up, tmp_path):
    site, backup = backed_up
    new = Site(tmp_path / "new")
    new.folder.mkdir()
    said = new.python("manage.py", "restore", str(backup), "--erasures", str(site.folder / NAME))
    assert "1 members, who were erased after the backup, were erased again." in said
    # While nothing has the file open: who closes it takes the locks of others away.
    assert b"late@" not in new.database.read_bytes()
    with sqlite3.connect(new.database) as database:
        members = database.execute("SELECT username FROM accounts_user WHERE erased_at IS NULL")
        assert members.fetchall() == [("stays",)]
        # What the second chose to leave is left again.
        assert database.execute("SELECT count(*) FROM reviews_review").fetchone() == (2,)
    database.close()
    # The next restore needs no other list.
    assert set((site.folder / NAME).read_text().splitlines()) < set(
        (new.folder / NAME).read_text().splitlines()
    )


@pytest.mark.django_db
def test_the_list_names_a_member_by_number_and_time_alone(var):
    member = make_user("inescanary", display_name="Ines Canary")
    erase_member(member)
    erase_member(User.objects.get(pk=member.pk))
    (line,) = (var / NAME).read_text().splitlines()
    number, _at, said = line.split()
    assert (number, said) == (str(member.pk), "deleted")
    assert timezone.now() - erasures.listed()[0].at < timedelta(minutes=1)
    assert (var / NAME).stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_nobody_is_erased_whom_the_list_cannot_name(var, settings):
    """A full disk: the erasure waits, as it would for the database."""
    settings.VAR_DIR = var / "file"
    settings.VAR_DIR.write_text("in the way")
    member = make_review().author
    with pytest.raises(OSError):
        erase_member(member)
    member.refresh_from_db()
    assert member.erased_at is None and Review.objects.filter(author=member).exists()


@pytest.mark.django_db
def test_who_joined_after_an_erasure_was_given_a_free_number_and_stays(var):
    member = make_user()
    before = Erasure(member.pk, member.date_joined - timedelta(seconds=1), False)
    assert erase_again([before]) == 0
    after = Erasure(member.pk, timezone.now(), False)
    assert erase_again([before, after]) == 1
    assert erase_again([before, after]) == 0


@pytest.mark.django_db
def test_what_a_member_chose_to_leave_is_left_again(var):
    stays, goes = make_review(), make_review()
    now = timezone.now()
    listed = [Erasure(stays.author.pk, now, True), Erasure(goes.author.pk, now, False)]
    assert erase_again(listed) == 2
    assert list(Review.objects.values_list("pk", flat=True)) == [stays.pk]


def test_lists_are_merged_without_doubles(var):
    now = timezone.now()
    first, second, third = (Erasure(number, now, True) for number in (1, 2, 3))
    for name, lines in {"one.txt": [first, second], "two.txt": [second, third]}.items():
        (var / name).write_text("".join(f"{line}\n" for line in lines))
    erasures.note([first])
    erasures.merge([var / "one.txt", var / "two.txt"])
    assert erasures.listed() == [first, second, third]


def test_a_broken_list_is_refused_by_its_line(var):
    (var / "list.txt").write_text("7 yesterday kept\n")
    with pytest.raises(BrokenList, match="no erasure: '7 yesterday kept'"):
        erasures.merge([var / "list.txt"])
    assert not erasures.list_path().exists()
