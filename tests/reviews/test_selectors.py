"""Reads of the community that are used by several pages."""

import pytest
from django.db import connection

from reviews.models import Review
from reviews.selectors import credited_names
from reviews.spellings import CreditedName
from tests.factories import make_credit, make_film, make_person

pytestmark = pytest.mark.django_db


def test_credited_names_are_people_with_their_spellings_and_characters():
    film = make_film()
    person = make_person("Lee Je-hoon", names=("이제훈",))
    make_credit(film, person, character_name="Lim Kyu-nam (voice)", credited_as="Je Hoon Lee")
    make_credit(film, make_person("Seo Hyun-woo"), department="sound")

    assert credited_names(film) == [
        CreditedName("Lee Je-hoon", person.pk, ("이제훈", "Je Hoon Lee")),
        CreditedName("Lim Kyu-nam"),
        CreditedName("Seo Hyun-woo", film.credits.last().person_id),
    ]


def test_credited_names_take_two_queries_however_many_there_are(django_assert_num_queries):
    film = make_film()
    for number in range(5):
        make_credit(film, make_person(f"Person {number}", names=(f"P. {number}",)))

    with django_assert_num_queries(2):
        assert len(credited_names(film)) == 5


def test_the_newest_public_reviews_are_read_in_the_order_of_their_index():
    """SQLite sorts all of them unless both columns before the time are compared as equal."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL plans by the number of rows, of which a test has few")
    plan = Review.objects.public().newest_first()[:25].explain()
    assert "review_newest" in plan
    assert "TEMP B-TREE" not in plan
