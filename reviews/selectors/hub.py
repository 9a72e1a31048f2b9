"""Reads of the page of all reviews: the newest articles, and reviews by what readers choose."""

from collections.abc import Mapping

from accounts.selectors import MEMBER_NAME
from films.selectors import FILM_NAME, PICTURE
from queries import Prepared, PreparedValues, of
from reviews.models import Review
from reviews.models.review import ReviewQuerySet
from text.paging import Page, begins, first_page, page_of

from .film import REVIEW_ORDERS, REVIEWS_A_PAGE, REVIEWS_LOOKED_AT
from .shown import REVIEW_WITH_FILM, sign

# One large, and two rows of three.
ARTICLES_ON_HUB = 7
ARTICLES_A_PAGE = 24
# A rating says little beside those of other films.
HUB_ORDERS = ("newest", "helpful")

STORY = (
    *("kind", "headline", "lead", "plain", "language", "rating_value", "contains_spoilers"),
    *("has_spoilers", "published_at"),
    *of("cover", PICTURE),
    *of("author", MEMBER_NAME),
    *of("film", (*FILM_NAME, *of("banner", PICTURE))),
)


def newest_articles() -> list[Review]:
    """The newest articles, with all who signed them; at most two queries."""
    return sign(_NEWEST_ARTICLES.find())


def articles_page(query: Mapping[str, str]) -> Page:
    """One page of all articles, the newest first."""
    if begins(query):
        return first_page(sign(_FIRST_ARTICLES.find()), ARTICLES_A_PAGE)
    rows = _articles().with_authors().select_related("cover", "film__banner")
    return page_of(rows, order=REVIEW_ORDERS["newest"], size=ARTICLES_A_PAGE, query=query)


def reviews_page(
    query: Mapping[str, str], *, sort: str = "newest", language: str = "", spoilers: bool = True
) -> Page:
    """One page of all public reviews by members; of one language, and without those that fold
    something away, as chosen. Each choice is a walk along an index."""
    if begins(query):
        first = _FIRST_REVIEWS[sort, bool(language), spoilers]
        found = first.find(**({"language": language} if language else {}))
        return first_page(found, REVIEWS_A_PAGE)
    rows = _reviews(sort, language, spoilers).with_authors().select_related("film__poster")
    return page_of(rows, order=REVIEW_ORDERS[sort], size=REVIEWS_A_PAGE, query=query)


def languages_of_newest() -> list[str]:
    """The codes of the languages that the newest reviews are written in."""
    return [language for (language,) in _LANGUAGES.find()]


def _articles() -> ReviewQuerySet:
    return Review.objects.public().editorial().newest_first()


def _reviews(sort: str, language: str, spoilers: bool) -> ReviewQuerySet:
    rows = Review.objects.public().by_members().order_by(*REVIEW_ORDERS[sort])
    if language:
        rows = rows.filter(language=language)
    return rows if spoilers else rows.filter(has_spoilers=False, contains_spoilers=False)


def _first_reviews(sort: str, spoilers: bool, language: str = "") -> ReviewQuerySet:
    return _reviews(sort, language, spoilers)[: REVIEWS_A_PAGE + 1]


def _first(sort: str, in_language: bool, spoilers: bool) -> Prepared:
    if in_language:
        return Prepared(
            lambda language: _first_reviews(sort, spoilers, language), *REVIEW_WITH_FILM
        )
    return Prepared(lambda: _first_reviews(sort, spoilers), *REVIEW_WITH_FILM)


_NEWEST_ARTICLES = Prepared(lambda: _articles()[:ARTICLES_ON_HUB], *STORY)
_FIRST_ARTICLES = Prepared(lambda: _articles()[: ARTICLES_A_PAGE + 1], *STORY)
_FIRST_REVIEWS = {
    (sort, in_language, spoilers): _first(sort, in_language, spoilers)
    for sort in HUB_ORDERS
    for in_language in (False, True)
    for spoilers in (False, True)
}
_LANGUAGES = PreparedValues(
    lambda: (
        Review.objects.filter(
            pk__in=Review.objects.public().newest_first().values("pk")[:REVIEWS_LOOKED_AT]
        )
        .order_by("language")
        .values("language")
        .distinct()
    ),
    "language",
)
