"""A catalogue to search: real titles and names, and others put together from their halves.

    python -m tests.bench.catalogue --films 100000 [--data FILE]

FILE has one film in each line, as JSON with `title`, `year` and `cast`, and may be compressed by
gzip. Without it the films are those of the sample.
"""

import argparse
import gzip
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import django

django.setup()

from films.models import Person  # noqa: E402
from films.sample.catalogue import FILE  # noqa: E402
from films.services.importing import FilmFacts, import_films  # noqa: E402

SEED = 11
# Films stored and indexed together.
AT_ONCE = 20_000
SYNTHETIC_CAST = 4
# A synthetic name stands on as many films as a real one, about three.
FILMS_A_NAME = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--films", type=int, default=100_000)
    parser.add_argument("--data", type=Path, default=FILE)
    wanted = parser.parse_args()
    real = list(real_films(wanted.data))[: wanted.films]
    films = [*synthetic_films(real, wanted.films - len(real)), *real]
    random.Random(SEED).shuffle(films)
    known: dict[str, Person] = {}
    for start in range(0, len(films), AT_ONCE):
        some = films[start : start + AT_ONCE]
        import_films(some, known_people=known, is_sample=False, progress=_say)
        names = {name for fact in some for name in fact.names}
        known |= {person.name: person for person in Person.objects.all() if person.name in names}


def real_films(file: Path) -> Iterator[FilmFacts]:
    """The films of the file, without what a film's record has no room for."""
    with gzip.open(file, "rt") if file.suffix == ".gz" else file.open() as lines:
        for record in map(json.loads, lines):
            cast = [name for name in record.get("cast", []) if name.strip()]
            yield FilmFacts(record["title"], record["year"], cast=cast)


def synthetic_films(real: Sequence[FilmFacts], number: int) -> Iterator[FilmFacts]:
    """Titles whose beginning and end are those of two real ones, and names likewise.

    So every word is real, as often as it is in real titles, and beginnings are crowded.
    """
    dice = random.Random(SEED)
    titles = [fact.title.split() for fact in real]
    names = [name.split() for fact in real for name in fact.cast]
    taken = {fact.title for fact in real}
    people = _joined(
        names, number * SYNTHETIC_CAST // FILMS_A_NAME, set(map(" ".join, names)), dice
    )
    for title in _joined(titles, number, taken, dice):
        year = dice.randint(1930, 2024)
        yield FilmFacts(title, year, cast=dice.sample(people, SYNTHETIC_CAST))


def _joined(
    parts: Sequence[list[str]], number: int, taken: set[str], dice: random.Random
) -> list[str]:
    """The first half of one and the second half of another, so many that are not taken."""
    found: dict[str, None] = {}
    while len(found) < number:
        first, last = dice.choice(parts), dice.choice(parts)
        text = " ".join(first[: (len(first) + 1) // 2] + last[len(last) // 2 :])
        if text not in taken:
            found[text] = None
    return list(found)


def _say(done: str) -> None:
    sys.stderr.write(f"bench: {done}\n")


if __name__ == "__main__":
    main()
