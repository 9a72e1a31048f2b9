"""Reads of a film's reviews and ratings; also the list of all reviews."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F, QuerySet

from accounts.models import User
from films.models import Film
from reviews.models import Rating, Review
from text.paging import Page, page_of

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
    """The editorial reviews that stand first on the film's page, with all who signed them; in one
    query, in which an article has a row for each further author."""
    articles = Review.objects.public().editorial().filter(film=film)
    newest = articles.newest_first()[:ARTICLES_ON_FILM].values("pk")
    rows = (
        Review.objects.filter(pk__in=newest)
        .select_related("author")
        .order_by("-published_at", "-id", "further_authors__position", "further_authors__id")
        .annotate(
            signed_username=F("further_authors__user__username"),
            signed_name=F("further_authors__user__display_name"),
            signed_erased_at=F("further_authors__user__erased_at"),
        )
    )
    found: dict[int, Review] = {}
    for row in rows:
        article = found.setdefault(row.pk, row)
        if article is row:
            article.authors = [row.author] if row.author else []
        if row.signed_username:
            article.authors.append(
                User(
                    username=row.signed_username,
                    display_name=row.signed_name,
                    erased_at=row.signed_erased_at,
                )
            )
    return list(found.values())


def member_reviews_on_film(film: Film) -> QuerySet[Review]:
    """The members' reviews on the film's page, those that helped most first."""
    members = Review.objects.public().by_members().filter(film=film)
    return members.select_related("author").order_by(*REVIEW_ORDERS["helpful"])[:REVIEWS_ON_FILM]


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
