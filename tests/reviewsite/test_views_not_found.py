"""Addresses at which there is nothing."""

import pytest

from tests.factories import make_film, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "sentence", "way"),
    [
        ("/films/nothing-1999/", "The film may have been renamed", "Browse films"),
        ("/people/nobody/", "Nobody in the catalogue", "Browse films"),
        ("/lists/99/", "The list may have been deleted", "All lists"),
        ("/users/nobody/", "No member has this name", "All members"),
        ("/users/nobody/reviews/", "No member has this name", "All members"),
        ("/reviews/999/", "There is no review", "All reviews"),
        ("/nothing/", "The address was", "Browse films"),
    ],
)
def test_a_page_that_is_missing_speaks_of_what_was_meant(client, path, sentence, way):
    page = client.get(path)
    assert page.status_code == 404
    assert sentence in page.text and f">{way}</a>" in page.text
    assert ".The" not in page.text
    assert ("The film may" in page.text) == path.startswith("/films/")


@pytest.mark.parametrize("path", ["/users/ines/", "/films/escape-2024/", "/rules/", "/films/"])
def test_an_address_in_capitals_leads_to_the_page(client, path):
    make_user("ines")
    make_film("Escape", slug="escape-2024")
    answer = client.get(f"{path.upper()}?sort=newest")
    assert (answer.status_code, answer["Location"]) == (301, f"{path}?sort=newest")
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("path", ["/ADMIN/", "/NOTHING/", "/ACCOUNT/LOGIN/", "/Static/x.css"])
def test_only_a_public_page_is_led_to_from_capitals(client, path):
    assert client.get(path).status_code == 404


def test_a_form_sent_to_capitals_is_not_led_on(client):
    assert client.post("/RULES/").status_code == 404


def test_what_is_in_no_letters_leads_to_itself_never(client):
    for path in ("/users/İNES/", "/films/%C4%B0/"):
        seen = [path]
        while (answer := client.get(seen[-1])).status_code == 301:
            assert answer["Location"] not in seen
            seen.append(answer["Location"])
        assert answer.status_code == 404
