"""Reads of the community that are used by several pages."""

import pytest

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
