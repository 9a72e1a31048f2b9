from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.scoring import (
    MIN_RATINGS_TO_RANK,
    RATING_WORDS,
    disagreement,
    median,
    perforations,
    rank_score,
    score,
    shares,
)


@pytest.mark.parametrize(
    ("total", "count", "average"),
    [(0, 0, None), (7, 1, "7.00"), (20, 3, "6.67"), (1, 1, "1.00"), (10, 1, "10.00"),
     (1005, 200, "5.03")],
)  # fmt: skip
def test_the_score_is_the_average_to_two_places_half_up(total, count, average):
    assert score(total, count) == (None if average is None else Decimal(average))


@pytest.mark.parametrize(("total", "count"), [(1, 0), (0, 1), (11, 1), (5, -1)])
@pytest.mark.parametrize("function", [score, rank_score])
def test_a_sum_that_no_ratings_can_have_is_refused(function, total, count):
    with pytest.raises(ValueError, match="sum"):
        function(total, count)


def test_a_film_with_under_five_ratings_is_not_ranked():
    assert rank_score(10 * (MIN_RATINGS_TO_RANK - 1), MIN_RATINGS_TO_RANK - 1) is None
    assert rank_score(50, 5) == Decimal("7.33")


def test_a_thousand_viewers_rank_above_five_enthusiasts():
    assert rank_score(8 * 1000, 1000) > rank_score(10 * 5, 5)


@pytest.mark.parametrize(
    ("counts", "percentages"),
    [
        ([1, 1, 1], [34, 33, 33]),
        ([0, 0], [0, 0]),
        ([1, 0], [100, 0]),
        ([1, 2, 3], [17, 33, 50]),
        ([1, 1, 1, 1, 1, 1], [17, 17, 17, 17, 16, 16]),
        ([], []),
    ],
)
def test_shares_are_whole_percentages_by_largest_remainder(counts, percentages):
    assert shares(counts) == percentages


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=10).filter(any))
def test_shares_always_add_up_to_100(counts):
    percentages = shares(counts)
    assert sum(percentages) == 100
    exact = [count * 100 / sum(counts) for count in counts]
    assert all(abs(a - b) < 1 for a, b in zip(percentages, exact, strict=True))


@pytest.mark.parametrize(
    ("value", "half_frames"),
    [(None, 0), (0, 0), (1, 2), ("6.24", 12), ("6.25", 13), ("7.5", 15), (10, 20)],
)
def test_perforations_are_half_frames(value, half_frames):
    assert perforations(None if value is None else Decimal(value)) == half_frames


@pytest.mark.parametrize("value", [-1, 11])
def test_a_score_off_the_scale_has_no_perforations(value):
    with pytest.raises(ValueError, match="between 0 and 10"):
        perforations(value)


@pytest.mark.parametrize(
    ("counts", "middle"),
    [
        ([0] * 10, None),
        ([0, 0, 0, 0, 0, 0, 1, 0, 0, 0], "7"),
        ([1, 0, 0, 0, 0, 0, 0, 0, 0, 1], "5.5"),
        ([2, 0, 0, 0, 0, 0, 0, 0, 0, 1], "1"),
    ],
)
def test_the_median_is_the_middle_rating(counts, middle):
    assert median(counts) == (None if middle is None else Decimal(middle))


def test_every_rating_has_its_word():
    assert list(RATING_WORDS) == list(range(1, 11))
    assert (RATING_WORDS[1], RATING_WORDS[10]) == ("Painful", "One for life")


def test_films_differ_more_by_opinions_further_apart_and_by_more_of_them():
    none, agreed, apart = [0] * 10, [0] * 6 + [9] + [0] * 3, [3] + [0] * 8 + [3]
    assert disagreement(none) == disagreement(agreed) == 0
    assert disagreement(apart) > disagreement([0, 3, 0, 0, 0, 0, 0, 0, 3, 0])
    assert disagreement([6] + [0] * 8 + [6]) > disagreement(apart)
