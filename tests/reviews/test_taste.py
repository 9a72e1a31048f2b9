"""The arithmetic of taste."""

from decimal import Decimal

import pytest

from reviews.taste import Leaning, RatedFilm, average_of_others, leanings, most_frequent

THRILLER, COMEDY = ("genre", 1), ("genre", 2)


def films(*pairs) -> dict[int, RatedFilm]:
    return {
        number: RatedFilm(value, None if others is None else Decimal(others))
        for number, (value, others) in enumerate(pairs, start=1)
    }


@pytest.mark.parametrize(
    ("rating_sum", "rating_count", "is_counted", "others"),
    [(24, 3, True, 8), (24, 3, False, 8), (8, 1, True, None), (0, 0, False, None)],
)
def test_the_others_are_everybody_but_the_member(rating_sum, rating_count, is_counted, others):
    found = average_of_others(
        rating_sum=rating_sum, rating_count=rating_count, value=8, is_counted=is_counted
    )
    assert found == others


def test_the_greatest_differences_either_way_are_told():
    rated = films(*[(9, 7)] * 5, *[(3, 5)] * 5)
    pairs = [(THRILLER, n) for n in range(1, 6)] + [(COMEDY, n) for n in range(6, 11)]
    kinder, harder = leanings(rated, pairs)
    assert kinder == Leaning(THRILLER, 5, Decimal("2.0"))
    assert harder == Leaning(COMEDY, 5, Decimal("-2.0"))


def test_too_few_films_and_films_that_nobody_else_rated_say_nothing():
    rated = films(*[(9, 5)] * 4, *[(9, None)] * 9)
    assert leanings(rated, [(THRILLER, number) for number in rated]) == (None, None)


def test_somebody_who_agrees_with_everybody_leans_nowhere():
    rated = films(*[(7, "7.04")] * 6)
    assert leanings(rated, [(COMEDY, number) for number in rated]) == (None, None)


def test_of_equal_differences_the_one_over_more_films_is_told():
    rated = films(*[(9, 8)] * 6)
    pairs = [(THRILLER, n) for n in range(1, 7)] + [(COMEDY, n) for n in range(1, 6)]
    assert leanings(rated, pairs)[0] == Leaning(THRILLER, 6, Decimal("1.0"))


def test_a_film_that_is_not_rated_any_longer_is_skipped():
    assert leanings({}, [(THRILLER, 1)]) == (None, None)


def test_the_most_frequent_needs_its_least_number():
    assert most_frequent([3, 1, 3, 1, 2], least=2) == (1, 2)
    assert most_frequent([3, 1], least=2) is None
    assert most_frequent([], least=1) is None
