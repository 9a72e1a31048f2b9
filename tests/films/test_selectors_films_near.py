"""Films near a film, for which reason each, and how they are looked up."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from films.models import Country, Film, Genre, RatingSummary
from films.selectors import films_near
from films.selectors.films_near import FILMS_OF_PERSON, NEAR_PEOPLE, NEAR_SHOWN
from tests.factories import make_credit, make_film

pytestmark = pytest.mark.django_db


@pytest.fixture
def near():
    """A film, and a person on it."""
    film, genre = make_film(), Genre.objects.create(name="Thriller", slug="thriller")
    film.genres.add(genre)
    film.countries.add(Country.objects.create(name="South Korea", slug="south-korea", code="KR"))
    person = make_credit(film, department="directing").person
    return film, person


def like(film: Film, title: str, year: int = 2024, *, score=None, ratings: int = 1) -> Film:
    """A film of the same genres and countries."""
    other = make_film(title, year)
    other.genres.set(film.genres.all())
    other.countries.set(film.countries.all())
    if score:
        summary = RatingSummary.objects.filter(film=other)
        summary.update(score=score, rank_score=score, rating_count=ratings)
    return other


def test_a_film_near_for_two_reasons_is_named_once(near, django_assert_num_queries):
    film, person = near
    by_genre, by_both = make_film("By genre"), make_film("By both")
    make_credit(by_both, person)
    for other in (by_genre, by_both):
        other.genres.add(*film.genres.all())
    with django_assert_num_queries(1):
        found = films_near(film, people=[person.pk])
    assert found == [by_both, by_genre]


def test_films_by_the_same_people_say_who(near):
    film, director = near
    player = make_credit(film, billing_order=1).person
    by, with_ = make_film("Directed"), make_film("Played")
    make_credit(by, player)
    make_credit(by, director, "directing")
    make_credit(with_, player)
    found = films_near(film, people=[director.pk, player.pk])
    assert [(one.pk, one.reason.person, one.reason.is_by) for one in found] == [
        (with_.pk, player.pk, False),
        (by.pk, director.pk, True),
    ]


def test_a_film_of_the_same_kind_says_which_genre_and_country_it_shares(near):
    film, _person = near
    both, neither = like(film, "Of the same kind"), make_film("Of another kind")
    [found] = films_near(film, people=[])
    assert found == both and neither.release_year == film.release_year
    assert found.reason.genre == film.genres.get().pk
    assert found.reason.country == film.countries.get().pk
    assert found.reason.person is None


def test_a_film_of_the_same_country_and_years_is_nearer_than_one_of_the_same_genre_alone(near):
    film, _person = near
    of_genre = like(film, "From elsewhere")
    of_genre.countries.clear()
    long_ago, then = like(film, "Long ago", 1960), like(film, "Of the time", 2021)
    found = films_near(film, people=[])
    assert found[0] == then
    assert set(found) == {of_genre, long_ago, then}


def test_a_film_is_not_nearer_for_being_well_known(near):
    film, _person = near
    RatingSummary.objects.filter(film=film).update(score=Decimal("6.00"), rating_count=3)
    alike = like(film, "Rated alike", score=Decimal("6.10"), ratings=2)
    famous = like(film, "Famous", score=Decimal("9.50"), ratings=90_000)
    assert films_near(film, people=[]) == [alike, famous]
    RatingSummary.objects.filter(film=alike).update(rating_count=90_000)
    RatingSummary.objects.filter(film=famous).update(rating_count=2)
    assert films_near(film, people=[]) == [alike, famous]


def test_a_film_of_unknown_year_has_films_near_it_too():
    film, genre = make_film("Undated", None), Genre.objects.create(name="Short", slug="short")
    film.genres.add(genre)
    other = like(film, "Dated", 1931)
    assert films_near(film, people=[]) == [other]


def test_a_film_that_is_not_public_is_near_none(near):
    film, person = near
    hidden = like(film, "Hidden")
    make_credit(hidden, person)
    Film.objects.filter(pk=hidden.pk).update(is_public=False)
    assert films_near(film, people=[person.pk]) == []


def test_people_with_many_credits_cost_no_more_than_others(near, django_assert_num_queries):
    film, person = near
    for number in range(FILMS_OF_PERSON + NEAR_SHOWN):
        make_credit(make_film(f"Film {number}", None), person)
    people = [person.pk, *range(10**6, 10**6 + 2 * NEAR_PEOPLE)]
    with django_assert_num_queries(1):
        found = films_near(film, people=people)
    assert len(found) == NEAR_SHOWN


def test_films_near_are_looked_up_by_number_however_many_films_there_are(near):
    film, person = near
    with CaptureQueriesContext(connection) as queries:
        films_near(film, people=[person.pk])
    plan = plan_of(queries[0]["sql"])
    if connection.vendor == "sqlite":
        assert "SCAN films" not in plan and "MULTI-INDEX OR" not in plan
    else:
        # Candidates that are filtered out of all films are a subplan of that filter.
        assert not any("Filter:" in line and "SubPlan" in line for line in plan.splitlines())


def plan_of(sql: str) -> str:
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        cursor.execute(f"{explain} {sql}")
        return "\n".join(row[-1] for row in cursor)
