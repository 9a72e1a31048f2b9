"""What ratings say about a member's taste, beside what the other members gave the same films.

Here: pure functions over the rated films and what they are sorted by. Not here: the database.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

# On fewer films an average says more about one of them than about the kind.
MIN_FILMS = 5
# Somebody is "most seen" from the second film on.
MIN_MOST_SEEN = 2
_SMALLEST = Decimal("0.1")

# What films are sorted by: "genre", "country" or "person" with a row's id, "decade" with its year.
Subject = tuple[str, int]


@dataclass(frozen=True, slots=True)
class RatedFilm:
    """A film with the member's rating, 1 to 10, and the average of the others (None: nobody)."""

    value: int
    others: Decimal | None


@dataclass(frozen=True, slots=True)
class Leaning:
    """By how much a member differs from the others on a subject, -9.0 to 9.0, over `films`."""

    subject: Subject
    films: int
    difference: Decimal


def average_of_others(
    *, rating_sum: int, rating_count: int, value: int, is_counted: bool
) -> Decimal | None:
    """A film's average without one member's rating; None where nobody else rated it."""
    others = rating_count - is_counted
    return Decimal(rating_sum - value * is_counted) / others if others > 0 else None


def leanings(
    rated: Mapping[int, RatedFilm], sorted_by: Iterable[tuple[Subject, int]]
) -> tuple[Leaning | None, Leaning | None]:
    """Where the member is kindest and where hardest, beside the others; None for nowhere.

    `sorted_by` pairs a subject with the id of a film, once for each; films not rated are skipped.
    Subjects with fewer than MIN_FILMS films that others rated too are left out. Of equals the one
    with more films wins.
    """
    sums: defaultdict[Subject, Decimal] = defaultdict(Decimal)
    films: Counter[Subject] = Counter()
    for subject, film in sorted_by:
        one = rated.get(film)
        if one and one.others is not None:
            sums[subject] += one.value - one.others
            films[subject] += 1
    found = [
        Leaning(subject, number, _one_decimal(sums[subject] / number))
        for subject, number in films.items()
        if number >= MIN_FILMS
    ]
    kindest = max(found, key=lambda one: (one.difference, one.films, one.subject), default=None)
    hardest = min(found, key=lambda one: (one.difference, -one.films, one.subject), default=None)
    return (
        kindest if kindest and kindest.difference >= _SMALLEST else None,
        hardest if hardest and hardest.difference <= -_SMALLEST else None,
    )


def most_frequent(keys: Iterable[int], *, least: int) -> tuple[int, int] | None:
    """The key that comes most often, and how often; None below `least`. Of equals, the lowest."""
    counts = Counter(keys)
    key = min(counts, key=lambda one: (-counts[one], one), default=None)
    return (key, counts[key]) if key is not None and counts[key] >= least else None


def _one_decimal(number: Decimal) -> Decimal:
    return number.quantize(_SMALLEST, ROUND_HALF_UP)
