"""Reads the larger part of the sample: two thousand films as two public lists know them.

Each line of the file is one film; NOTICE.md says whose lists they are and how rows were chosen.
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from films.models import LinkSite
from films.services.importing import FilmFacts

FILE = Path(__file__).with_name("catalogue.jsonl.gz")
SITES = (LinkSite.IMDB, LinkSite.WIKIPEDIA)


def read_catalogue() -> Iterator[FilmFacts]:
    """The films of the file, oldest first."""
    with gzip.open(FILE, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield _facts(json.loads(line))


def _facts(record: dict) -> FilmFacts:
    return FilmFacts(
        title=record["title"],
        year=record["year"],
        directors=record.get("directors", []),
        cast=record.get("cast", []),
        original_title=record.get("original", ""),
        transliteration=record.get("transliteration", ""),
        language=record.get("language", ""),
        runtime_minutes=record.get("runtime"),
        countries=record.get("countries", []),
        genres=record.get("genres", []),
        links={site: record[site] for site in SITES if record.get(site)},
    )
