"""Signing in and out, forgotten and changed passwords, and an address that changes."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.core import mail
from django.urls import reverse

from accounts.models import User
from tests.factories import make_user

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough password"
NEW_PASSWORD = "seven lamps over the foyer"
AWAY = ["//evil.example", "https://evil.example/", "javascript:alert(1)", "id", "//[", "http://[",
        "/\\evil.example", "\x00", "https:evil.example", "///evil.example"]  # fmt: skip


@pytest.fixture
def ana():
    member = make_user("ana")
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    return member


def sign_in(client, login="ana", password=PASSWORD, **more):
    fields = {"login": login, "password": password} | more
    return client.post(reverse("account_login"), fields)


def path_in(message) -> str:
    return re.search(r"http://127.0.0.1:8000(\S+)", message.body).group(1)


@pytest.mark.parametrize("login", ["ana", "Ana", "ana@example.org", "ANA@example.org", " ana "])
def test_a_member_signs_in_with_name_or_address(client, ana, login):
    assert sign_in(client, login).url == "/"
    assert client.session["_auth_user_id"] == str(ana.pk)


def test_the_session_ends_with_the_browser_unless_the_member_wants_to_stay(client, ana):
    assert sign_in(client).cookies["sessionid"]["max-age"] == ""
    client.logout()
    assert sign_in(client, remember="on").cookies["sessionid"]["max-age"] > 0


@pytest.mark.parametrize("login", ["ana", "nobody", "ana@example.org", "nobody@example.org"])
def test_a_wrong_sign_in_says_the_same_whoever_it_is(client, ana, login):
    page = sign_in(client, login, "a wrong password")
    assert page.status_code == 422
    assert "do not belong together" in page.text
    assert f'value="{login}"' in page.text
    assert "a wrong password" not in page.text


def test_a_closed_account_cannot_be_used(client, ana):
    User.objects.update(is_active=False)
    page = client.get(sign_in(client).url)
    assert "This account is closed" in page.text


def test_an_address_that_is_not_confirmed_gets_its_mail_again(client, ana):
    EmailAddress.objects.update(verified=False)
    assert sign_in(client).url == reverse("account_email_verification_sent")
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("away", AWAY)
def test_signing_in_never_leads_away(client, ana, away):
    assert client.get(reverse("account_login"), {"next": away}).status_code == 200
    assert sign_in(client, next=away).url == "/"


@pytest.mark.parametrize("away", AWAY)
def test_signing_out_never_leads_away(client, ana, away):
    client.force_login(ana)
    assert client.get(reverse("account_logout"), {"next": away}).status_code == 200
    assert client.post(reverse("account_logout"), {"next": away}).url == "/"


@pytest.mark.parametrize("away", AWAY)
def test_signing_up_never_leads_away(client, ana, away):
    assert client.get(reverse("account_signup"), {"next": away}).status_code == 200
    client.force_login(ana)
    assert client.get(reverse("account_signup"), {"next": away}).url == "/"


def test_signing_in_leads_back_to_where_the_reader_was(client, ana):
    assert sign_in(client, next="/films/?genre=war").url == "/films/?genre=war"


def test_signing_out_takes_a_button(client, ana):
    client.force_login(ana)
    page = client.get(reverse("account_logout"))
    assert 'method="post"' in page.text and "_auth_user_id" in client.session
    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


def test_a_forgotten_password_is_replaced_with_a_link(client, ana):
    response = client.post(reverse("account_reset_password"), {"email": "ana@example.org"})
    assert "Look in your mailbox" in client.get(response.url).text
    page = client.get(path_in(mail.outbox[0]), follow=True)
    assert "Choose a new password" in page.text
    path = page.request["PATH_INFO"]
    assert client.post(path, {"password1": "short"}).context["form"].errors["password1"]
    done = client.post(path, {"password1": NEW_PASSWORD}, follow=True)
    assert "Password saved" in done.text
    assert sign_in(client, password=NEW_PASSWORD).status_code == 302
    again = client.get(path_in(mail.outbox[0]), follow=True)
    assert "This link no longer works" in again.text


@pytest.mark.parametrize("key", ["1-nonsense", "zzzzzzzzzzzzz-x", "zzzzzzzzzzzzzzzzzzz-x", "1-%00"])
def test_a_broken_reset_link_says_so(client, key):
    page = client.get(f"/account/password/reset/key/{key}/")
    assert page.status_code == 200
    assert "This link no longer works" in page.text


def test_a_reset_for_an_unknown_address_looks_like_one_for_a_known_one(client, client_class, ana):
    answers = [
        client_class().post(reverse("account_reset_password"), {"email": email})
        for email in ("ana@example.org", "nobody@example.org")
    ]
    assert answers[0].url == answers[1].url
    assert set(answers[0].cookies) == set(answers[1].cookies)
    pages = [answer.client.get(answer.url).text for answer in answers]
    assert pages[0].replace("ana@", "@") == pages[1].replace("nobody@", "@")
    assert [message.to for message in mail.outbox] == [["ana@example.org"], ["nobody@example.org"]]


def test_links_in_mails_come_from_the_site_s_address_not_from_the_host(client, ana, settings):
    settings.SITE_URL = "https://foyer.example"
    settings.ALLOWED_HOSTS = ["inner.example", "testserver"]
    sent = [("account_reset_password", {"email": "ana@example.org"}),
            ("account_reset_password", {"email": "nobody@example.org"}),
            ("account_signup", {"username": "bo", "email": "ana@example.org",
                                "password1": NEW_PASSWORD}),
            ("account_signup", {"username": "bo", "email": "bo@example.org",
                                "password1": NEW_PASSWORD})]  # fmt: skip
    for name, fields in sent:
        client.post(reverse(name), fields, headers={"host": "inner.example"})
    assert len(mail.outbox) == 4
    for message in mail.outbox:
        links = re.findall(r"https?://\S+", message.body)
        assert len(links) == 2
        assert all(link.startswith("https://foyer.example") for link in links)


def test_a_forged_host_is_answered_400(client):
    fields = {"email": "ana@example.org"}
    response = client.post(
        reverse("account_reset_password"), fields, headers={"host": "evil.example"}
    )
    assert response.status_code == 400
    assert not mail.outbox


def test_a_password_is_changed_by_whoever_knows_it(client, ana):
    client.force_login(ana)
    address = reverse("account_change_password")
    page = client.post(address, {"oldpassword": "wrong", "password1": NEW_PASSWORD})
    assert page.context["form"].errors["oldpassword"]
    client.post(address, {"oldpassword": PASSWORD, "password1": NEW_PASSWORD})
    ana.refresh_from_db()
    assert ana.check_password(NEW_PASSWORD)
    assert "was changed just now" in mail.outbox[0].body
    assert "127.0.0.1\n" not in mail.outbox[0].body
    assert client.get(address).status_code == 200  # this device stays signed in


def test_an_address_changes_when_the_new_one_is_confirmed(client, ana):
    client.force_login(ana)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(reverse("account_email"), {"email": "o'ana@example.org", "action_add": ""})
    ana.refresh_from_db()
    assert ana.email == "ana@example.org"
    assert "is not confirmed yet" in client.get(reverse("account_email")).text
    client.post(path_in(mail.outbox[0]))
    ana.refresh_from_db()
    assert ana.email == "o'ana@example.org"
    assert list(EmailAddress.objects.values_list("email", flat=True)) == ["o'ana@example.org"]
    assert mail.outbox[1].to == ["ana@example.org"]
    assert "to o'ana@example.org" in mail.outbox[1].body


def test_an_address_is_changed_only_after_the_password_was_typed_again(client, ana):
    client.force_login(ana)
    response = client.post(reverse("account_email"), {"email": "b@example.org", "action_add": ""})
    assert response.url.startswith(reverse("account_reauthenticate"))
    page = client.get(response.url)
    assert "Is it you?" in page.text
    next_page = reverse("account_email")
    wrong = client.post(response.url, {"password": "wrong", "next": next_page})
    assert wrong.context["form"].errors["password"]
    client.post(response.url, {"password": PASSWORD, "next": next_page})
    assert EmailAddress.objects.filter(email="b@example.org").exists()


def test_after_too_many_wrong_passwords_the_door_is_closed_for_a_while(
    client, ana, settings, stopped_clock
):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/m/key"}
    for _attempt in range(3):
        sign_in(client, password="wrong")
    page = sign_in(client)
    assert "Too many attempts" in page.text
    assert (page.status_code, page.headers["Retry-After"]) == (429, "60")
    assert "_auth_user_id" not in client.session


def test_a_stranger_s_wrong_passwords_lock_nobody_out(client, ana, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/m/key"}
    for _attempt in range(4):
        refused = sign_in(client, password="wrong")
    assert refused.status_code == 429
    fields = {"login": "ana", "password": PASSWORD}
    answer = client.post(reverse("account_login"), fields, REMOTE_ADDR="203.0.113.9")
    assert answer.status_code == 302


def test_too_many_requests_are_answered_429_in_our_words(client, settings, stopped_clock):
    settings.ACCOUNT_RATE_LIMITS = {"reset_password_from_key": "2/m/ip"}
    link = reverse("account_reset_password_from_key", kwargs={"uidb36": "1", "key": "no-link"})
    answers = [client.post(link, {"password1": PASSWORD}) for _visit in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "One at a time, please" in answers[2].text
    assert answers[2].headers["Retry-After"] == "60"


def test_signing_in_begins_a_new_session(client, ana):
    client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    before = client.session.session_key
    client.cookies["sessionid"] = before
    sign_in(client)
    assert before and client.cookies["sessionid"].value != before


def test_whoever_proves_to_be_the_member_goes_on_in_a_new_session(client, ana):
    sign_in(client)
    before = client.cookies["sessionid"].value
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert client.cookies["sessionid"].value != before
    assert UserSession.objects.get().session_key == client.cookies["sessionid"].value


def test_the_admin_has_no_other_way_in(client):
    assert client.get("/admin/login/").url.startswith(reverse("account_login"))
