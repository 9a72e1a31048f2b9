"""Mails about accounts wait, encrypted, for the worker; a dead mail server stops nobody."""

import re
import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts import mails
from accounts.models import User, WaitingMail
from tests.factories import confirm_address, make_user

pytestmark = pytest.mark.django_db
CODE = "account/email/login_code"


@pytest.fixture(autouse=True)
def in_the_queue(settings):
    """Jobs wait in the database, as they do on a running site."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def dead_server(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1


def later(monkeypatch, **time) -> None:
    now = timezone.now() + timedelta(**time)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


def write(kind: str = "account/email/password_reset_key") -> WaitingMail:
    message = EmailMessage("A subject", "The code is 4711.", to=["ana@example.org"])
    mails.ask_for_mail(message, kind=kind)
    return WaitingMail.objects.get()


def test_a_dead_mail_server_breaks_no_sign_up_and_the_mail_goes_out_when_it_is_back(
    client, settings, dead_server, monkeypatch
):
    fields = {"username": "ana", "email": "ana@example.org", "password1": "a long enough password"}
    response = client.post(reverse("account_signup"), fields)
    assert response.url == reverse("account_email_verification_sent")
    assert User.objects.filter(username="ana").exists()
    assert mail.outbox == []

    mails.send_waiting_mails.call()
    assert WaitingMail.objects.get().attempts == 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mails.send_waiting_mails.call()
    assert mail.outbox == []

    later(monkeypatch, seconds=11)
    mails.send_waiting_mails.call()
    (message,) = mail.outbox
    assert message.to == ["ana@example.org"]
    link = re.search(r"http://\S+(/account/confirm-email/\S+)", message.body)[1]
    assert client.get(link).status_code == 200
    assert not WaitingMail.objects.exists()


def test_neither_the_address_nor_the_code_is_readable_while_a_mail_waits(client):
    member = confirm_address(make_user("ana"))
    client.post(reverse("account_request_login_code"), {"email": member.email})
    kept = str(list(WaitingMail.objects.values())) + str(list(DBTaskResult.objects.values()))
    assert "login_code" in kept
    mails.send_waiting_mails.call()
    (message,) = mail.outbox
    code = re.search(r"^\s*([A-Z0-9-]{8,})\s*$", message.body, re.M)[1]
    assert member.email not in kept
    assert code not in kept


def test_a_mail_that_cannot_be_sent_is_told_to_the_log_without_its_address(monkeypatch, caplog):
    write()
    refusal = smtplib.SMTPRecipientsRefused({"ana@example.org": (550, b"no ana@example.org")})
    monkeypatch.setattr(EmailMessage, "send", lambda message: (_ for _ in ()).throw(refusal))
    mails.send_waiting_mails.call()
    assert "password_reset_key, SMTPRecipientsRefused" in caplog.text
    assert "ana@example.org" not in caplog.text


def test_a_mail_that_was_refused_is_tried_again_after_growing_pauses(dead_server, monkeypatch):
    write()
    waits = []
    for _ in range(4):
        mails.send_waiting_mails.call()
        waits.append((WaitingMail.objects.get().next_try_at - timezone.now()).total_seconds())
        later(monkeypatch, seconds=waits[-1] + 1)
    assert [round(wait, -1) for wait in waits] == [10, 60, 300, 1_800]
    asked = DBTaskResult.objects.exclude(run_after=None).filter(run_after__year__lt=9999)
    assert asked.count() == 4


@pytest.mark.parametrize(("kind", "minutes"), [(CODE, 10), ("account/email/another", 24 * 60)])
def test_a_mail_that_is_over_is_forgotten_unsent(dead_server, monkeypatch, kind, minutes):
    write(kind)
    later(monkeypatch, minutes=minutes - 1)
    mails.send_waiting_mails.call()
    assert WaitingMail.objects.exists()
    later(monkeypatch, minutes=2)
    mails.send_waiting_mails.call()
    assert not WaitingMail.objects.exists()


def test_what_another_key_encrypted_is_forgotten_and_stops_no_other_mail(settings):
    write()
    settings.SECRET_KEY = "another key of the same length 0123456789"
    mails.ask_for_mail(EmailMessage("Another", "Words", to=["ben@example.org"]), kind="other")
    mails.send_waiting_mails.call()
    assert [message.to for message in mail.outbox] == [["ben@example.org"]]
    assert not WaitingMail.objects.exists()
