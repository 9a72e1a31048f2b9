"""What search engines are told exists."""

import pytest

from films.sitemaps import FilmSitemap, PersonSitemap
from tests.factories import make_film, make_person

pytestmark = pytest.mark.django_db


def test_public_films_and_people_are_listed_under_the_sites_own_address():
    make_film()
    make_film("Hidden", is_public=False)
    make_person()
    locations = [entry["location"] for entry in FilmSitemap().get_urls()]
    assert locations == ["http://127.0.0.1:8000/films/escape-2024/"]
    locations = [entry["location"] for entry in PersonSitemap().get_urls()]
    assert locations == ["http://127.0.0.1:8000/people/lee-je-hoon/"]
