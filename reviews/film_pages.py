"""Reads of the list of a film's ratings: who gave which number, and who said why."""

from collections.abc import Mapping
from dataclasses import dataclass

from films.models import Film
from reviews.models import Rating, Review
from reviews.paging import page_of

# A line each; more are one link away.
RATINGS_A_PAGE = 50
# By the time of the first rating, which no change moves: a row keeps its page.
ORDERS = {
    "newest": ("-id",),
    "highest": ("-value", "-id"),
    "lowest": ("value", "id"),
}


@dataclass(frozen=True, slots=True)
class RatedBy:
    """One member's rating of a film, and the key of their public review of it, if there is one."""

    rating: Rating
    review_id: int | None


@dataclass(frozen=True, slots=True)
class RatingsPage:
    rows: list[RatedBy]
    previous: str
    next: str


def ratings_of_film(film: Film, *, sort: str, query: Mapping[str, str]) -> RatingsPage:
    """One page of the members' ratings of a film, with and without a text, in two queries and one
    for the cursor."""
    ratings = Rating.objects.public().filter(film=film).select_related("user")
    page = page_of(ratings, order=ORDERS[sort], size=RATINGS_A_PAGE, query=query)
    raters = [rating.user_id for rating in page.rows]
    reviews = Review.objects.public().by_members().filter(film=film, author__in=raters)
    texts = dict(reviews.values_list("author", "pk"))
    rows = [RatedBy(rating, texts.get(rating.user_id)) for rating in page.rows]
    return RatingsPage(rows, page.previous, page.next)
