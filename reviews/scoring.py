"""Arithmetic of ratings: which count, averages, ranking, shares and the words for each value.

Here: pure functions over sums and counts. Not here: the database, or who may rate.
"""

import datetime
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from math import log2, sqrt

from django.utils.translation import gettext_lazy as _

from films.partial_dates import PartialDate

MIN_RATING = 1
MAX_RATING = 10

# Below five ratings one person's taste moves the average by more than a point.
MIN_RATINGS_TO_RANK = 5

# The ranking treats every film as if it had ten more ratings of 6, so that five enthusiasts
# do not stand above a thousand viewers. Six is "Decent", near the average of most catalogues.
RANK_PRIOR_RATING = 6
RANK_PRIOR_COUNT = 10

RATING_WORDS = {
    1: _("Painful"),
    2: _("Poor"),
    3: _("Weak"),
    4: _("Below par"),
    5: _("Middling"),
    6: _("Decent"),
    7: _("Good"),
    8: _("Very good"),
    9: _("Superb"),
    10: _("One for life"),
}

RATING_MEANINGS = {
    1: _("You want the evening back."),
    2: _("A good moment, if you look for it."),
    3: _("It knew where to go, and did not get there."),
    4: _("Half of a better film."),
    5: _("As much for it as against it."),
    6: _("You are glad you went."),
    7: _("You would recommend it, with a but."),
    8: _("You would take a friend."),
    9: _("It stayed with you for days."),
    10: _("You will see it again, and you know with whom."),
}


def counts(*, given_on: datetime.date, released: PartialDate | None, is_public: bool) -> bool:
    """Whether a rating takes part in the score: anybody may see it, and it was given on the day of
    the film's first public release or later."""
    return is_public and is_released(released, given_on)


def is_released(released: PartialDate | None, day: datetime.date) -> bool:
    """Whether a film was out on a day. Unknown dates count as out; "2024" as out from 1 January."""
    if released is None:
        return True
    return (released.year, released.month or 1, released.day or 1) <= (day.year, day.month, day.day)


def score(rating_sum: int, rating_count: int) -> Decimal | None:
    """The average rating, 1.00 to 10.00, half up; None without ratings.

    Raises ValueError where no ratings of 1 to 10 can have this sum.
    """
    _check(rating_sum, rating_count)
    if rating_count == 0:
        return None
    return _two_places(Decimal(rating_sum) / rating_count)


def rank_score(rating_sum: int, rating_count: int) -> Decimal | None:
    """The number that rankings sort by, 1.00 to 10.00; None below MIN_RATINGS_TO_RANK.

    A Bayesian average with a fixed prior (the weighted rating of the film databases): the
    fewer ratings, the closer to RANK_PRIOR_RATING. Raises ValueError like `score`.
    """
    _check(rating_sum, rating_count)
    if rating_count < MIN_RATINGS_TO_RANK:
        return None
    total = rating_sum + RANK_PRIOR_RATING * RANK_PRIOR_COUNT
    return _two_places(Decimal(total) / (rating_count + RANK_PRIOR_COUNT))


def shares(counts: Sequence[int]) -> list[int]:
    """Whole percentages of the counts that add up to 100, or zeros where all counts are 0.

    Largest remainder (Hamilton's method): every share is rounded down, and the points left
    over go to the largest remainders, to the earlier count where two are equal.
    """
    total = sum(counts)
    if total == 0:
        return [0] * len(counts)
    percentages = [count * 100 // total for count in counts]
    by_remainder = sorted(range(len(counts)), key=lambda i: -(counts[i] * 100 % total))
    for index in by_remainder[: 100 - sum(percentages)]:
        percentages[index] += 1
    return percentages


def perforations(score: Decimal | int | None) -> int:
    """How many of twenty half frames are filled, 0 to 20, half up; 0 without a score."""
    if score is None:
        return 0
    if not 0 <= score <= MAX_RATING:
        raise ValueError("A score lies between 0 and 10.")
    return int((Decimal(score) * 2).quantize(Decimal(1), ROUND_HALF_UP))


def disagreement(counts: Sequence[int]) -> float:
    """How far ratings with these counts of the values 1 to 10 lie apart: their standard deviation,
    which weighs more the more they are. 0 without any."""
    total = sum(counts)
    if not total:
        return 0
    mean = sum(value * count for value, count in enumerate(counts, MIN_RATING)) / total
    squares = ((value - mean) ** 2 * count for value, count in enumerate(counts, MIN_RATING))
    return sqrt(sum(squares) / total) * log2(total + 1)


def median(counts: Sequence[int]) -> Decimal | None:
    """The middle rating, 1 to 10 in halves, of the counts of the values 1 to 10."""
    total = sum(counts)
    if total == 0:
        return None
    return Decimal(_rating_at(counts, (total - 1) // 2) + _rating_at(counts, total // 2)) / 2


def _rating_at(counts: Sequence[int], position: int) -> int:
    for rating, count in enumerate(counts, start=MIN_RATING):
        if position < count:
            return rating
        position -= count
    raise IndexError(position)


def _check(rating_sum: int, rating_count: int) -> None:
    if not MIN_RATING * rating_count <= rating_sum <= MAX_RATING * rating_count:
        raise ValueError("No ratings of 1 to 10 have this sum.")


def _two_places(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.01"), ROUND_HALF_UP)
