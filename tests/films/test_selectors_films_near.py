"""Films near a film, and how they are looked up."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from films.models import Genre, RatingSummary
from films.selectors import films_near
from tests.factories import make_credit, make_film

pytestmark = pytest.mark.django_db


@pytest.fixture
def near():
    """A film, and a person on it."""
    film, genre = make_film(), Genre.objects.create(name="Thriller", slug="thriller")
    film.genres.add(genre)
    person = make_credit(film, department="directing").person
    return film, person


def test_a_film_near_for_two_reasons_is_named_once(near, django_assert_num_queries):
    film, person = near
    by_genre, by_both = make_film("By genre"), make_film("By both")
    make_credit(by_both, person)
    for other in (by_genre, by_both):
        other.genres.add(*film.genres.all())
    RatingSummary.objects.update(rank_score=Decimal("7.00"))
    with django_assert_num_queries(1):
        found = films_near(film, people=[person.pk])
    assert found == [by_both, by_genre]


def test_films_near_are_looked_up_by_number_however_many_films_there_are(near):
    film, person = near
    with CaptureQueriesContext(connection) as queries:
        films_near(film, people=[person.pk])
    plan = plan_of(queries[0]["sql"])
    if connection.vendor == "sqlite":
        assert "SCAN" not in plan and "MULTI-INDEX OR" not in plan
    else:
        # Candidates that are filtered out of all films are a subplan of that filter.
        assert not any("Filter:" in line and "SubPlan" in line for line in plan.splitlines())


def plan_of(sql: str) -> str:
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        cursor.execute(f"{explain} {sql}")
        return "\n".join(row[-1] for row in cursor)
