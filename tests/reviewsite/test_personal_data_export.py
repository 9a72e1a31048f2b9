"""A copy of one's data holds everything that is kept, for its owner alone, for a week."""

import csv
import json
import re
from datetime import timedelta
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.db.models import EmailField, Model
from django.utils import timezone

from accounts.models import Export, User
from moderation.services import hide
from reviews.models import Review
from reviewsite.personal_data.asking import ask_for_export, make_export
from reviewsite.personal_data.erasing import purge
from reviewsite.personal_data.exporting import PICTURE, make_copy, safe_cell
from reviewsite.personal_data.parts import LEFT_OUT, PARTS
from tests.factories import make_moderator, make_user
from tests.reviewsite.personal import ADDRESS, NAME, WORDS, make_canary, sign_in

pytestmark = pytest.mark.django_db
DATA, COPY = "/account/data/", "/account/data/copy.zip"


@pytest.fixture(autouse=True)
def queue(settings):
    """Jobs wait, as on a site that runs."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def files_of(body: bytes) -> dict[str, bytes]:
    archive = ZipFile(BytesIO(body))
    assert archive.testzip() is None
    return {name: archive.read(name) for name in archive.namelist()}


def belongs_to_a_member(model: type[Model]) -> bool:
    fields = model._meta.get_fields()
    return any(
        isinstance(field, EmailField) or field.related_model is User
        for field in fields
        if getattr(field, "concrete", False)
    )


def test_whatever_belongs_to_a_member_is_in_the_copy_or_left_out_for_a_reason():
    told = {part.model._meta.label for part in PARTS} | set(LEFT_OUT)
    kept = {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if belongs_to_a_member(model) and not model._meta.proxy
    }
    assert kept - told == set()
    assert not {part.model._meta.label for part in PARTS} & set(LEFT_OUT)


def test_the_copy_holds_everything_as_json_and_as_csv(client):
    member = make_canary(client)
    review = Review.objects.get(film__title="Answered")
    moderator = make_moderator()
    hide(target=review, actor=moderator, rule="advertising", reason="Not here.")
    files = files_of(make_copy(member))
    assert {f"{part.name}.json" for part in PARTS} < set(files)
    found = {name: json.loads(body) for name, body in files.items() if name.endswith(".json")}
    assert found["profile.json"][0]["email"] == ADDRESS
    assert found["profile.json"][0]["display_name"] == NAME
    assert [row["value"] for row in found["ratings.json"]] == [9, 3, 6]
    assert len(found["rating_changes.json"]) == 3
    followed = [(row["person__name"], row["member__username"]) for row in found["following.json"]]
    assert followed == [("Followed", None), (None, "followed")]
    assert [row["film__title"] for row in found["watchlist.json"]] == ["Awaited"]
    assert {row["state"] for row in found["reviews.json"]} == {"published", "draft"}
    assert ">!in a spoiler!<" in found["reviews.json"][0]["body"]
    assert len(found["comments.json"]) == 2
    assert found["double_bills.json"][0]["reason"] == WORDS
    assert found["reports_made.json"][0]["explanation"] == "Look."
    assert found["suggestions_made.json"][0]["text"] == "It is longer."
    assert found["decisions_about_your_texts.json"][0]["reason"] == "Not here."
    assert moderator.email.encode() not in b"".join(files.values())
    assert files[PICTURE].startswith(b"\xff\xd8\xff")
    for part in PARTS:
        rows = list(csv.DictReader(StringIO(files[f"{part.name}.csv"].decode("utf-8-sig"))))
        assert len(rows) == len(found[f"{part.name}.json"])
    rows = list(csv.DictReader(StringIO(files["reviews.csv"].decode("utf-8-sig"))))
    assert f"'=cmd {WORDS}" in [row["headline"] for row in rows]


def test_the_copy_holds_nothing_of_another_member(client):
    make_canary(client)
    files = files_of(make_copy(make_user()))
    assert not any(b"canary" in body for body in files.values())


def test_a_copy_takes_the_same_queries_however_much_there_is(client, django_assert_num_queries):
    member = make_canary(client)
    with django_assert_num_queries(2 * len(PARTS)):
        make_copy(member)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "''\t=1"), ("\r=1", "'\r'=1"), ("\tplain", "'\tplain"), ("\rplain", "'\rplain"),
        ("a;=1", "a;'=1"), ("a; =1;b", "a;' =1;b"), ("a\n=1", "a\n'=1"), ("=1;-2", "'=1;'-2"),
        ("a=1", "a=1"), (" a=1", " a=1"), ("", ""), ("  ", "  "), (None, ""), (-3, -3),
        ("\u201c=1\u201d", "\u201c=1\u201d"), ("'=1", "'=1"), ("\u0301a", "\u0301a"),
    ],
)  # fmt: skip
def test_no_cell_is_a_formula(value, cell):
    assert safe_cell(value) == cell


@pytest.mark.parametrize("sign", "=+-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u207a\u207b")
@pytest.mark.parametrize(
    "before",
    ["", " ", "\n", "\r\n", "\t", "\v\f", "\x00", "\x1b", "\x85", "\xa0", "\xad", "\u034f",
     "\u1160", "\u180e", "\u200b", "\u200d", "\u200f", "\u2003", "\u2028", "\u2029", "\u202e",
     "\u2060", "\u2800", "\u3000", "\u3164", "\ufe0f", "\ufeff", "\U000e0020",
     " \u200b\n\u3000"],
)  # fmt: skip
def test_what_shows_as_nothing_hides_no_formula(sign, before):
    *lines, last = re.split("(\r\n|\r|\n)", f"{before}{sign}1")
    assert safe_cell(f"{before}{sign}1").endswith(f"{''.join(lines)}'{last}")


def test_every_table_of_a_copy_begins_with_a_mark_of_its_encoding_and_reads_back(client):
    member = make_canary(client)
    member.bio = 'Zoë says "no",\r\n=1'
    member.save()
    files = files_of(make_copy(member))
    tables = {name: body for name, body in files.items() if name.endswith(".csv")}
    assert len(tables) == len(PARTS)
    assert all(body.startswith(b"\xef\xbb\xbf") for body in tables.values())
    assert all(body.count(b"\xef\xbb\xbf") == 1 for body in tables.values())
    told = next(csv.DictReader(StringIO(tables["profile.csv"].decode("utf-8-sig"), newline="")))
    assert told["bio"] == 'Zoë says "no",\r\n\'=1'


def test_a_member_asks_waits_and_downloads(client, django_capture_on_commit_callbacks):
    member = make_canary(client)
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(DATA).status_code == 302
    assert "being made" in client.get(DATA).text
    assert client.get(COPY).status_code == 404
    Export.objects.filter(user=member).update(made_at=timezone.now(), body=make_copy(member))
    assert COPY in client.get(DATA).text
    answer = client.get(COPY)
    assert answer["Content-Disposition"].startswith('attachment; filename="inescanary-')
    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
    assert "profile.json" in files_of(answer.content)


def test_the_worker_makes_the_copy(client):
    member = make_canary(client)
    ask_for_export(member)
    make_export.func(member.pk)
    assert "profile.json" in files_of(bytes(Export.objects.get().body))
    make_export.func(4711)


def test_the_link_dies_after_a_week_and_the_purge_drops_the_copy(client):
    member = make_canary(client)
    long_ago = timezone.now() - timedelta(days=7, seconds=1)
    Export.objects.create(user=member, asked_at=long_ago, made_at=long_ago, body=b"PK")
    assert client.get(COPY).status_code == 404
    assert COPY not in client.get(DATA).text
    purge()
    assert not Export.objects.exists()


@pytest.mark.parametrize("address", [DATA, COPY, "/account/leave/"])
def test_the_password_is_asked_for_again(client, address):
    member = make_user()
    client.force_login(member)
    assert client.get(address).url.startswith("/account/reauthenticate/")
    assert client.post(address).url.startswith("/account/reauthenticate/")
    assert not Export.objects.exists()
    client.logout()
    assert client.get(address).url.startswith("/account/login/")


def test_nobody_gets_the_copy_of_another(client):
    Export.objects.create(
        user=make_user(), asked_at=timezone.now(), made_at=timezone.now(), body=b"PK"
    )
    sign_in(client, _confirmed(make_user("other")))
    assert client.get(COPY).status_code == 404


def test_many_copies_in_a_day_wait(client, settings):
    settings.RATE_LIMITS = True
    sign_in(client, _confirmed(make_user("other")))
    answers = [client.post(DATA).status_code for _time in range(6)]
    assert answers == [302] * 5 + [429]


def _confirmed(member):
    member.emailaddress_set.create(email=member.email, verified=True, primary=True)
    return member
