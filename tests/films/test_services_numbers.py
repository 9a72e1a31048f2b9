"""A number is given once, in the order of the default list, and no two films are drawn alike."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from films.art import Facts, design_of, shelf_of
from films.models import Film, RatingSummary
from films.services.numbers import facts_of, lock_films, number_film, number_films
from tests.factories import make_film

pytestmark = pytest.mark.django_db


def numbered(title="Escape", year=1999, **fields):
    film = make_film(title, year, **fields)
    number_film(film)
    film.refresh_from_db()
    return film


def test_films_are_numbered_in_the_order_of_the_default_list():
    films = [make_film(f"Film {n}", 1999) for n in range(4)]
    for film, score in zip(films, (2, None, 9, 5), strict=True):
        RatingSummary.objects.filter(film=film).update(rank_score=score)
    assert number_films()
    assert not number_films()
    in_order = Film.objects.order_by("art_number")
    assert [film.title for film in in_order] == ["Film 2", "Film 3", "Film 0", "Film 1"]
    assert [film.art_number for film in in_order] == [0, 1, 2, 3]


def test_each_shelf_counts_for_itself():
    assert [numbered(f"Film {n}", 1999).art_number for n in range(3)] == [0, 1, 2]
    assert [numbered(f"Film {n}", 1965).art_number for n in range(2)] == [0, 1]


def test_a_number_stays_as_long_as_the_shelf_does():
    first, film = numbered(), numbered("Burning")
    film.title, film.directors = "Burnt", "Lee Chang-dong"
    film.save()
    number_film(film)
    assert (film.art_number, film.art_shelf) == (1, first.art_shelf)
    film.release_year = 1965
    film.save()
    number_film(film)
    assert (film.art_number, film.art_shelf) == (0, shelf_of(facts_of(film)))


def test_a_number_under_which_a_poster_would_look_like_another_is_left_out():
    film = make_film("Escape", 1999)
    number = 0
    for number in range(3):
        sign = design_of(facts_of(film)._replace(number=number)).sign
        Film.objects.filter(pk=make_film(f"Other {number}", 1965).pk).update(art_sign=sign)
    number_film(film)
    assert film.art_number == number + 1


def test_the_database_takes_no_two_posters_that_are_alike():
    film, other = numbered(), make_film("Escape", 1999)
    with pytest.raises(IntegrityError, match=r"no_two_posters_are_alike|art_sign"):
        Film.objects.filter(pk=other.pk).update(art_sign=film.art_sign)


def test_ten_thousand_films_of_one_genre_and_decade_have_ten_thousand_signs():
    """The smallest family has the fewest: there a number is left out now and then."""
    signs, number = set(), 0
    for film in range(10_000):
        facts = Facts(f"Film {film}", 1999, ("Horror",))
        while (sign := design_of(facts._replace(number=number)).sign) in signs:
            number += 1
        signs.add(sign)
        number += 1
    assert number < 10_500


def test_numbering_costs_five_queries_a_film(django_assert_max_num_queries):
    for n in range(8):
        make_film(f"Film {n}", 1999)
    with django_assert_max_num_queries(4 + 8 * 6):
        number_films()


def test_films_that_change_together_are_locked_in_the_order_of_their_ids():
    first, second = make_film("Alien"), make_film("Solaris")
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        lock_films([second, first])
    [query] = asked.captured_queries
    assert "ORDER BY 1 ASC" in query["sql"]
    assert connection.vendor == "sqlite" or query["sql"].endswith("FOR UPDATE")
