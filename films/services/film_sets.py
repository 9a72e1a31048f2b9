"""Which films have which value of a filter: gathered in the background, stored where it changed."""

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Max

from films.bits import bits_of, packed
from films.models import Film, FilmSet
from films.selectors import LENGTHS, SCORES

Key = tuple[str, str]
_FACET = FilmSet.Facet
_FILM = ("pk", "release_year", "original_language", "certification", "runtime_minutes",
         "rating_summary__score", "rating_summary__review_count")  # fmt: skip
_GIVEN = (_FACET.YEAR, _FACET.LANGUAGE, _FACET.CERTIFICATION)
_SUBJECTS = ((_FACET.GENRE, Film.genres.through, "genre_id"),
             (_FACET.COUNTRY, Film.countries.through, "country_id"))  # fmt: skip


def gathered_sets() -> dict[Key, int]:
    """The public films by facet and value, as bits."""
    found: dict[Key, list[int]] = defaultdict(list)
    for pk, *facts in Film.objects.public().order_by().values_list(*_FILM).iterator():
        for facet, value in _values(facts):
            found[str(facet), value].append(pk)
    for facet, through, subject in _SUBJECTS:
        links = through.objects.filter(film__in=Film.objects.public()).order_by()
        for pk, number in links.values_list("film_id", subject).iterator():
            found[str(facet), str(number)].append(pk)
    return {key: bits_of(films) for key, films in found.items()}


def _values(facts: Sequence[Any]) -> Iterator[Key]:
    """What a film has of each filter."""
    year, language, certification, minutes, score, reviews = facts
    yield _FACET.ALL, ""
    for facet, value in zip(_GIVEN, (year, language, certification), strict=True):
        if value:
            yield facet, str(value)
    if minutes:
        for name, (shortest, longest) in LENGTHS.items():
            if (shortest or 0) <= minutes <= (longest or minutes):
                yield _FACET.LENGTH, name
    yield from ((_FACET.SCORE, str(least)) for least in SCORES if score and score >= least)
    if reviews:
        yield _FACET.REVIEWED, ""


def store_sets(sets: dict[Key, int]) -> None:
    """Store the sets that changed, empty those that are gone. Called in a transaction."""
    stored = {(row.facet, row.value): bytes(row.films) for row in FilmSet.objects.all()}
    wanted = dict.fromkeys(stored, b"") | {key: packed(bits) for key, bits in sets.items()}
    newest = FilmSet.objects.aggregate(newest=Max("version"))["newest"] or 0
    # By the clock, so that a database that was restored has no version twice.
    version = max(newest + 1, time.time_ns())
    FilmSet.objects.bulk_create(
        [
            FilmSet(facet=facet, value=value, films=films, version=version)
            for (facet, value), films in wanted.items()
            if stored.get((facet, value)) != films
        ],
        update_conflicts=True,
        unique_fields=["facet", "value"],
        update_fields=["films", "version"],
        batch_size=100,
    )
