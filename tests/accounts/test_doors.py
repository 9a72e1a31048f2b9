"""What nobody learns from the work of a door: whether somebody is a member."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from accounts.services import erase_account
from tests.browser import Browser
from tests.factories import confirm_address, make_user

pytestmark = pytest.mark.django_db

PASSWORD = "seven lamps over the foyer"


@pytest.fixture(autouse=True)
def people():
    """A member, one whose account is closed, one who never confirmed the address, one erased."""
    confirm_address(make_user("ana"))
    confirm_address(make_user("closed"))
    User.objects.filter(username="closed").update(is_active=False)
    confirm_address(make_user("unconfirmed")).emailaddress_set.update(verified=False)
    erase_account(member=make_user("gone"))


@pytest.fixture
def hashes(monkeypatch):
    """Passwords that were hashed."""
    found = []
    encode = MD5PasswordHasher.encode

    def counted(self, password, salt):
        found.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    return found


def send(name: str, **typed) -> int:
    """The status of the answer to a visitor who has no cookies but those of the page."""
    visitor = Browser()
    visitor.get(reverse(name))
    return visitor.post(reverse(name), typed).status_code


@pytest.mark.parametrize("host", ["", "@example.org"])
def test_a_wrong_password_is_hashed_as_often_whoever_it_is(hashes, host):
    former = User.objects.get(erased_at__isnull=False).username
    counts = {}
    for who in ("ana", "ANA", "closed", "unconfirmed", "gone", former, "nobody"):
        hashes.clear()
        assert send("account_login", login=who + host, password="a wrong password") == 422
        counts[who] = len(hashes)
    assert set(counts.values()) == {1 if host else 2}


def test_signing_up_costs_the_same_for_an_address_that_is_known(hashes):
    costs = {}
    for who in ("ana", "closed", "unconfirmed", "nobody"):
        hashes.clear()
        fields = {"email": f"{who}@example.org", "password1": PASSWORD}
        with CaptureQueriesContext(connection) as queries:
            assert send("account_signup", username=f"new-{who}", **fields) == 302
        writes = [query for query in queries if query["sql"].startswith(("INSERT", "DELETE"))]
        costs[who] = (len(hashes), len(writes), len(queries))
    assert len(set(costs.values())) == 1
    assert costs["nobody"][0] == 1
    assert not User.objects.filter(username__in=["new-ana", "new-closed"]).exists()
    assert User.objects.get(email="nobody@example.org").username == "new-nobody"


@pytest.mark.parametrize("name", ["account_reset_password", "account_request_login_code"])
def test_a_mail_that_is_asked_for_costs_the_same_whoever_it_is(hashes, name):
    costs = {}
    for who in ("ana", "ANA", "closed", "unconfirmed", "nobody"):
        with CaptureQueriesContext(connection) as queries:
            assert send(name, email=f"{who}@example.org") == 302
        tables = [re.search(r'(?:FROM|INTO|UPDATE) "(\w+)"', query["sql"]) for query in queries]
        costs[who] = sorted(found[1] for found in tables if found)
    assert all(cost == costs["nobody"] for cost in costs.values())
    assert hashes == []


@pytest.mark.django_db(transaction=True)
def test_signing_up_commits_once_and_then_keeps_the_session(hashes, monkeypatch):
    commits = []
    commit = connection.commit

    def counted():
        commits.append(1)
        return commit()

    for who in ("ana", "nobody"):
        visitor = Browser()
        visitor.get(reverse("account_signup"))
        with monkeypatch.context() as patch:
            patch.setattr(connection, "commit", counted)
            fields = {"email": f"{who}@example.org", "password1": PASSWORD}
            visitor.post(reverse("account_signup"), {"username": f"new-{who}"} | fields)
        commits.append(0)
    assert commits == [1, 1, 0] * 2
