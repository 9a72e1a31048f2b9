"""Films near a film: by the same people, or of the same kind, and for which reason each."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    F,
    FloatField,
    OuterRef,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Abs, Cast, Coalesce, Greatest

from films.models import Credit, Department, Film, RatingSummary
from freshness.versions import version_of
from queries import Prepared

from .shown import FILM_CARD

NEAR_SHOWN = 6
# Nobody asks whom the ninth name of a cast was last seen with.
NEAR_PEOPLE = 8
# How many films are looked through: of each person, since one with a thousand credits must not slow
# the page down, and of the years before and after, of which a large catalogue has thousands.
FILMS_OF_PERSON = 10
FILMS_OF_YEARS = 40
# What counts for how much. A person is worth more than all that makes a kind.
PERSON, COUNTRY, GENRE, YEARS, SCORE = 6.0, 1.5, 1.0, 1.0, 1.0
# From how many years, and how many points of the average, two films are not alike any more.
YEARS_APART, POINTS_APART = 10.0, 4.0
MAKERS = (Department.DIRECTING, Department.WRITING)
# Stands for the people of a film that has fewer.
NOBODY = 0
# A film without a year is looked for among the newest.
LATEST_YEAR = 2200


class Reason(NamedTuple):
    """Why a film is near, by the numbers of what both share."""

    person: int | None = None
    # That person directed or wrote the film that is near.
    is_by: bool | None = None
    genre: int | None = None
    country: int | None = None


def films_near(film: Film, *, people: Iterable[int]) -> list[Film]:
    """Films that share `people` (ids, the weightiest first), genres or a country, those that share
    most and are nearest in years and average first. How many know a film counts for nothing.

    In one query over a fixed number of candidates; each film with its `reason`, and the version
    of its score as `score_version`.
    """
    asked = [*dict.fromkeys(people)][:NEAR_PEOPLE]
    asked += [NOBODY] * (NEAR_PEOPLE - len(asked))
    found = _near.find(film=film.pk, people=asked)
    for one in found:
        one.reason = Reason(one.person, one.person_made_it, one.genre, one.country)
    return [one for one in found if one.person or one.genre or one.country]


def score_versions(films: Iterable[Any]) -> list[tuple[str, int]]:
    """The keys of the scores of films and their versions, as they were read with them."""
    return [(f"score:{film.pk}", film.score_version or 0) for film in films]


def _films_near(film: int, people: Sequence[int]) -> QuerySet[Film]:
    """The nearest of the candidates; only of these it is read what they share."""
    candidates = Film.objects.public().filter(pk__in=_candidates(film, people)).exclude(pk=film)
    nearness = _nearness(film, people)
    nearest = candidates.order_by(nearness.desc(), "-pk").values("pk")[:NEAR_SHOWN]
    shared = (
        _credits_shared(people)
        .annotate(made_it=Case(When(department__in=MAKERS, then=Value(True)), default=Value(False)))
        .order_by("-made_it", "billing_order", "id")
    )
    return (
        Film.objects.filter(pk__in=nearest)
        .annotate(
            person=Subquery(shared.values("person")[:1]),
            person_made_it=Subquery(shared.values("made_it")[:1]),
            genre=_first(_shared(Film.genres.through, "genre", film), "genre"),
            country=_first(_shared(Film.countries.through, "country", film), "country"),
            score_version=version_of("score", "films_film.id"),
        )
        .order_by(nearness.desc(), "-pk")
    )


_near = Prepared(
    _films_near, *FILM_CARD, "person", "person_made_it", "genre", "country", "score_version"
)


def _candidates(film: int, people: Sequence[int]) -> QuerySet:
    """The numbers of the films that are looked through. Each part is a walk along an index that
    ends: joined by OR, PostgreSQL would look through all films. SQLite takes no limits within a
    union, so each part is a subquery."""
    by_people = [
        Credit.objects.filter(person=person).order_by("-film").values("film")[:FILMS_OF_PERSON]
        for person in people
    ]
    year = Coalesce(_year_of(film), LATEST_YEAR)
    films = Film.objects.values("pk")
    before = films.filter(release_year__lte=year).order_by("-release_year", "-pk")
    after = films.filter(release_year__gt=year).order_by("release_year", "pk")
    parts = [*by_people, before[:FILMS_OF_YEARS], after[:FILMS_OF_YEARS]]
    first, *others = [Film.objects.filter(pk__in=part).values("pk").order_by() for part in parts]
    return first.union(*others, all=True)


def _nearness(film: int, people: Sequence[int]) -> CombinedExpression:
    shared_genres = _shared(Film.genres.through, "genre", film).values("film")
    return (
        PERSON * _is_there(_credits_shared(people))
        + COUNTRY * _is_there(_shared(Film.countries.through, "country", film))
        + GENRE * Coalesce(Subquery(shared_genres.annotate(all=Sum(Value(1))).values("all")), 0)
        + YEARS * _closeness("release_year", _year_of(film), YEARS_APART)
        + SCORE * _closeness("rating_summary__score", _score_of(film), POINTS_APART)
    )


def _credits_shared(people: Sequence[int]) -> QuerySet[Credit]:
    return Credit.objects.filter(film=OuterRef("pk"), person__in=people)


def _shared(through: Any, subject: str, film: int) -> QuerySet:
    """Links of a film to the genres or countries that are those of `film`, too."""
    own = through.objects.filter(film=film).values(subject)
    return through.objects.filter(film=OuterRef("pk"), **{f"{subject}__in": own}).order_by()


def _first(links: QuerySet, subject: str) -> Subquery:
    return Subquery(links.order_by(subject).values(subject)[:1])


def _is_there(rows: QuerySet) -> Coalesce:
    """1 where there is a row, else 0. Asked by EXISTS, PostgreSQL would read the rows of all films
    at once."""
    return Coalesce(Subquery(rows.order_by().annotate(one=Value(1.0)).values("one")[:1]), 0.0)


def _closeness(field: str, own: Subquery, reach: float) -> Coalesce:
    """1 for the same value, 0 from `reach` on and where one of the two is not known."""
    apart = Cast(Abs(F(field) - own), FloatField())
    return Coalesce(Greatest(Value(0.0), Value(1.0) - apart / Value(reach)), Value(0.0))


def _year_of(film: int) -> Subquery:
    return Subquery(Film.objects.filter(pk=film).values("release_year"))


def _score_of(film: int) -> Subquery:
    return Subquery(RatingSummary.objects.filter(film=film).values("score"))
