"""Every page of every role, every link on it, and every form sent as a browser would."""

import re
from contextlib import contextmanager

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse

from accounts.models import User
from moderation.services import report, suggest_change
from tests.browser import Browser
from tests.factories import (
    confirm_address,
    make_comment,
    make_editor,
    make_guest_comment,
    make_list,
    make_moderator,
    make_operator,
    make_person,
    make_review,
    make_user,
)
from tests.house import make_house
from tests.reviewsite.personal import PASSWORD, make_canary
from tests.reviewsite.personal import sign_in as sign_in_with_password
from tests.walk import Walk

pytestmark = [pytest.mark.django_db, pytest.mark.site]

SITE = "http://testserver"
# More kinds of forms than these stand on their pages, else the walk has lost its way.
ROLES = {"visitor": 45, "member": 100, "editor": 150, "moderator": 120, "operator": 200}
# What stands behind a link in a mail.
MAILED = re.compile(r"https?://[^/\s]+(/\S+)")


@pytest.fixture(scope="module", autouse=True)
def house(stored_once):
    """All there is to see, and one of each that waits for a moderator."""
    with stored_once():
        make_house()
        for make in (make_editor, make_moderator, make_operator):
            confirm_address(make(username=make.__name__.removeprefix("make_")))
        make_guest_comment(body="Who waits is held.", wants_answers=True)
        for text in (make_review(), make_comment(), make_list()):
            report(target=text, rule="topic", explanation="Look.", reporter=make_user())
        for record in (make_review().film, make_person()):
            suggest_change(record=record, member=make_user(), text="It is longer.", source="TV")


def asked_of(client: Browser):
    """How the walk asks: what it sends goes as it is, no token is added."""

    def ask(method, url, data, referer):
        sent = (data.content, data.content_type) if data else ()
        answer = client.generic(method, url, *sent, headers={"referer": referer})
        return answer.status_code, answer.headers, answer.getvalue()

    return ask


def undone_in(client: Browser):
    """What a form did is undone: in the database, in the cache and in the browser."""

    @contextmanager
    def undone():
        cookies = client.cookies.output(header="", sep=";")
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        cache.clear()
        client.cookies.clear()
        client.cookies.load(cookies)

    return undone


def sign_in(client: Browser, role: str) -> None:
    if role == "member":
        sign_in_with_password(Browser(), make_canary(client))  # another device
    elif role != "visitor":
        client.force_login(User.objects.get(username=role))
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def doors_in_mails(client: Browser) -> list[str]:
    """The addresses that a visitor knows from mails alone."""
    client.post(reverse("account_reset_password"), {"email": "editor@example.org"})
    client.post(reverse("account_signup"), {
        "username": "new", "email": "new@example.org", "password1": PASSWORD,
    })  # fmt: skip
    return [f"{SITE}{path}" for one in mail.outbox for path in MAILED.findall(one.body)]


@pytest.mark.parametrize("role", ROLES)
def test_every_link_leads_somewhere_and_every_form_is_answered(role, settings):
    # As on a site that runs: what is to be done later waits.
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    client = Browser(raise_request_exception=False)
    doors = doors_in_mails(client) if role == "visitor" else []
    sign_in(client, role)
    typed = {"login": "editor", "password": PASSWORD, "email": "editor@example.org"}
    walk = Walk(asked_of(client), typed=typed, undone=undone_in(client))
    walk.look_around([f"{SITE}/", *doors])
    walk.send_all()
    assert walk.findings == [], "\n".join(walk.findings)
    assert walk.sent > ROLES[role]
