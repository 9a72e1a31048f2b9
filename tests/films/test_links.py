"""Where a number on another site leads."""

import pytest

from films.models import ExternalLink, LinkSite
from films.models.link import key_within
from tests.factories import make_film, make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("site", "film_address", "person_address"),
    [
        ("imdb", "https://www.imdb.com/title/x1/", "https://www.imdb.com/name/x1/"),
        ("tmdb", "https://www.themoviedb.org/movie/x1", "https://www.themoviedb.org/person/x1"),
        ("wikidata", "https://www.wikidata.org/wiki/x1", "https://www.wikidata.org/wiki/x1"),
    ],
)
def test_films_and_people_have_different_addresses_there(site, film_address, person_address):
    film, person = make_film(), make_person()
    assert ExternalLink(film=film, site=site, key="x1").get_absolute_url() == film_address
    assert ExternalLink(person=person, site=site, key="x1").get_absolute_url() == person_address


def test_an_address_of_its_own_goes_before_the_number():
    link = ExternalLink(film=make_film(), site=LinkSite.OFFICIAL, address="https://film.example/")
    assert link.get_absolute_url() == "https://film.example/"


def test_a_number_never_changes_the_rest_of_the_address():
    link = ExternalLink(film=make_film(), site=LinkSite.WIKIPEDIA, key="8½ (film)?x=<b>")
    assert link.get_absolute_url().startswith(
        "https://en.wikipedia.org/wiki/8%C2%BD%20%28film%29%3Fx"
    )


@pytest.mark.parametrize(
    ("site", "text", "key"),
    [
        ("imdb", "https://www.imdb.com/title/tt6751668/?ref_=nv", "tt6751668"),
        ("imdb", " http://m.imdb.com/name/nm0094435 ", "nm0094435"),
        ("tmdb", "https://www.themoviedb.org/movie/496243-gisaengchung", "496243"),
        ("csfd", "https://www.csfd.cz/film/677208-parazit/prehled/", "677208"),
        ("wikipedia", "https://en.wikipedia.org/wiki/8%C2%BD#Plot", "8½"),
        ("letterboxd", "letterboxd.com/film/parasite-2019/", "parasite-2019"),
        ("wikipedia", "https://de.wikipedia.org/wiki/Parasite", ""),
        ("imdb", "https://www.imdb.com/title/", ""),
        ("imdb", "tt6751668", ""),
        ("official", "https://film.example/", ""),
    ],
)
def test_the_number_is_found_within_an_address_of_the_site(site, text, key):
    assert key_within(site, text) == key
