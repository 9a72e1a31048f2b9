"""A member's taste, worked out by the background worker after ratings changed.

It compares with the other members' ratings, which change all the time, so it cannot be kept exact
by the member's own writes; it is as of the last of them.
"""

from collections.abc import Iterator
from functools import partial

from django.db import transaction
from django_tasks import task

from accounts.models import User
from films.models import Credit, Department, Film
from reviews.models import MemberSummary, Rating, TasteLine
from reviews.taste import (
    MIN_MOST_SEEN,
    Leaning,
    RatedFilm,
    Subject,
    average_of_others,
    leanings,
    most_frequent,
)

# Nobody waits for it: after the pictures that pages show.
TASTE_PRIORITY = -30
Kind = TasteLine.Kind


def ask_for_taste(user_id: int) -> None:
    """Put the work into the queue once what changed is stored; never twice at a time."""
    summaries = MemberSummary.objects.filter(user_id=user_id, taste_is_due=False)
    if summaries.update(taste_is_due=True):
        transaction.on_commit(partial(settle_taste.enqueue, user_id))


@task(priority=TASTE_PRIORITY)
def settle_taste(user_id: int) -> None:
    """Work a member's taste out anew. A member who is gone by now is no error. May run twice."""
    MemberSummary.objects.filter(user_id=user_id).update(taste_is_due=False)
    with transaction.atomic():
        if not User.objects.select_for_update(no_key=True).filter(pk=user_id).exists():
            return
        lines = list(_lines(user_id))
        TasteLine.objects.filter(user=user_id).delete()
        TasteLine.objects.bulk_create(lines)


def _lines(user_id: int) -> Iterator[TasteLine]:
    ratings = list(
        Rating.objects.filter(user=user_id, film__is_public=True).select_related(
            "film__rating_summary"
        )
    )
    directed = list(_directed(user_id))
    decades = {
        rating.film_id: rating.film.release_year // 10 * 10
        for rating in ratings
        if rating.film.release_year
    }
    rated = {rating.film_id: _rated(rating) for rating in ratings}
    kinder, harder = leanings(rated, _sorted_by(user_id, directed, decades))
    if kinder:
        yield _leaning(user_id, Kind.KINDER, kinder)
    if harder:
        yield _leaning(user_id, Kind.HARDER, harder)
    if seen := most_frequent((person for person, _film in directed), least=MIN_MOST_SEEN):
        yield TasteLine(user_id=user_id, kind=Kind.MOST_SEEN, person_id=seen[0], films=seen[1])
    if decade := most_frequent(decades.values(), least=1):
        yield TasteLine(user_id=user_id, kind=Kind.DECADE, decade=decade[0], films=decade[1])
    timed = [rating.film for rating in ratings if rating.film.runtime_minutes]
    if timed:
        film = max(timed, key=lambda film: (film.runtime_minutes, -film.pk))
        yield TasteLine(user_id=user_id, kind=Kind.LONGEST, film=film, films=1)


def _rated(rating: Rating) -> RatedFilm:
    summary = getattr(rating.film, "rating_summary", None)
    if summary is None:
        return RatedFilm(rating.value, None)
    others = average_of_others(
        rating_sum=summary.rating_sum,
        rating_count=summary.rating_count,
        value=rating.value,
        is_counted=rating.is_counted,
    )
    return RatedFilm(rating.value, others)


def _directed(user_id: int) -> Iterator[tuple[int, int]]:
    """Directors of the films that the member rated: a person with a film, once for each."""
    films = _films_of(user_id)
    credits = Credit.objects.filter(film__in=films, department=Department.DIRECTING)
    yield from credits.order_by().values_list("person", "film").distinct()


def _sorted_by(
    user_id: int, directed: list[tuple[int, int]], decades: dict[int, int]
) -> Iterator[tuple[Subject, int]]:
    films = _films_of(user_id)
    for genre, film in Film.genres.through.objects.filter(film__in=films).values_list(
        "genre", "film"
    ):
        yield ("genre", genre), film
    for country, film in Film.countries.through.objects.filter(film__in=films).values_list(
        "country", "film"
    ):
        yield ("country", country), film
    for person, film in directed:
        yield ("person", person), film
    for film, decade in decades.items():
        yield ("decade", decade), film


def _films_of(user_id: int):
    return Rating.objects.filter(user=user_id, film__is_public=True).values("film")


def _leaning(user_id: int, kind: str, leaning: Leaning) -> TasteLine:
    name, key = leaning.subject
    about = {"decade": key} if name == "decade" else {f"{name}_id": key}
    return TasteLine(
        user_id=user_id, kind=kind, films=leaning.films, difference=leaning.difference, **about
    )
