"""Reads of what members said of two films that may become one."""

from typing import NamedTuple

from films.models import Film
from reviews.models import Comment, Rating, Review


class Voices(NamedTuple):
    """How many there are on one film."""

    ratings: int
    reviews: int
    comments: int
    articles: int


def voices_on(film: Film) -> Voices:
    """The numbers of ratings, of published reviews and articles, and of comments on both."""
    published = Review.objects.filter(film=film, state=Review.State.PUBLISHED)
    comments = Comment.objects.filter(review__film=film, state=Comment.State.PUBLISHED)
    return Voices(
        Rating.objects.filter(film=film).count(),
        published.by_members().count(),
        comments.count(),
        published.editorial().count(),
    )


def ratings_together(kept: Film, dropped: Film) -> tuple[list[int], int]:
    """What members would have given one film made of the two, each their later rating, as far as
    it counts; and how many rated both."""
    rows = Rating.objects.filter(film__in=(kept, dropped)).order_by("updated_at")
    given = list(rows.values_list("user", "value", "is_counted"))
    later = {user: (value, counted) for user, value, counted in given}
    return [value for value, counted in later.values() if counted], len(given) - len(later)
