"""Sessions, their copies in the cache, and which of the two counts."""

from importlib import import_module

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from tests.browser import Browser
from tests.factories import make_user

pytestmark = pytest.mark.django_db

PRIVATE = reverse("account_email")


@pytest.fixture
def ana() -> User:
    return make_user("ana")


@pytest.fixture
def signed_in(client, ana) -> Browser:
    """Ana's browser; the cache holds a copy of her session."""
    client.force_login(ana)
    assert client.get(PRIVATE).status_code == 200
    return client


def load(client: Browser):
    """The session, read as a request would read it."""
    store = import_module(settings.SESSION_ENGINE).SessionStore(client.cookies["sessionid"].value)
    store.keys()
    return store


def test_a_copied_session_and_its_member_are_read_in_one_query(
    signed_in, ana, django_assert_num_queries
):
    with django_assert_num_queries(1):
        store = load(signed_in)
    assert store[SESSION_KEY] == str(ana.pk) and store.member == ana


def test_a_page_reads_its_member_once(signed_in, django_assert_num_queries):
    with CaptureQueriesContext(connection) as captured:
        signed_in.get(PRIVATE)
    assert (
        len([row for row in captured if "FROM accounts_user" in row["sql"].replace('"', "")]) == 1
    )


def test_the_copy_of_a_session_counts_while_the_database_holds_the_same(signed_in):
    session = signed_in.session
    session["draft"] = "newer"
    session.save()
    store = load(signed_in)
    assert store["draft"] == "newer" and store.member is None
    assert load(signed_in).member is not None


def test_no_copy_outlives_its_session(signed_in):
    key = signed_in.cookies["sessionid"].value
    Session.objects.all().delete()
    assert signed_in.get(PRIVATE).status_code == 302
    signed_in.cookies["sessionid"] = key
    assert signed_in.get(PRIVATE).status_code == 302


def test_the_copy_of_a_session_that_is_over_counts_no_more(signed_in):
    Session.objects.update(expire_date=timezone.now())
    assert signed_in.get(PRIVATE).status_code == 302


def test_a_copy_that_somebody_forged_in_the_cache_signs_nobody_in(signed_in, ana, monkeypatch):
    editor = make_user("editor")
    store = load(signed_in)
    forged = {
        SESSION_KEY: str(editor.pk),
        HASH_SESSION_KEY: editor.get_session_auth_hash(),
        BACKEND_SESSION_KEY: store[BACKEND_SESSION_KEY],
    }
    monkeypatch.setattr(cache, "get", lambda name, *rest: store.encode(forged))
    assert load(signed_in)[SESSION_KEY] == str(ana.pk)


def test_who_was_closed_out_is_nobody_also_with_a_copy(signed_in):
    User.objects.update(is_active=False)
    assert signed_in.get(PRIVATE).status_code == 302


def test_a_new_password_ends_sessions_that_have_a_copy(signed_in, ana):
    ana.set_password("quite another password")
    ana.save()
    assert signed_in.get(PRIVATE).status_code == 302


def test_signing_out_takes_the_copy_along(signed_in, monkeypatch):
    kept = []
    monkeypatch.setattr(cache, "delete", kept.append)
    signed_in.post(reverse("account_logout"))
    monkeypatch.undo()
    assert [cache.get(name) is not None for name in kept if name.startswith("session:")] == [True]


@pytest.mark.parametrize(
    "cookie", ["x" * 5000, "ключ от чужой двери".encode().decode("latin-1"), "a\x01b" * 5]
)
def test_any_text_may_stand_in_the_cookie(client, cookie):
    client.cookies["sessionid"] = cookie
    assert client.get(PRIVATE).status_code == 302
