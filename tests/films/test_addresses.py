"""Addresses of films and people whose names are not in Latin letters, new ones and old."""

from importlib import import_module

import pytest
from django.apps import apps

from films.models import Film, FilmTitle, Person, PersonName
from films.search import index_film, search_films
from films.services import save_film, settle_film, settle_person
from films.services.importing import FilmFacts, import_films
from tests.factories import make_film, make_person

pytestmark = pytest.mark.django_db
migration = import_module("films.migrations.0003_addresses_are_read_rightly")


def test_a_title_in_latin_letters_that_comes_later_makes_the_address_once(client):
    film = save_film(Film(title="七人の侍", release_year=1954))
    assert film.slug == "film-1954"
    for title in ("Семь самураев", "Seven Samurai", "Shichinin no Samurai"):
        FilmTitle.objects.create(film=film, title=title)
        settle_film(film)
    assert Film.objects.get().slug == film.slug == "seven-samurai-1954"
    FilmTitle.objects.filter(title="Seven Samurai").delete()
    settle_film(film)
    assert Film.objects.get().slug == "seven-samurai-1954"
    assert client.get("/films/film-1954/")["Location"] == "/films/seven-samurai-1954/"


def test_an_original_title_in_latin_letters_is_the_address_at_once():
    assert make_film("Вечный", 1966, original_title="Eternal").slug == "eternal-1966"


def test_a_title_in_latin_letters_is_never_given_another_address():
    assert make_film("Amélie", 2001, titles=("Le Fabuleux Destin",)).slug == "amelie-2001"


def test_two_titles_without_words_of_one_year_have_a_number():
    slugs = [make_film(title, 1953).slug for title in ("東京物語", "雨月物語", "…")]
    assert slugs == ["film-1953", "film-1953-2", "film-1953-3"]


def test_a_person_is_addressed_by_a_spelling_in_latin_letters(client):
    person = make_person("黒澤明", names=("Akira Kurosawa",))
    assert Person.objects.get().slug == person.slug == "akira-kurosawa"
    assert client.get("/people/person/")["Location"] == "/people/akira-kurosawa/"


def test_imported_films_are_addressed_by_their_titles_in_latin_letters():
    facts = [
        FilmFacts("七人の侍", 1954, transliteration="Shichinin no samurai", language="ja"),
        FilmFacts("東京物語", 1953, language="ja"),
    ]
    films = import_films(facts, known_people={}, is_sample=False, progress=str)
    assert [film.slug for film in films] == ["shichinin-no-samurai-1954", "film-1953"]


@pytest.mark.parametrize(
    ("old", "film", "titles", "new"),
    [
        ("qirennoshi-1954", ("七人の侍", 1954), ["Seven Samurai"], "seven-samurai-1954"),
        ("dongjingwuyu-1953", ("東京物語", 1953), [], "film-1953"),
        ("sahlvom-2004-2", ("שָׁלוֹם", 2004), [], "film-2004"),
        ("seven-samurai-1954", ("七人の侍", 1954), [], "seven-samurai-1954"),
        ("andrey-rublev-1966", ("Андрей Рублёв", 1966), ["Andrei"], "andrey-rublev-1966"),
    ],
)
def test_an_upgrade_makes_wrong_readings_anew_and_redirects(client, old, film, titles, new):
    title, year = film
    stored = make_film(title, year)
    Film.objects.filter(pk=stored.pk).update(slug=old)
    for other in titles:
        FilmTitle.objects.create(film=stored, title=other)
    for _twice in range(2):
        migration.address_anew(apps, None)
    assert Film.objects.get().slug == new
    if old != new:
        assert client.get(f"/films/{old}/")["Location"] == f"/films/{new}/"
    index_film(Film.objects.get())
    assert [found.film.slug for found in search_films(title)] == [new]


def test_an_upgrade_readdresses_people_too(client):
    person = make_person("黒澤明")
    Person.objects.filter(pk=person.pk).update(slug="heizeming")
    PersonName.objects.create(person=person, name="Akira Kurosawa")
    migration.address_anew(apps, None)
    assert client.get("/people/heizeming/")["Location"] == "/people/akira-kurosawa/"
    settle_person(Person.objects.get())
    assert Person.objects.get().slug == "akira-kurosawa"
