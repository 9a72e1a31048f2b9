"""Many films at once end in the same rows as one by one."""

import pytest

from films.models import Film, FilmToken, Genre, Person, PersonToken, RatingSummary
from films.services import settle_film, settle_person
from films.services.importing import FilmFacts, import_films
from films.services.subjects import ensure_subjects
from tests.factories import make_film, make_person

pytestmark = pytest.mark.django_db

ESCAPE = FilmFacts(
    title="Escape",
    year=2024,
    directors=["Lee Jong-pil"],
    cast=["Lee Je-hoon", "Koo Kyo-hwan"],
    original_title="탈주",
    language="ko",
    runtime_minutes=94,
    countries=["KR"],
    genres=["Thriller", "Action"],
    links={"imdb": "tt1234567"},
)


def imported(*facts: FilmFacts, **options) -> list[Film]:
    ensure_subjects()
    options = {"known_people": {}, "is_sample": False, "progress": lambda message: None} | options
    return import_films(facts, **options)


def tokens(model):
    return set(model.objects.values_list("record", "token", "place", "popularity"))


def test_an_imported_film_has_all_that_the_list_knows():
    [film] = imported(ESCAPE)
    film.refresh_from_db()
    assert (film.slug, film.directors, film.runtime_minutes) == ("escape-2024", "Lee Jong-pil", 94)
    assert {genre.name for genre in film.genres.all()} == {"Thriller", "Action"}
    assert film.countries.get().code == "KR"
    assert (film.titles.get().title, film.titles.get().kind) == ("탈주", "original")
    assert film.links.get().key == "tt1234567"
    assert film.rating_summary.rating_count == 0
    cast = film.credits.filter(department="cast")
    assert [credit.person.name for credit in cast] == ["Lee Je-hoon", "Koo Kyo-hwan"]
    assert not film.is_sample


def test_an_imported_film_is_found_by_the_same_words_as_one_that_was_settled():
    [film] = imported(ESCAPE)
    before = tokens(FilmToken), tokens(PersonToken)
    assert all(before)
    for person in Person.objects.all():
        settle_person(person)
    settle_film(film)
    assert (tokens(FilmToken), tokens(PersonToken)) == before


def test_a_name_on_several_films_is_one_person():
    again = FilmFacts(title="Collectors", year=2020, cast=["Lee Je-hoon"])
    imported(ESCAPE, again)
    assert Person.objects.get(name="Lee Je-hoon").credits.count() == 2


def test_a_known_person_gets_the_credit_and_no_second_row():
    known = make_person("Lee Je-hoon")
    imported(ESCAPE, known_people={"Lee Je-hoon": known})
    assert Person.objects.get(name="Lee Je-hoon").credits.get().film.title == "Escape"


def test_addresses_that_are_taken_are_not_given_again():
    make_film("Escape", 2024)
    make_person("Lee Je-hoon")
    first, second = imported(ESCAPE, FilmFacts(title="Escape!", year=2024))
    assert (first.slug, second.slug) == ("escape-2024-2", "escape-2024-3")
    slugs = Person.objects.filter(name="Lee Je-hoon").values_list("slug", flat=True)
    assert set(slugs) == {"lee-je-hoon", "lee-je-hoon-2"}


def test_a_director_who_also_plays_has_two_credits_and_one_named_twice_has_one():
    both = FilmFacts(title="Bleak", year=1999, directors=["Ana", "Ana"], cast=["Ana", "Ana"])
    [film] = imported(both)
    assert set(film.credits.values_list("department", flat=True)) == {"directing", "cast"}
    assert film.directors == "Ana"


def test_an_unknown_genre_stores_nothing():
    with pytest.raises(KeyError):
        imported(ESCAPE, FilmFacts(title="Other", year=1999, genres=["Teen"]))
    assert Genre.objects.exists()
    assert not Film.objects.exists()
    assert not RatingSummary.objects.exists()


def test_as_many_queries_for_thirty_films_as_for_one(django_assert_max_num_queries):
    ensure_subjects()
    many = [FilmFacts(title=f"Part {number}", year=1999, cast=["Ana"]) for number in range(30)]
    with django_assert_max_num_queries(50):
        imported(*many)
