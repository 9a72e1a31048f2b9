"""Suggestions while a query is being typed."""

import pytest

from films.search import suggest
from tests.factories import make_film, make_person

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


def test_suggestions_take_two_queries(django_assert_num_queries):
    make_film("Escape")
    with django_assert_num_queries(2):
        suggest("esc 2024")
