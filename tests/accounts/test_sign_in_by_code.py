"""Signing in with a code that is sent by email."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from tests.factories import add_second_factor, confirm_address, make_user

pytestmark = pytest.mark.django_db

ASK, CONFIRM = reverse("account_request_login_code"), reverse("account_confirm_login_code")


@pytest.fixture
def ana():
    return confirm_address(make_user("ana"))


def code_in(message) -> str:
    return re.search(r"^[A-Z]{4}-[A-Z]{4}$", message.body, re.M)[0]


def test_a_code_from_the_mail_opens_the_door_and_leads_back(client, ana):
    asked = client.post(ASK, {"email": "ana@example.org", "next": "/films/"})
    page = client.get(asked.url)
    assert "Look in your mailbox" in page.text and "ana@example.org" in page.text
    code = code_in(mail.outbox[0]).lower().replace("-", " ")
    assert client.post(CONFIRM, {"code": code, "next": "/films/"}).url == "/films/"
    assert client.session["_auth_user_id"] == str(ana.pk)


def test_a_code_opens_once(client, client_class, ana):
    client.post(ASK, {"email": "ana@example.org"})
    code = code_in(mail.outbox[0])
    client.post(CONFIRM, {"code": code})
    other = client_class()
    other.post(ASK, {"email": "ana@example.org"})
    assert other.post(CONFIRM, {"code": code}).status_code == 422


def test_a_wrong_code_is_refused_and_the_third_ends_it(client, ana):
    client.post(ASK, {"email": "ana@example.org"})
    for _attempt in range(2):
        page = client.post(CONFIRM, {"code": "WRNG-WRNG"})
        assert page.status_code == 422
        assert "This is not the code" in page.text
    assert client.post(CONFIRM, {"code": "WRNG-WRNG"}).url == ASK
    assert client.post(CONFIRM, {"code": code_in(mail.outbox[0])}).url == ASK


def test_another_code_takes_the_place_of_the_first(client, ana):
    client.post(ASK, {"email": "ana@example.org"})
    client.post(CONFIRM, {"action": "resend"})
    first, second = map(code_in, mail.outbox)
    assert client.post(CONFIRM, {"code": first}).status_code == 422
    assert client.post(CONFIRM, {"code": second}).status_code == 302


def test_nobody_learns_from_the_pages_who_is_a_member(client_class, ana):
    pages = []
    for name in ("ana", "nobody"):
        client = client_class()
        asked = client.post(ASK, {"email": f"{name}@example.org"})
        page = client.get(asked.url)
        wrong = client.post(CONFIRM, {"code": "WRNG-WRNG"})
        tokens = re.compile(r'value="\w{64}"')
        texts = [tokens.sub("", answer.text.replace(f"{name}@", "@")) for answer in (page, wrong)]
        pages.append((asked.status_code, asked.url, wrong.status_code, texts))
    assert pages[0] == pages[1]
    assert [message.to for message in mail.outbox] == [["ana@example.org"], ["nobody@example.org"]]
    assert "No member has this address" in mail.outbox[1].body


def test_a_code_does_not_stand_in_for_the_second_factor(client, ana):
    add_second_factor(ana)
    client.post(ASK, {"email": "ana@example.org"})
    answer = client.post(CONFIRM, {"code": code_in(mail.outbox[0])})
    assert answer.url == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session


def test_a_mailbox_is_not_filled_with_codes(client_class, ana, settings, stopped_clock):
    settings.ACCOUNT_RATE_LIMITS = {"request_login_code": "3/m/key"}
    answers = [client_class().post(ASK, {"email": "ana@example.org"}) for _visit in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    assert answers[3].headers["Retry-After"] == "60"
    assert len(mail.outbox) == 3


def test_whoever_wants_another_way_is_led_back_to_the_first_page(client, ana):
    client.post(ASK, {"email": "ana@example.org"})
    assert client.get(reverse("account_login")).url == CONFIRM
    left = client.post(reverse("account_logout"), {"next": reverse("account_login")})
    assert client.get(left.url).status_code == 200
