"""Reads that compose several querysets, by what they are about; each number of queries is fixed."""

from .article import (
    credited_names,
    find_review,
    keys_of_film,
    main_cast,
    related_films,
    subjects_of,
)
from .discussion import Reader, discussion_of, root_before, same_comment, trusted_guest
from .film import (
    RATING_ORDERS,
    REVIEW_ORDERS,
    articles_on_film,
    languages_of_reviews,
    list_reviews,
    member_reviews_on_film,
    ratings_of_film,
)
from .member import (
    DIARY_ORDERS,
    Month,
    by_month,
    double_bill_of,
    keys_on_member_page,
    overview_of,
    ratings_of_member,
    reviews_of_member,
)
from .own import (
    drafts_of,
    favourites_of,
    following_page,
    own_rating,
    rating_of,
    unreviewed_by,
    watchlist_page,
)
from .shown import FILM_POSTER, sign

__all__ = [
    "DIARY_ORDERS",
    "FILM_POSTER",
    "RATING_ORDERS",
    "REVIEW_ORDERS",
    "Month",
    "Reader",
    "articles_on_film",
    "by_month",
    "credited_names",
    "discussion_of",
    "double_bill_of",
    "drafts_of",
    "favourites_of",
    "find_review",
    "following_page",
    "keys_of_film",
    "keys_on_member_page",
    "languages_of_reviews",
    "list_reviews",
    "main_cast",
    "member_reviews_on_film",
    "overview_of",
    "own_rating",
    "rating_of",
    "ratings_of_film",
    "ratings_of_member",
    "related_films",
    "reviews_of_member",
    "root_before",
    "same_comment",
    "sign",
    "subjects_of",
    "trusted_guest",
    "unreviewed_by",
    "watchlist_page",
]
