"""What the pages of one film read. Not here: ratings and reviews, which are told one floor up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Exists, Expression, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast

from films.models import (
    Country,
    Credit,
    Department,
    ExternalLink,
    Film,
    FilmTitle,
    Genre,
    Picture,
    Plot,
    RatingSummary,
    Still,
)
from freshness.fragments import version_of

# What fits above the reviews; the page of full credits has the rest.
CAST_SHOWN = 12
DIRECTORS_SHOWN = 6
STILLS_SHOWN = 8
NEAR_SHOWN = 6
# How many credits and how many films of about the same score are looked through for films near
# this one: a person with a thousand credits must not slow the page down.
NEAR_CANDIDATES = 200


@dataclass
class FilmFacts:
    """All that hangs on a film in small rows, read in one query."""

    genres: list[Genre] = field(default_factory=list)
    countries: list[Country] = field(default_factory=list)
    titles: list[FilmTitle] = field(default_factory=list)
    links: list[ExternalLink] = field(default_factory=list)
    plots: list[Plot] = field(default_factory=list)
    stills: list[Still] = field(default_factory=list)


# How the databases write a true value as text.
TRUE = ("1", "true")
_STILL_PICTURE = ["picture__base", "picture__width", "picture__height", "picture__is_drawn"]

_FACTS: dict[str, tuple[Any, str, list[str]]] = {
    "genres": (Genre, "films", ["name", "slug"]),
    "countries": (Country, "films", ["name", "slug", "code"]),
    "titles": (FilmTitle, "film", ["title", "language", "kind"]),
    "links": (ExternalLink, "film", ["site", "key", "address"]),
    "plots": (
        Plot,
        "film",
        ["body", "language", "source_name", "source_url", "licence", "reveals_ending"],
    ),
    "stills": (Still, "film", ["alt_text", "position", *_STILL_PICTURE]),
}
_WIDEST = max(len(names) for _model, _path, names in _FACTS.values())


# `Film.objects.public()` and its rating summary, written out: every page that is made anew asks for
# them, and putting the statement together would take four times as long as asking.
_SUMMARY_COLUMNS = ", ".join(
    column.attname for column in RatingSummary._meta.concrete_fields if not column.primary_key
)
_SUMMARY_OF_PUBLIC_FILM = f"""
    SELECT films_film.id AS film_id, {_SUMMARY_COLUMNS} FROM films_film
    LEFT JOIN films_ratingsummary ON film_id = films_film.id WHERE is_public AND slug = %s
"""  # noqa: S608


def summary_of_public_film(slug: str) -> RatingSummary | None:
    """The rating summary of a film that anybody may see; one without any number where the film
    has none, and None where there is no such film."""
    return next(iter(RatingSummary.objects.raw(_SUMMARY_OF_PUBLIC_FILM, [slug])), None)


def film_facts(film: Film) -> FilmFacts:
    """What FilmFacts names of a film, of its stills the first STILLS_SHOWN, in one query."""
    first, *others = (_fact_rows(film, kind) for kind in _FACTS)
    facts = FilmFacts()
    for kind, pk, *values in sorted(first.union(*others, all=True), key=lambda row: row[1]):
        model, _path, names = _FACTS[kind]
        told = dict(zip(names, values, strict=False))
        getattr(facts, kind).append(_still(pk, told) if model is Still else model(pk=pk, **told))
    for plot in facts.plots:
        plot.reveals_ending = plot.reveals_ending in TRUE
    facts.stills.sort(key=lambda still: (still.position, still.pk))
    return facts


def _still(pk: int, told: dict[str, str]) -> Still:
    base, width, height, is_drawn = (told[name] for name in _STILL_PICTURE)
    picture = Picture(base=base, width=int(width), height=int(height), is_drawn=is_drawn in TRUE)
    position = int(told["position"])
    return Still(pk=pk, alt_text=told["alt_text"], position=position, picture=picture)


def _fact_rows(film: Film, kind: str) -> QuerySet:
    model, path, names = _FACTS[kind]
    columns: list[Expression] = [Cast(F(name), CharField()) for name in names]
    columns += [Value("", output_field=CharField())] * (_WIDEST - len(names))
    rows = model.objects.filter(**{path: film}).order_by()
    if model is Still:
        rows = rows.filter(pk__in=_stills(film)[:STILLS_SHOWN].values("pk"))
    return rows.values_list(Value(kind, output_field=CharField()), "pk", *columns)


def film_crew_shown(film: Film) -> list[Credit]:
    """The directors and the head of the cast with their portraits, in one query.

    One name more than CAST_SHOWN tells that the cast goes on.
    """
    billed = Credit.objects.filter(film=film).order_by("billing_order", "id")
    cast = billed.filter(department=Department.CAST).values("pk")[: CAST_SHOWN + 1]
    directors = billed.filter(department=Department.DIRECTING).values("pk")[:DIRECTORS_SHOWN]
    return list(
        billed.filter(Q(pk__in=cast) | Q(pk__in=directors)).select_related("person__portrait")
    )


def film_credits(film: Film) -> list[tuple[Department, list[Credit]]]:
    """All credits by department, in the order of the departments, in one query."""
    found: dict[str, list[Credit]] = {department: [] for department in Department}
    billed = Credit.objects.filter(film=film).order_by("billing_order", "id")
    for credit in billed.select_related("person"):
        found[credit.department].append(credit)
    return [(Department(name), rows) for name, rows in found.items() if rows]


def stills_of(film: Film) -> list[Still]:
    """All of the film's stills with their pictures."""
    return list(_stills(film).select_related("picture"))


def _stills(film: Film) -> QuerySet[Still]:
    return film.stills.order_by("position", "id")


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
    return list(
        Film.objects.public()
        .with_card()
        .filter(
            Q(pk__in=shared.values("film")[:NEAR_CANDIDATES])
            | Q(pk__in=same_genre.values("film")[:NEAR_CANDIDATES])
        )
        .exclude(pk=film.pk)
        .annotate(
            shares_people=Exists(shared.order_by().filter(film=OuterRef("pk"))),
            score_version=version_of("score", "films_film.slug"),
        )
        .order_by("-shares_people", F("rating_summary__rank_score").desc(nulls_last=True), "-pk")[
            :NEAR_SHOWN
        ]
    )


def films_in_order(pks: Sequence[int]) -> list[Film]:
    """The public ones of these films in this order, with what a card shows, in one query."""
    found = Film.objects.public().with_card().in_bulk(pks)
    return [found[pk] for pk in pks if pk in found]
