"""Signing up: names, addresses, races, and what nobody may learn from the answers."""

import re

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.core import mail
from django.urls import reverse

from accounts.models import User
from tests.factories import make_user

pytestmark = pytest.mark.django_db

PASSWORD = "seven lamps over the foyer"


def sign_up(client, **typed):
    fields = {"username": "ana", "email": "ana@example.org", "password1": PASSWORD}
    return client.post(reverse("account_signup"), fields | typed)


def link_in(message) -> str:
    return re.search(r"http\S+", message.body).group()


class TakesTheName:
    """A password validator during which somebody else takes the name: after it was checked."""

    def validate(self, password, user=None):
        User.objects.create_user(user.username, "quicker@example.org")

    def get_help_text(self):
        return ""


class TakesTheAddress(TakesTheName):
    def validate(self, password, user=None):
        User.objects.create_user("quicker", user.email)


def test_a_visitor_signs_up_confirms_and_is_signed_in(client):
    response = sign_up(client)
    assert response.url == reverse("account_email_verification_sent")
    assert client.get(response.url).status_code == 200
    page = client.get(link_in(mail.outbox[0]).removeprefix("http://127.0.0.1:8000"))
    assert "ana@example.org" in page.text
    assert not EmailAddress.objects.get().verified
    address = re.search(r'action="(/account/confirm-email/[^"]+)"', page.text).group(1)
    client.post(address)
    assert EmailAddress.objects.get().verified
    assert client.session["_auth_user_id"] == str(User.objects.get().pk)


def test_capitals_in_a_member_name_become_small(client):
    sign_up(client, username="Ana")
    assert User.objects.get().username == "ana"


def test_the_form_says_what_each_field_is_for_and_asks_for_the_password_once(client):
    page = client.get(reverse("account_signup")).text
    assert page.count('type="password"') == 1
    for field in ("username", "email", "password1"):
        assert f'aria-describedby="id_{field}_helptext"' in page
    assert "placeholder" not in page.split("<main")[1]


@pytest.mark.parametrize("name", ["admin", "Adm1n", "moderator", "staff", "foyer", "f0yer",
                                  "foyer-staff", "admin2", "new", "root", "support"])  # fmt: skip
def test_a_name_of_the_house_is_refused_beside_the_field(client, name):
    page = sign_up(client, username=name)
    assert page.status_code == 422
    assert page.context["form"].errors["username"] == [
        "This name is kept for the house. Choose another."
    ]
    assert not User.objects.exists()


@pytest.mark.parametrize("name", ["a\x00b", "a\x07b", "a b", "שלום", "🎬🎬", "an\u202ea", "-ana",
                                  "a", "a" * 31, "ana\n", "İİ"])  # fmt: skip
def test_a_name_that_cannot_stand_in_an_address_is_refused_beside_the_field(client, name):
    page = sign_up(client, username=name)
    if name == "ana\n":  # a line end around a name is trimmed, as spaces are
        assert page.status_code == 302
        return
    assert page.status_code == 422
    assert page.context["form"].errors["username"]
    assert 'id="id_username_error"' in page.text
    assert "ana@example.org" in page.text  # what was typed is kept
    assert not User.objects.exists()


@pytest.mark.parametrize("field", ["email", "password1"])
def test_nul_in_any_field_is_a_message_beside_it(client, field):
    page = sign_up(client, **{field: "long enough\x00@example.org"})
    assert page.status_code == 422
    assert page.context["form"].errors[field]


def test_an_address_longer_than_can_be_delivered_to_is_refused(client):
    page = sign_up(client, email=f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 30}.org")
    assert page.context["form"].errors["email"]


def test_a_password_of_a_megabyte_is_refused(client):
    page = sign_up(client, password1="long " * 200)
    assert page.context["form"].errors["password1"]


def test_a_body_longer_than_any_form_is_answered_400(client, settings):
    too_long = "a" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    assert sign_up(client, username=too_long).status_code == 400


def test_a_name_of_half_a_megabyte_is_refused_beside_the_field(client, settings):
    page = sign_up(client, username="a" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2))
    assert page.status_code == 422
    assert page.context["form"].errors["username"]


def test_a_weak_password_is_refused_beside_the_field(client):
    page = sign_up(client, password1="short")
    assert page.context["form"].errors["password1"]


def test_a_name_that_is_taken_is_a_message_beside_the_field(client):
    make_user("ana")
    page = sign_up(client, username="Ana", email="other@example.org")
    assert page.context["form"].errors["username"] == ["This name is taken. Choose another."]


def test_of_two_sign_ups_with_one_name_at_once_the_second_gets_the_form_back(client, settings):
    settings.AUTH_PASSWORD_VALIDATORS = [{"NAME": f"{__name__}.TakesTheName"}]
    page = sign_up(client)
    assert page.status_code == 422
    assert page.context["form"].errors["username"] == ["This name is taken. Choose another."]
    assert list(User.objects.values_list("email", flat=True)) == ["quicker@example.org"]


def test_of_two_sign_ups_with_one_address_at_once_the_second_is_answered_like_any_known_one(
    client, settings
):
    settings.AUTH_PASSWORD_VALIDATORS = [{"NAME": f"{__name__}.TakesTheAddress"}]
    response = sign_up(client)
    assert response.url == reverse("account_email_verification_sent")
    assert list(User.objects.values_list("username", flat=True)) == ["quicker"]
    assert mail.outbox[-1].subject == "Foyer: You are a member already"


def test_signing_up_with_a_known_address_looks_like_signing_up_with_a_new_one(client, client_class):
    make_user("known")
    new = sign_up(client_class(), username="first", email="new@example.org")
    known = sign_up(client_class(), username="second", email="known@example.org")
    assert (new.status_code, new.url) == (known.status_code, known.url)
    assert set(new.cookies) == set(known.cookies)
    pages = [answer.client.get(answer.url).text for answer in (new, known)]
    assert pages[0].replace("new@", "@") == pages[1].replace("known@", "@")
    assert not User.objects.filter(username="second").exists()
    assert [message.to for message in mail.outbox] == [["new@example.org"], ["known@example.org"]]


def test_of_two_members_who_confirm_one_address_the_second_is_told(client):
    member = make_user("second")
    address = EmailAddress.objects.create(user=member, email="both@example.org")
    link = reverse("account_confirm_email", args=[EmailConfirmationHMAC(address).key])
    assert "Confirm your address" in client.get(link).text
    make_user(
        "first",
    )
    User.objects.filter(username="first").update(email="both@example.org")
    response = client.post(link, follow=True)
    assert response.status_code == 200
    assert not EmailAddress.objects.filter(verified=True).exists()


def test_a_broken_confirmation_link_says_so(client):
    page = client.get(reverse("account_confirm_email", args=["nonsense"]))
    assert page.status_code == 200
    assert "This link no longer works" in page.text


def test_one_network_joins_five_times_an_hour(client_class, settings):
    settings.RATE_LIMITS = True
    answers = [
        sign_up(client_class(), username=f"ana-{n}", email=f"m{n}@example.org") for n in range(6)
    ]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert 0 < int(answers[5].headers["Retry-After"]) <= 3600
    assert 'value="ana-5"' in answers[5].text
    assert User.objects.count() == 5
