import pytest
from django.urls import reverse

from reviews.services import following, watchlists
from tests.browser import Forger
from tests.factories import make_film, make_person, make_review, make_user
from tests.forms import Page


def refused_comment(client):
    return client.post(reverse("comment_new", args=[make_review().pk]), {"comment": ""})


def full_watchlist(client):
    return client.post(reverse("film_watchlist", args=[make_film().slug]), {"on": "1"})


def too_many_followed(client):
    return client.post(reverse("person_follow", args=[make_person().slug]), {"on": "1"})


def expired_form(client):
    forger = Forger()
    forger.force_login(make_user())
    return full_watchlist(forger)


@pytest.mark.parametrize(
    ("chosen", "printed"), [("dark", 'data-theme="dark"'), ("light", 'data-theme="light"')]
)
def test_the_lights_that_a_reader_chose_are_printed_by_the_server(client, db, chosen, printed):
    response = client.post("/theme/", {"theme": chosen, "next": "/about/"})
    assert (response.status_code, response["Location"]) == (302, "/about/")
    assert printed in client.get("/about/").content.decode()


def test_the_device_decides_when_nothing_was_chosen(client, db):
    assert "data-theme" not in client.get("/about/").content.decode()
    client.post("/theme/", {"theme": "dark"})
    client.post("/theme/", {"theme": "system"})
    assert "data-theme" not in client.get("/about/").content.decode()


@pytest.mark.parametrize(
    "next_url", ["//evil.example", "https://evil.example/", "javascript:alert(1)", "id", ""]
)
def test_the_theme_form_never_leaves_the_site(client, next_url):
    location = client.post("/theme/", {"theme": "dark", "next": next_url})["Location"]
    assert location == "/"


def test_an_unknown_theme_changes_nothing(client):
    assert "theme" not in client.post("/theme/", {"theme": "neon"}).cookies


def test_another_sites_page_cannot_set_the_theme(client):
    response = client.post("/theme/", {"theme": "dark"}, headers={"Origin": "https://evil.example"})
    assert response.status_code == 403


def test_getting_the_theme_address_changes_nothing(client):
    assert client.get("/theme/?theme=dark").status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize(
    "answered", [refused_comment, full_watchlist, too_many_followed, expired_form]
)
def test_the_lights_lead_from_the_answer_to_a_form_to_a_page(client, monkeypatch, answered):
    monkeypatch.setattr(watchlists, "MAX_WATCHLIST", 0)
    monkeypatch.setattr(following, "MAX_FOLLOWS", 0)
    client.force_login(make_user())
    answer = answered(client)
    assert answer.status_code in (403, 422)
    forms = Page(answer.text, answer.wsgi_request.path).forms
    back = next(form.value_of("next") for form in forms if form.action == "/theme/")
    assert client.get(back, follow=True).status_code == 200
