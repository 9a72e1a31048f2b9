"""Reads of a film's reviews and ratings; also the list of all reviews."""

from collections.abc import Mapping
from dataclasses import dataclass

from accounts.selectors import MEMBER_NAME
from films.models import Film
from queries import Prepared, of
from reviews.models import Rating, Review
from text.paging import Page, page_of

from .shown import REVIEW, sign

# A page of 25 reviews is read in a quarter of an hour; more are one link away.
REVIEWS_ON_FILM = 25
REVIEWS_A_PAGE = 25
# A language in none of as many reviews is hardly missed among the filters.
REVIEWS_LOOKED_AT = 500
# Editorial reviews stand first on the film page; more than a few would bury the members'.
ARTICLES_ON_FILM = 6
# A line each; more are one link away.
RATINGS_A_PAGE = 50

REVIEW_ORDERS = {
    "newest": ("-published_at", "-id"),
    "helpful": ("-helpful_count", "-published_at", "-id"),
    "highest": ("-rating_value", "-id"),
    "lowest": ("rating_value", "id"),
}
# By the time of the first rating, which no change moves: a row keeps its page.
RATING_ORDERS = {
    "newest": ("-id",),
    "highest": ("-value", "-id"),
    "lowest": ("value", "id"),
}

ARTICLES = Prepared(
    lambda film: (
        Review.objects.public().editorial().filter(film=film).newest_first()[:ARTICLES_ON_FILM]
    ),
    *("kind", "headline", "rating_value"),
    *of("author", MEMBER_NAME),
)
MEMBER_REVIEWS = Prepared(
    lambda film: (
        Review.objects.public()
        .by_members()
        .filter(film=film)
        .order_by(*REVIEW_ORDERS["helpful"])[:REVIEWS_ON_FILM]
    ),
    *REVIEW,
)


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


def articles_on_film(film: Film) -> list[Review]:
    """The editorial reviews that stand first on the film's page, with all who signed them."""
    return sign(ARTICLES.find(film=film.pk))


def member_reviews_on_film(film: Film) -> list[Review]:
    """The members' reviews on the film's page, those that helped most first."""
    return MEMBER_REVIEWS.find(film=film.pk)


def list_reviews(
    *,
    film: Film | None,
    query: Mapping[str, str],
    sort: str = "newest",
    language: str = "",
    spoilers: bool = True,
) -> Page:
    """One page of public reviews, of a film or of all. Orders by rating leave the unrated out.

    With a `language` only reviews in it; without `spoilers` only those that fold nothing away.
    """
    rows = Review.objects.public().with_authors().select_related("film__poster")
    if film:
        rows = rows.filter(film=film)
    if sort in ("highest", "lowest"):
        rows = rows.filter(rating_value__isnull=False)
    if language:
        rows = rows.filter(language=language)
    if not spoilers:
        rows = rows.filter(has_spoilers=False, contains_spoilers=False)
    return page_of(rows, order=REVIEW_ORDERS[sort], size=REVIEWS_A_PAGE, query=query)


def languages_of_reviews(film: Film) -> list[str]:
    """The codes of the languages that the newest reviews of a film are written in."""
    newest = Review.objects.public().filter(film=film).newest_first()[:REVIEWS_LOOKED_AT]
    return sorted(set(newest.values_list("language", flat=True)))


def ratings_of_film(film: Film, *, sort: str, query: Mapping[str, str]) -> RatingsPage:
    """One page of the members' ratings of a film, with and without a text, in two queries and one
    for the cursor."""
    ratings = Rating.objects.public().filter(film=film).select_related("user")
    page = page_of(ratings, order=RATING_ORDERS[sort], size=RATINGS_A_PAGE, query=query)
    raters = [rating.user_id for rating in page.rows]
    reviews = Review.objects.public().by_members().filter(film=film, author__in=raters)
    texts = dict(reviews.values_list("author", "pk"))
    rows = [RatedBy(rating, texts.get(rating.user_id)) for rating in page.rows]
    return RatingsPage(rows, page.previous, page.next)
