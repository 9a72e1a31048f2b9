"""Every page of an account: ours in look and words, private, and whole without a script."""

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from accounts.models import User
from tests.browser import Forger
from tests.factories import add_second_factor, make_user

pytestmark = pytest.mark.django_db

VISITORS = ["account_login", "account_signup", "account_reset_password",
            "account_request_login_code"]  # fmt: skip
WITHOUT_A_FORM = ["account_reset_password_done", "account_reset_password_from_key_done",
                  "account_email_verification_sent", "account_inactive"]  # fmt: skip
MEMBERS = ["account_profile", "account_avatar", "account_email", "account_change_password",
           "account_logout", "account_reauthenticate", "mfa_index",
           "usersessions_list"]  # fmt: skip
# Pages that open to whoever has just proved who they are, and has a second factor.
PROVED = ["mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
          "mfa_add_webauthn", "mfa_reauthenticate"]  # fmt: skip


@pytest.fixture
def signed_in(client):
    member = make_user("ana")
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    client.force_login(member)
    return client


def is_ours(page):
    html = page.text
    assert page.status_code == 200
    assert html.count("<h1") == 1
    assert '<main id="main"' in html and 'class="foot"' in html
    assert "style=" not in html and "<style" not in html and "onclick" not in html
    allowed = ('type="module"', "src=", 'type="application/json"')
    assert all(any(kind in tag for kind in allowed) for tag in html.split("<script")[1:])
    assert "data:image" not in html


@pytest.mark.parametrize("name", VISITORS)
def test_a_visitor_s_form_is_ours_and_private(client, name):
    page = client.get(reverse(name))
    is_ours(page)
    assert {"private", "no-store"} <= set(page.headers["Cache-Control"].split(", "))


@pytest.mark.parametrize("name", WITHOUT_A_FORM)
def test_a_page_without_a_form_is_ours_and_holds_no_token(client, name):
    page = client.get(reverse(name))
    is_ours(page)
    assert not page.cookies


@pytest.mark.parametrize("name", MEMBERS)
def test_a_member_s_page_is_ours_and_private(signed_in, name):
    page = signed_in.get(reverse(name))
    is_ours(page)
    assert {"private", "no-store"} <= set(page.headers["Cache-Control"].split(", "))


def prove(client):
    client.post(reverse("account_reauthenticate"), {"password": "a long enough password"})


@pytest.mark.parametrize("name", PROVED)
def test_a_page_of_second_factors_is_ours_and_private(signed_in, name):
    add_second_factor(User.objects.get())
    prove(signed_in)
    page = signed_in.get(reverse(name))
    is_ours(page)
    assert {"private", "no-store"} <= set(page.headers["Cache-Control"].split(", "))


def test_the_page_that_sets_up_an_app_draws_its_key_without_an_address_of_data(signed_in):
    prove(signed_in)
    page = signed_in.get(reverse("mfa_activate_totp"))
    is_ours(page)
    assert "<svg" in page.text and "data:" not in page.text
    assert "data:" not in page.headers["Content-Security-Policy"]


def test_a_member_without_a_password_may_set_one(client):
    member = make_user("ana")
    member.set_unusable_password()
    member.save()
    client.force_login(member)
    is_ours(client.get(reverse("account_set_password")))
    client.post(reverse("account_set_password"), {"password1": "seven lamps over the foyer"})
    member.refresh_from_db()
    assert member.has_usable_password()


@pytest.mark.parametrize("name", ["account_profile", "account_email", "account_change_password"])
def test_a_visitor_is_asked_to_sign_in_before_a_member_s_page(client, name):
    assert client.get(reverse(name)).url.startswith(reverse("account_login"))


def test_a_page_for_everybody_is_not_private_for_a_visitor_and_is_for_a_member(client, signed_in):
    visitor = type(client)()
    make_user("bo")
    address = reverse("member_detail", args=["bo"])
    assert "Cache-Control" not in visitor.get(address).headers
    assert signed_in.get(address).headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("name", VISITORS + MEMBERS)
def test_a_form_without_its_token_is_refused(name):
    client = Forger()
    client.force_login(make_user("ana"))
    assert client.post(reverse(name), {"email": "x@example.org"}).status_code == 403


def test_a_request_for_json_is_answered_in_html(client):
    page = client.get(reverse("account_login"), headers={"accept": "application/json"})
    assert page.headers["Content-Type"].startswith("text/html")
