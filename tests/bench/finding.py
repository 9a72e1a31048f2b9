"""How often a search finds what was meant, and what it costs; prints it as JSON.

python -m tests.bench.finding --queries 2000 [--data FILE]
"""

import argparse
import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import django

django.setup()

from films.sample.catalogue import FILE  # noqa: E402
from films.search import suggest  # noqa: E402
from reviewsite.search import search_site  # noqa: E402
from tests.bench.catalogue import real_films  # noqa: E402
from tests.bench.slips import with_a_slip  # noqa: E402
from text.folding import fold  # noqa: E402

SEED = 7
# What a reader looks through before typing again.
FIRST_SHOWN = 10
# Enough to see why.
MISSED_SHOWN = 40
Search = Callable[[str], list[str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--queries", type=int, default=2_000)
    parser.add_argument("--data", type=Path, default=FILE)
    wanted = parser.parse_args()
    dice = random.Random(SEED)
    real = list(real_films(wanted.data))
    titles = sorted({fact.title for fact in real if fold(fact.title)})
    names = sorted({name for fact in real for name in fact.cast if fold(name)})
    titles = dice.sample(titles, min(wanted.queries, len(titles)))
    names = dice.sample(names, min(wanted.queries, len(names)))
    asked = {
        "titles": (titles, films, suggested),
        "names": (names, people, suggested),
    }
    rows = []
    for kind, (meant, search, suggestions) in asked.items():
        slipped = [(text, slip) for text in meant if (slip := with_a_slip(text, dice))]
        plain = [(text, text) for text in meant]
        for name, pairs in (("as written", plain), ("one slip", slipped)):
            rows.append({"kind": f"{kind}, {name}", **measured(pairs, search)})
            rows.append({"kind": f"{kind}, {name}, suggested", **measured(pairs, suggestions)})
    json.dump(rows, sys.stdout)


def measured(pairs: Iterable[tuple[str, str]], search: Search) -> dict[str, float]:
    """Shares in percent of what was found first and among the first ten, and milliseconds."""
    places, milliseconds, missed = [], [], []
    for meant, typed in pairs:
        begun = time.process_time()
        found = search(typed)
        milliseconds.append((time.process_time() - begun) * 1000)
        folded = [fold(one) for one in found[:FIRST_SHOWN]]
        places.append(folded.index(fold(meant)) if fold(meant) in folded else None)
        if places[-1] is None:
            missed.append((meant, typed, found[:3]))
    return {
        "queries": len(places),
        "first": 100 * places.count(0) / len(places),
        "in_first_ten": 100 * (1 - places.count(None) / len(places)),
        "p50": statistics.median(milliseconds),
        "p95": statistics.quantiles(milliseconds, n=20)[-1],
        "missed": missed[:MISSED_SHOWN],
    }


def films(query: str) -> list[str]:
    """The films that the search page shows, by their titles, first to last."""
    return [one.film.title for one in search_site(query).films]


def people(query: str) -> list[str]:
    """The people that the search page shows, by their names."""
    return [one.person.name for one in search_site(query).people]


def suggested(query: str) -> list[str]:
    return [one.name for one in suggest(query)]


if __name__ == "__main__":
    main()
