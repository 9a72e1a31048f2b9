"""Films near a film: by the same people, or of the same kind."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from films.models import Credit, Film, Genre, RatingSummary
from freshness.fragments import version_of

NEAR_SHOWN = 6
# How many credits and how many films of about the same score are looked through for films near
# this one: a person with a thousand credits must not slow the page down.
NEAR_CANDIDATES = 200


def films_near(film: Film, *, people: Iterable[int], genres: Iterable[Genre]) -> list[Film]:
    """Films that share some of `people` (ids), then films that share a genre and have about the
    same score or less. In one query over a fixed number of candidates, with the version of each
    film's score as `score_version`."""
    shared = Credit.objects.filter(person__in=set(people)).order_by("-pk")
    summary = getattr(film, "rating_summary", None)
    rank = summary.rank_score if summary else None
    ranked = RatingSummary.objects.filter(rank_score__isnull=False)
    alike = ranked if rank is None else ranked.filter(rank_score__lte=rank + 1)
    alike = alike.order_by("-rank_score", "-film")[:NEAR_CANDIDATES]
    same_genre = Film.genres.through.objects.filter(
        film__in=alike.values("film"), genre__in=[genre.pk for genre in genres]
    )
    # Joined by OR, PostgreSQL would look through all films; SQLite takes no limits within a union.
    candidates = _first_films(shared).union(_first_films(same_genre))
    return list(
        Film.objects.public()
        .with_card()
        .filter(pk__in=candidates)
        .exclude(pk=film.pk)
        .annotate(
            shares_people=Exists(shared.order_by().filter(film=OuterRef("pk"))),
            score_version=version_of("score", "films_film.slug"),
        )
        .order_by("-shares_people", F("rating_summary__rank_score").desc(nulls_last=True), "-pk")[
            :NEAR_SHOWN
        ]
    )


def score_versions(films: Iterable[Any]) -> list[tuple[str, int]]:
    """The keys of the scores of `films_near` and their versions, as they were read with them."""
    return [(f"score:{film.slug}", film.score_version or 0) for film in films]


def _first_films(rows: QuerySet) -> QuerySet:
    return Film.objects.filter(pk__in=rows.values("film")[:NEAR_CANDIDATES]).values("pk").order_by()
