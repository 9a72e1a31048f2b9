"""Themes and languages: chosen by a member, kept with the account, given to each device."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tests.factories import make_film, make_user

pytestmark = pytest.mark.django_db
PROFILE = {"display_name": "", "bio": "", "site": "", "theme": "system"}
PASSWORD = "a long enough password"


@pytest.fixture
def two_languages(settings):
    settings.LANGUAGES = [("en", _("English")), ("de", _("German"))]


def sign_in(client, member):
    member.emailaddress_set.create(email=member.email, verified=True, primary=True)
    fields = {"login": member.username, "password": PASSWORD}
    assert client.post(reverse("account_login"), fields).status_code == 302


def save(client, member, **fields):
    client.force_login(member)
    page = client.post(reverse("account_profile"), PROFILE | fields)
    assert page.status_code == 302
    member.refresh_from_db()


def test_the_lights_of_the_profile_are_printed_at_once(client):
    save(client, make_user(), theme="dark")
    assert 'data-theme="dark"' in client.get("/about/").text


def test_the_lights_of_the_footer_are_kept_with_the_account(client):
    member = make_user()
    client.force_login(member)
    client.post("/theme/", {"theme": "light", "next": "/about/"})
    member.refresh_from_db()
    assert member.theme == "light"
    form = client.get(reverse("account_profile")).context["form"]
    assert form.initial["theme"] == "light"


def test_another_device_gets_the_lights_and_the_language_at_sign_in(client_class, two_languages):
    member = make_user()
    save(client_class(), member, theme="dark", language="de")
    other = client_class()
    sign_in(other, member)
    page = other.get("/about/").text
    assert '<html lang="de" dir="ltr" data-theme="dark">' in page


def test_a_member_without_choices_keeps_those_of_the_device(client, two_languages):
    client.cookies["theme"] = "light"
    sign_in(client, make_user())
    assert 'data-theme="light"' in client.get("/about/").text


def test_the_choice_of_a_language_can_be_given_back_to_the_browser(client, two_languages):
    member = make_user()
    save(client, member, language="de")
    assert '<html lang="de"' in client.get("/about/").text
    save(client, member, language="")
    assert '<html lang="en"' in client.get("/about/").text


def test_no_language_is_asked_for_where_there_is_one(client):
    client.force_login(make_user())
    assert "language" not in client.get(reverse("account_profile")).context["form"].fields


@pytest.mark.parametrize(
    "fields",
    [
        {"language": "xx"},
        {"review_language": "English"},
        {"theme": "neon"},
        {"site": "javascript:alert(1)"},
        {"site": "not a site"},
        {"site": "https://example.org/" + "a" * 200},
    ],
)
def test_what_is_no_choice_is_refused_and_stays_typed(client, two_languages, fields):
    client.force_login(make_user())
    page = client.post(reverse("account_profile"), PROFILE | fields | {"bio": "Kept."})
    assert page.status_code == 422
    assert list(page.context["form"].errors) == list(fields)
    assert "Kept." in page.text


def test_the_editor_begins_with_the_language_of_a_members_reviews(client):
    save(client, make_user(), review_language="cs")
    page = client.get(reverse("review_new", args=[make_film().slug]))
    assert page.context["form"].initial["language"] == "cs"


def test_a_members_site_stands_on_the_page_and_takes_no_credit_from_us(client):
    member = make_user()
    save(client, member, site="example.org/me")
    page = client.get(member.get_absolute_url()).text
    assert '<a href="https://example.org/me" rel="me nofollow ugc noopener">' in page
