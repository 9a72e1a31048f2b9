"""Which records may be the same film or the same person."""

import pytest

from films.duplicates import films_like, holder_of, people_like
from tests.factories import make_film, make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("title", ["ESCAPE", "The Escape", "Éscape!", "Escápe"])
def test_titles_that_fold_to_the_same_in_one_year_may_be_one_film(title):
    first, second = make_film("Escape"), make_film(title)
    assert list(films_like(second)) == [first]


def test_an_alternative_title_counts_and_another_year_does_not():
    first = make_film("Escape", titles=("Run Away",))
    make_film("Escape", year=1971)
    assert list(films_like(make_film("Run Away"))) == [first]
    assert list(films_like(make_film("Escape", year=None))) == []


def test_a_second_title_of_either_film_counts():
    first = make_film("Escape", titles=("Run Away",))
    assert list(films_like(make_film("Talju", titles=("Run away!",)))) == [first]
    second = make_film("Parasite", year=2019, original_title="기생충")
    assert list(films_like(make_film("Gisaengchung", 2019, original_title="기생충"))) == [second]


def test_a_second_spelling_of_either_person_counts():
    first = make_person("Lee Jong-pil", names=("이종필",))
    assert list(people_like(make_person("J. P. Lee", names=("이종필",)))) == [first]


def test_names_in_another_order_or_spelling_may_be_one_person():
    first = make_person("Lee Jong-pil", names=("이종필",))
    assert list(people_like(make_person("Jongpil Lee"))) == [first]
    assert list(people_like(make_person("이종필"))) == [first]
    assert list(people_like(make_person("Lee Je-hoon"))) == []


def test_a_number_elsewhere_tells_whose_it_is():
    film, person = make_film(), make_person()
    link = film.links.create(site="imdb", key="tt1")
    person.links.create(site="imdb", key="nm1")
    assert holder_of(site="imdb", key="tt1", apart_from=None) == film
    assert holder_of(site="imdb", key="nm1", apart_from=None) == person
    assert holder_of(site="imdb", key="tt1", apart_from=link.pk) is None
    assert holder_of(site="tmdb", key="tt1", apart_from=None) is None
