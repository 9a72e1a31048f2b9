"""What hangs on a film in small rows. Not here: ratings and reviews, told one floor up."""

from dataclasses import dataclass

from django.db.models import QuerySet

from films.models import Country, ExternalLink, Film, FilmTitle, Genre, Plot, Still
from queries import Prepared, of
from text.sorting import by_name

from .shown import PICTURE

# What fits above the reviews; the page of photos has the rest.
STILLS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class FilmFacts:
    """All that hangs on a film in small rows."""

    genres: list[Genre]
    countries: list[Country]
    titles: list[FilmTitle]
    links: list[ExternalLink]
    plots: list[Plot]
    stills: list[Still]


def film_facts(film: Film) -> FilmFacts:
    """What FilmFacts names of a film, of its stills the first STILLS_SHOWN; a query for each."""
    return FilmFacts(
        genres=by_name(_genres.find(film=film.pk)),
        countries=by_name(_countries.find(film=film.pk)),
        titles=_titles.find(film=film.pk),
        links=_links.find(film=film.pk),
        plots=_plots.find(film=film.pk),
        stills=_first_stills.find(film=film.pk),
    )


def stills_of(film: Film) -> list[Still]:
    """All of the film's stills with their pictures."""
    return list(_stills(film.pk).select_related("picture"))


@dataclass(frozen=True, slots=True)
class ShownStill:
    """A still with its place among those of its film, and the ids of those beside it."""

    still: Still
    place: int
    number: int
    previous: int | None
    next: int | None


def find_still(film: Film, pk: int) -> ShownStill | None:
    """One still of the film; None where the film has no such still. One query."""
    stills = stills_of(film)
    ids = [still.pk for still in stills]
    if pk not in ids:
        return None
    at = ids.index(pk)
    before, after = ids[:at][-1:], ids[at + 1 :][:1]
    return ShownStill(
        stills[at], at + 1, len(ids), next(iter(before), None), next(iter(after), None)
    )


def _stills(film: int) -> QuerySet[Still]:
    return Still.objects.filter(film=film).order_by("position", "id")


_genres = Prepared(lambda film: Genre.objects.filter(films=film).order_by(), "name", "slug")
_countries = Prepared(lambda film: Country.objects.filter(films=film).order_by(), "name", "slug")
_titles = Prepared(
    lambda film: FilmTitle.objects.filter(film=film).order_by("pk"), "title", "language", "kind"
)
_links = Prepared(
    lambda film: ExternalLink.objects.filter(film=film).order_by("pk"),
    "site", "key", "address", "person_id",
)  # fmt: skip
_plots = Prepared(
    lambda film: Plot.objects.filter(film=film).order_by("pk"),
    "body", "language", "source_name", "source_url", "licence", "reveals_ending",
)  # fmt: skip
_first_stills = Prepared(
    lambda film: _stills(film)[:STILLS_SHOWN], "alt_text", *of("picture", PICTURE)
)
