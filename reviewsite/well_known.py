"""The well-known films that a new member is asked to rate."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet

from films.models import Film
from films.models.rating_summary import COUNT_FIELDS
from films.selectors import FILM_CARD
from queries import Prepared, of
from reviews.page_parts.my_ratings import OwnRatings
from reviews.scoring import disagreement

# Rows of eight, six or three fill up.
FILMS_A_WALL = 24
# Beyond it the films are no longer well known.
WALLS = 4
# So many ratings say whose taste is like one's own.
RATINGS_ASKED = 10


@dataclass(frozen=True, slots=True)
class Wall:
    """Films to rate, with the reader's ratings; `following` is the number of the next wall."""

    films: list[Film]
    my_ratings: OwnRatings
    following: int

    @property
    def is_worth_showing(self) -> bool:
        """Whether there are enough films to rate as many as are asked for."""
        return len(self.films) >= RATINGS_ASKED


def read_wall(number: int, ratings_of: Callable[[list[Film]], OwnRatings]) -> Wall:
    """The wall of a number from 0: of the films most rated by others, first those on which they
    differ most. The reader's own ratings move no film, so that none leaves while it is rated."""
    candidates = _WELL_KNOWN.find()
    own = ratings_of(candidates)
    counts = {film.pk: _without(own, film) for film in candidates}
    known = sorted(candidates, key=lambda film: (-sum(counts[film.pk]), -film.pk))
    start = number % WALLS * FILMS_A_WALL
    films = known[start : start + FILMS_A_WALL]
    films.sort(key=lambda film: disagreement(counts[film.pk]), reverse=True)
    following = number + 1 if len(known) > start + FILMS_A_WALL else 0
    return Wall(films, own, following % WALLS)


def _without(own: OwnRatings, film: Film) -> list[int]:
    """The counts of the ratings of a film that are not the reader's."""
    counts = list(film.rating_summary.counts)
    mine = own.get(film.pk)
    if mine and mine.is_counted and counts[mine.value - 1]:
        counts[mine.value - 1] -= 1
    return counts


def _well_known() -> QuerySet[Film]:
    rated = Film.objects.public().filter(rating_summary__rating_count__gt=0)
    return rated.order_by("-rating_summary__rating_count", "-pk")[: WALLS * FILMS_A_WALL]


_WELL_KNOWN = Prepared(_well_known, *FILM_CARD, *of("rating_summary", COUNT_FIELDS))
