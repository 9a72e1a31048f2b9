"""The reader's own ratings beside films in lists, for pages that know films alone."""

from collections.abc import Iterable

from films.models import Film
from reviews.readers import OwnRating, ratings_among


def my_ratings(request, films: Iterable[Film | int]) -> dict[int, OwnRating]:
    """The signed-in reader's ratings of `films`, given or by their ids, by film id, in one query;
    none for a visitor."""
    ids = tuple(film if isinstance(film, int) else film.pk for film in films)
    return dict(ratings_among(request.user, ids))
