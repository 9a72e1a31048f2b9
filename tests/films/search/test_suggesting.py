"""Suggestions while a query is being typed."""

import pytest

from films.search import suggest
from reviewsite.search import search_site
from tests.factories import make_credit, make_film, make_person

pytestmark = pytest.mark.django_db


def test_films_and_people_are_suggested_together_whole_names_first():
    make_film("Lee's Journey", 2001)
    make_person("Lee")
    make_film("The Last Lee", 1999)
    kinds = [(found.kind, found.name) for found in suggest("lee")]
    assert kinds == [("person", "Lee"), ("film", "Lee's Journey"), ("film", "The Last Lee")]


def test_a_suggestion_has_what_a_link_needs_and_says_what_matched():
    make_film("Escape", 2024, original_title="탈주")
    (found,) = suggest("탈")
    assert (found.slug, found.year, found.matched) == ("escape-2024", 2024, "탈주")


def test_at_most_as_many_as_asked_for_are_suggested():
    for number in range(12):
        make_film(f"Escape {number}")
    assert len(suggest("esc")) == 8
    assert len(suggest("esc", limit=3)) == 3


def test_a_film_in_preparation_is_not_suggested():
    make_film("Escape", is_public=False)
    assert suggest("escape") == []


@pytest.mark.parametrize("prefix", ["", " ", "🎬", "\x00"])
def test_nothing_is_suggested_for_nothing(prefix):
    assert suggest(prefix) == []


def test_suggestions_take_four_queries(django_assert_num_queries):
    make_film("Escape")
    with django_assert_num_queries(4):
        suggest("esc 2024")


def test_suggestions_that_were_corrected_take_at_most_thirteen(django_assert_max_num_queries):
    make_film("Escape")
    with django_assert_max_num_queries(13):
        assert suggest("escpae")
    with django_assert_max_num_queries(13):
        assert not suggest("escqqe")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("dw griffith", "D. W. Griffith"),
        ("goodbye lenin", "Good Bye, Lenin!"),
        ("이터널선샤인", "Eternal Sunshine of the Spotless Mind"),
        ("spotles mind", "Eternal Sunshine of the Spotless Mind"),
        ("goodbye lenni", "Good Bye, Lenin!"),
        ("d w griffiht", "D. W. Griffith"),
    ],
)
def test_suggestions_find_and_correct_as_the_full_search_does(query, name):
    make_person("D. W. Griffith")
    make_film("Good Bye, Lenin!", 2003)
    make_film("Eternal Sunshine of the Spotless Mind", 2004, titles=("이터널 선샤인",))
    make_film("Goodbye, Mr. Lenin of Griffith Park", 1990)
    assert suggest(query)[0].name == name
    results = search_site(query)
    found = [one.film.title for one in results.films] + [one.person.name for one in results.people]
    assert found[0] == name


def test_a_whole_name_of_a_person_is_suggested_before_the_films_they_made():
    director = make_person("Lee Jong-pil", names=("Jong-pil Lee",))
    make_credit(make_film("Escape"), director, "directing")
    for query in ("Jong-pil Lee", "lee jongpil"):
        assert [found.kind for found in suggest(query)] == ["person", "film"]
