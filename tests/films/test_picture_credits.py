"""Whose the pictures of films and people are, as their pages say it."""

import pytest

from films.models import Picture
from tests.factories import make_film, make_person

pytestmark = pytest.mark.django_db


def make_picture(shape, **fields):
    return Picture.objects.create(
        **{
            "shape": shape,
            "base": f"drawn/{shape}/ab/abcdef",
            "width": 480,
            "height": 720,
            "source_name": "The distributor",
            **fields,
        }
    )


def page(client, path):
    return client.get(path).content.decode()


@pytest.mark.parametrize("part", ["", "credits/", "photos/"])
def test_a_drawn_poster_says_that_the_site_drew_it(client, part):
    make_film(poster=make_picture("poster", is_drawn=True))
    assert "Poster: drawn from the title by Foyer" in page(client, f"/films/escape-2024/{part}")


def test_another_poster_names_its_credit_source_and_licence(client):
    make_film(
        poster=make_picture(
            "poster", credit="Ana Ray", source_url="https://example.org/p", licence="CC BY 4.0"
        )
    )
    text = page(client, "/films/escape-2024/")
    for part in ("Ana Ray", 'href="https://example.org/p"', "The distributor", "CC BY 4.0"):
        assert part in text
    assert "drawn from the title" not in text


def test_a_film_without_a_poster_credits_none(client):
    make_film()
    assert "Poster:" not in page(client, "/films/escape-2024/")


def test_a_person_without_a_photograph_has_a_monogram_and_no_face(client):
    text = page(client, make_person("Lee Je-hoon").get_absolute_url())
    assert '<span dir="auto">LJ</span>' in text
    assert "Portrait:" not in text
    assert '"image"' not in text


def test_a_portrait_names_its_source_and_stands_for_the_person(client):
    person = make_person(portrait=make_picture("portrait"))
    text = page(client, person.get_absolute_url())
    assert "The distributor" in text
    assert '"image": "http://127.0.0.1:8000/media/drawn/portrait/ab/abcdef-480.jpg"' in text
