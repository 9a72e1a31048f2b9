"""Saving films and people: the address, the summary, the directors' line, the search."""

import pytest

from films.models import Film, Person, RatingSummary, RetiredSlug
from films.search import search_films, search_people
from films.services import retire_slug, save_film, save_person, settle_film, settle_person
from tests.factories import make_credit, make_film, make_person

pytestmark = pytest.mark.django_db


def test_a_films_address_is_made_once_from_title_and_year():
    film = save_film(Film(title="Escape", release_year=2024))
    assert film.slug == "escape-2024"
    film.title, film.release_year = "Run Away", 2025
    assert save_film(film).slug == "escape-2024"


def test_two_films_of_one_title_and_year_have_two_addresses():
    assert [make_film().slug, make_film().slug] == ["escape-2024", "escape-2024-2"]


def test_an_address_that_a_film_once_had_is_not_given_again():
    retire_slug(make_film("Other"), slug="escape-2024")
    assert make_film().slug == "escape-2024-2"


def test_a_persons_address_is_apart_from_films_addresses():
    retire_slug(make_film(), slug="esom")
    assert [make_person("Esom").slug, make_person("Esom").slug] == ["esom", "esom-2"]
    retire_slug(make_person("Other"), slug="dalpalan")
    assert save_person(Person(name="Dalpalan")).slug == "dalpalan-2"


def test_an_address_retired_again_leads_to_the_newer_record():
    first, second = make_film(), make_film("Other")
    retire_slug(first, slug="old")
    retire_slug(second, slug="old")
    assert RetiredSlug.objects.get().film == second


def test_every_film_has_a_rating_summary_from_the_start():
    film = make_film()
    save_film(film)
    assert RatingSummary.objects.get(film=film).rating_count == 0


def test_a_card_names_two_directors_in_billing_order_and_nobody_twice():
    film = make_film()
    first, second, third = (make_person(name) for name in ("First", "Second", "Third"))
    make_credit(film, third, "directing", billing_order=3)
    make_credit(film, second, "directing", billing_order=2)
    make_credit(film, first, "directing", billing_order=1)
    make_credit(film, first, "directing", job="Second unit", billing_order=1)
    make_credit(film, make_person("Actor"), "cast")
    film.refresh_from_db()
    assert film.directors == "First, Second"


def test_long_names_of_directors_fit_the_card():
    film = make_film()
    for number in (1, 2):
        make_credit(film, make_person(f"{number}" + "x" * 199), "directing")
    film.refresh_from_db()
    assert len(film.directors) <= 300


def test_search_follows_when_titles_are_settled():
    film = make_film()
    film.titles.create(title="Run Away")
    assert search_films("run away") == []
    settle_film(film)
    assert [found.film for found in search_films("run away")] == [film]


def test_search_and_cards_follow_when_a_person_is_settled():
    film, person = make_film(), make_person("Lee Jongpil")
    make_credit(film, person, "directing")
    person.name = "Lee Jong-pil"
    save_person(person)
    person.names.create(name="이종필")
    settle_person(person)
    film.refresh_from_db()
    assert film.directors == "Lee Jong-pil"
    assert [found.person for found in search_people("이종필")] == [person]
    assert [found.film for found in search_films("이종필")] == [film]
