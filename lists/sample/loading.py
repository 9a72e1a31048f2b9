"""Loads the sample's lists from the file beside this one, and removes exactly those."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from accounts.models import User
from films.models import Film
from lists.models import FilmList
from lists.services import create_list

FILE = Path(__file__).with_name("lists.json")
Progress = Callable[[str], None]


@transaction.atomic
def load_lists(progress: Progress) -> None:
    """Store the lists of the sample's members, of the films that the sample was loaded with."""
    records = json.loads(FILE.read_text())
    members = User.objects.filter(is_sample=True).in_bulk(field_name="username")
    films = Film.objects.filter(is_sample=True).in_bulk(field_name="slug")
    now = timezone.now()
    for record in sorted(records, key=lambda record: record["days_ago"], reverse=True):
        film_list = create_list(
            author=members[record["author"]],
            title=record["title"],
            reason=record["reason"],
            films=list(_films(record, films)),
            is_sample=True,
        )
        begun = now - timedelta(days=record["days_ago"])
        FilmList.objects.filter(pk=film_list.pk).update(created_at=begun, published_at=begun)
    progress(f"{len(records)} lists")


def remove_lists() -> list[FilmList]:
    """Remove the sample's lists. Returns what had to stay: those that real people have reported."""
    kept = []
    for film_list in FilmList.objects.filter(is_sample=True):
        try:
            with transaction.atomic():
                film_list.delete()
        except ProtectedError:
            kept.append(film_list)
    return kept


def _films(record: dict, films: dict[str, Film]) -> Iterator[tuple[Film, str]]:
    """The films that are there with their notes, then those of the wanted length by their age."""
    told = [(films[slug], note) for slug, note in record["films"] if slug in films]
    yield from told
    if "then_lasting" in record:
        chosen = Film.objects.filter(
            is_sample=True, runtime_minutes__range=record["then_lasting"]
        ).exclude(pk__in=[film.pk for film, _note in told])
        for film in chosen.order_by("release_year", "pk"):
            yield film, ""
