"""One mailbox is one account, however its host is spelled."""

from importlib import import_module

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.core import mail
from django.urls import reverse

from accounts.mailboxes import mailbox
from accounts.mails import send_waiting_mails
from accounts.models import User
from reviews.models import Guest
from tests.factories import confirm_address, make_review
from tests.reviews.commenting import post

ASCII, TYPED = "ines@xn--mller-kva.example", "ines@Müller.example"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (TYPED, ASCII),
        ("ines@XN--MLLER-KVA.example", ASCII),
        ("Ines@Example.ORG", "Ines@example.org"),
        ("ines@mu\u0308ller.example", ASCII),
        ("ines@müller\u3002example", ASCII),
        ("ines@" + "ü" * 70 + ".example", "ines@" + "ü" * 70 + ".example"),
        ("nobody", "@nobody"),
    ],
)
def test_a_mailbox_has_one_spelling(typed, stored):
    assert mailbox(typed) == stored


@pytest.fixture
def ines(db):
    return confirm_address(User.objects.create_user("ines", TYPED, "a long enough password"))


def test_however_an_account_is_made_its_host_is_spelled_in_one_way(ines):
    assert ines.email == ASCII


def test_who_signs_up_with_another_spelling_of_a_known_mailbox_makes_no_account(client, ines):
    fields = {"username": "other", "email": TYPED, "password1": "twelve long words"}
    client.post(reverse("account_signup"), fields)
    assert not User.objects.filter(username="other").exists()


@pytest.mark.parametrize("typed", [TYPED, ASCII, TYPED.upper()])
def test_one_signs_in_with_any_spelling(client, ines, typed):
    fields = {"login": typed, "password": "a long enough password"}
    assert client.post(reverse("account_login"), fields).status_code == 302


def test_a_password_is_reset_with_any_spelling(client, ines):
    client.post(reverse("account_reset_password"), {"email": TYPED})
    send_waiting_mails.call()
    assert [sent.to for sent in mail.outbox] == [[ASCII]]


def test_two_spellings_are_one_guest(client, db):
    review = make_review()
    for number, email in enumerate((TYPED, ASCII)):
        post(client, review, email=email, comment=f"Comment {number}.")
    assert Guest.objects.count() == 1


def test_addresses_stored_before_are_spelled_anew_but_for_the_younger_of_two_accounts(ines):
    twin = User.objects.create_user("twin", "", "a long enough password")
    guest = Guest.objects.create(email="rosa@müller.example")
    old, decomposed = "ines@müller.example", "ines@mu\u0308ller.example"
    User.objects.filter(pk=ines.pk).update(email=old)
    EmailAddress.objects.filter(user=ines).update(email=old)
    User.objects.filter(pk=twin.pk).update(email=decomposed)
    for step in ("accounts.migrations.0007_one_spelling_for_each_mailbox",
                 "reviews.migrations.0020_one_spelling_for_each_guest"):  # fmt: skip
        import_module(step).spell_anew(apps, None)
    for row in (ines, twin, guest):
        row.refresh_from_db()
    assert (ines.email, EmailAddress.objects.get(user=ines).email) == (ASCII, ASCII)
    assert twin.email == decomposed
    assert guest.email == "rosa@xn--mller-kva.example"
