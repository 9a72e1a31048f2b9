"""Who is refused is told how long: the rest of the window that is spent, not a guess."""

import pytest
from django.core import mail
from django.urls import reverse

from tests.browser import Browser
from tests.factories import add_second_factor, confirm_address, make_user

pytestmark = pytest.mark.django_db
START = 1_800_000_000
PASSWORD = "a long enough password"


@pytest.fixture
def ana():
    return confirm_address(make_user("ana"))


@pytest.fixture
def at(monkeypatch):
    """Sets the clock, in seconds after the start."""

    def set_clock(seconds: float) -> None:
        monkeypatch.setattr("time.time", lambda: float(START + seconds))

    return set_clock


def test_a_refused_sign_in_says_when_the_oldest_wrong_password_is_forgotten(
    client, ana, at, settings
):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "2/m/key"}
    answers = []
    for seconds in (0, 10, 35):
        at(seconds)
        fields = {"login": "ana", "password": "wrong"}
        answers.append(client.post(reverse("account_login"), fields))
    assert [answer.status_code for answer in answers] == [422, 422, 429]
    assert answers[2]["Retry-After"] == "25"
    at(61)
    fields = {"login": "ana", "password": PASSWORD}
    assert client.post(reverse("account_login"), fields).status_code == 302


def test_of_two_windows_that_are_spent_the_longer_counts(client, ana, at, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "1/m/key,1/h/key"}
    for seconds in (0, 30):
        at(seconds)
        answer = client.post(reverse("account_login"), {"login": "ana", "password": "wrong"})
    assert answer["Retry-After"] == "3570"


def test_a_refused_code_of_the_app_and_a_refused_mail_say_so_too(client, ana, at, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "1/m/key", "request_login_code": "1/h/key"}
    add_second_factor(ana)
    at(0)
    client.post(reverse("account_login"), {"login": "ana", "password": PASSWORD})
    waits = []
    for seconds in (0, 20):
        at(seconds)
        code = client.post(reverse("mfa_authenticate"), {"code": "12x456"})
        wanted = Browser().post(reverse("account_request_login_code"), {"email": ana.email})
        waits.append((code.get("Retry-After"), wanted.get("Retry-After")))
    assert waits == [(None, None), ("40", "3580")]
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("page", "action", "rate", "typed"),
    [
        ("account_signup", "signup", "1/m/ip", {"username": "rosa-7", "email": "r@example.org"}),
        ("account_login", "login", "1/m/ip", {"login": "rosa-7"}),
        ("account_reset_password", "reset_password", "1/m/ip", {"email": "r@example.org"}),
        ("account_reset_password", "reset_password", "1/m/key", {"email": "R@example.org"}),
        ("account_request_login_code", "request_login_code", "1/m/key", {"email": "r@e.org"}),
        ("account_email", "manage_email", "1/m/user", {"email": "r@example.org"}),
        ("account_change_password", "change_password", "1/m/user", {}),
    ],
)
def test_what_was_sent_too_often_comes_back_as_the_form_with_what_was_typed(
    *, ana, at, settings, page, action, rate, typed
):
    settings.ACCOUNT_RATE_LIMITS = {action: rate}
    secret = {"password": "a secret of Rosa", "password1": "a secret of Rosa"}
    for seconds in (0, 20):
        at(seconds)
        browser = Browser()
        if rate.endswith("user"):
            browser.force_login(ana)
        fields = typed | secret | {"oldpassword": "a secret of Rosa", "action_add": ""}
        answer = browser.post(reverse(page), fields)
    assert (answer.status_code, answer["Retry-After"]) == (429, "40")
    assert "Too many attempts" in answer.text
    assert f'action="{reverse(page)}"' in answer.text
    for value in typed.values():
        assert f'value="{value}"' in answer.text
    assert "a secret of Rosa" not in answer.text
