"""Reads of the page of one review, and the names that its text may hold."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reviews.selectors import credited_names, related_films
from reviews.spellings import CreditedName
from tests.factories import make_article, make_credit, make_film, make_person

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


def test_the_films_that_an_article_leads_on_to_are_read_without_all_films(plan_of):
    article = make_article()
    with CaptureQueriesContext(connection) as asked:
        related_films(article)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked[0]['sql']}")
        assert not any("SCAN" in row[3] for row in cursor)
