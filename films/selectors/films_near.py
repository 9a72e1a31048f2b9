"""Films near a film: by the same people, or of the same kind."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import DecimalField, Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from films.models import Credit, Film, RatingSummary
from freshness.versions import version_of
from queries import Prepared

from .shown import FILM_CARD

NEAR_SHOWN = 6
# How many credits and how many films of about the same score are looked through for films near
# this one: a person with a thousand credits must not slow the page down.
NEAR_CANDIDATES = 100
BEST_SCORE = 10
# Stands for the people of a film that has none.
NOBODY = 0


def films_near(film: Film, *, people: Iterable[int]) -> list[Film]:
    """Films that share some of `people` (ids), then films that share a genre and have about the
    same score or less. In one query over a fixed number of candidates, with the version of each
    film's score as `score_version`."""
    return _near.find(film=film.pk, people=sorted(set(people)) or [NOBODY])


def _films_near(film: int, people: Sequence[int]) -> QuerySet[Film]:
    shared = Credit.objects.filter(person__in=people).order_by("-pk")
    # Joined by OR, PostgreSQL would look through all films; SQLite takes no limits within a union.
    candidates = _first_films(shared).union(_first_films(_same_genre(film)))
    return (
        Film.objects.public()
        .filter(pk__in=candidates)
        .exclude(pk=film)
        .annotate(
            shares_people=Exists(shared.order_by().filter(film=OuterRef("pk"))),
            score_version=version_of("score", "films_film.slug"),
        )
        .order_by("-shares_people", F("rating_summary__rank_score").desc(nulls_last=True), "-pk")[
            :NEAR_SHOWN
        ]
    )


_near = Prepared(_films_near, *FILM_CARD, "score_version")


def _same_genre(film: int) -> QuerySet:
    """Links to genres of the film, of the films next to it in rank."""
    rank = RatingSummary.objects.filter(film=film).values("rank_score")
    most = Coalesce(Subquery(rank) + 1, Value(BEST_SCORE), output_field=DecimalField())
    alike = RatingSummary.objects.filter(rank_score__lte=most)
    alike = alike.order_by("-rank_score", "-film")[:NEAR_CANDIDATES]
    links = Film.genres.through.objects
    genres = links.filter(film=film).values("genre")
    return links.filter(film__in=alike.values("film"), genre__in=genres)


def score_versions(films: Iterable[Any]) -> list[tuple[str, int]]:
    """The keys of the scores of films and their versions, as they were read with them."""
    return [(f"score:{film.slug}", film.score_version or 0) for film in films]


def _first_films(rows: QuerySet) -> QuerySet:
    return Film.objects.filter(pk__in=rows.values("film")[:NEAR_CANDIDATES]).values("pk").order_by()
