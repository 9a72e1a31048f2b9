"""What hangs on a film in small rows. Not here: ratings and reviews, told one floor up."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Expression, F, QuerySet, Value
from django.db.models.functions import Cast

from films.models import (
    Country,
    ExternalLink,
    Film,
    FilmTitle,
    Genre,
    Picture,
    Plot,
    Still,
)

# What fits above the reviews; the page of photos has the rest.
STILLS_SHOWN = 8


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


def stills_of(film: Film) -> list[Still]:
    """All of the film's stills with their pictures."""
    return list(_stills(film).select_related("picture"))


def _stills(film: Film) -> QuerySet[Still]:
    return film.stills.order_by("position", "id")
