"""Catalogues of facts to be drawn: the sample's, and a larger one in its proportions."""

import random
from collections import Counter
from functools import cache

from films.art import Facts, shelf_of
from films.sample.catalogue import read_catalogue


@cache
def sample_facts() -> tuple[Facts, ...]:
    """The films of the sample's catalogue, without numbers."""
    return tuple(
        Facts(film.title, film.year, tuple(film.genres), ", ".join(film.directors[:2]))
        for film in read_catalogue()
    )


def ten_thousand() -> list[Facts]:
    """The sample's films, and as many invented ones of their words as make ten thousand."""
    dice, films = random.Random(7), list(sample_facts())
    words = [word for film in films for word in film.title.split()]
    while len(films) < 10_000:
        facts, other = dice.choice(films), dice.choice(films)
        title = " ".join(dice.choice(words) for _ in range(dice.choice([1, 2, 2, 3, 3, 4])))
        films.append(facts._replace(title=title, director=other.director))
    return films


def numbered(films) -> list[Facts]:
    """The films with the next number each on its shelf, in their order."""
    counts: Counter[str] = Counter()
    done = []
    for film in films:
        shelf = shelf_of(film)
        done.append(film._replace(number=counts[shelf]))
        counts[shelf] += 1
    return done
