"""Reads of a film's reviews and ratings; also the list of all reviews."""

from collections.abc import Mapping
from dataclasses import dataclass

from accounts.selectors import MEMBER_CARD, MEMBER_NAME
from films.models import Film
from queries import Prepared, of
from reviews.models import Rating, Review
from reviews.models.review import ReviewQuerySet
from text.paging import Page, begins, first_page, page_of

from .shown import REVIEW, REVIEW_WITH_FILM, sign

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
# By the time of the first rating, which stands beside it and which no change moves: a row keeps its
# page. Imported ratings were not given in the order in which they were stored.
RATING_ORDERS = {
    "newest": ("-created_at", "-id"),
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
FIRST_OF_FILM = {
    sort: Prepared(
        lambda film, sort=sort: _in_order(sort).filter(film=film)[: REVIEWS_A_PAGE + 1],
        *REVIEW_WITH_FILM,
    )
    for sort in REVIEW_ORDERS
}
FIRST_RATINGS = {
    sort: Prepared(
        lambda film, order=order: (
            Rating.objects.public().filter(film=film).order_by(*order)[: RATINGS_A_PAGE + 1]
        ),
        *("value", "created_at", "is_counted", *of("user", MEMBER_CARD)),
    )
    for sort, order in RATING_ORDERS.items()
}
TEXTS = Prepared(
    lambda film, raters: (
        Review.objects.public()
        .by_members()
        .filter(film=film, author__in=raters)
        # Of two by one member the last is linked.
        .order_by("-is_second", "id")
    ),
    "author_id",
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
    film: Film,
    query: Mapping[str, str],
    sort: str = "newest",
    language: str = "",
    spoilers: bool = True,
) -> Page:
    """One page of public reviews of a film. Orders by rating leave the unrated out.

    With a `language` only reviews in it; without `spoilers` only those that fold nothing away.
    """
    if begins(query) and spoilers and not language:
        found = FIRST_OF_FILM[sort].find(film=film.pk)
        return first_page(sign(found), REVIEWS_A_PAGE)
    rows = _in_order(sort).with_authors().select_related("film__poster").filter(film=film)
    if language:
        rows = rows.filter(language=language)
    if not spoilers:
        rows = rows.filter(has_spoilers=False, contains_spoilers=False)
    return page_of(rows, order=REVIEW_ORDERS[sort], size=REVIEWS_A_PAGE, query=query)


def _in_order(sort: str) -> ReviewQuerySet:
    """The public reviews in this order, which may leave the unrated out."""
    rows = Review.objects.public().order_by(*REVIEW_ORDERS[sort])
    return rows.filter(rating_value__isnull=False) if sort in ("highest", "lowest") else rows


def languages_of_reviews(film: Film) -> list[str]:
    """The codes of the languages that the newest reviews of a film are written in."""
    newest = Review.objects.public().filter(film=film).newest_first()[:REVIEWS_LOOKED_AT]
    return sorted(set(newest.values_list("language", flat=True)))


def ratings_of_film(film: Film, *, sort: str, query: Mapping[str, str]) -> RatingsPage:
    """One page of the members' ratings of a film, with and without a text, in two queries and one
    for the cursor."""
    if begins(query):
        page = first_page(FIRST_RATINGS[sort].find(film=film.pk), RATINGS_A_PAGE)
    else:
        ratings = Rating.objects.public().filter(film=film).select_related("user")
        page = page_of(ratings, order=RATING_ORDERS[sort], size=RATINGS_A_PAGE, query=query)
    raters = [rating.user_id for rating in page.rows]
    texts = {text.author_id: text.pk for text in TEXTS.find(film=film.pk, raters=raters)}
    rows = [RatedBy(rating, texts.get(rating.user_id)) for rating in page.rows]
    return RatingsPage(rows, page.previous, page.next)
