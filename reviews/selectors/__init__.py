"""Reads that compose several querysets, by what they are about; each number of queries is fixed."""

from .article import (
    credited_names,
    find_review,
    keys_of_film,
    main_cast,
    related_films,
    subjects_of,
)
from .discussion import (
    SAME_COMMENT_TIME,
    Reader,
    discussion_of,
    equal_comments,
    root_before,
    trusted_guest,
)
from .film import (
    RATING_ORDERS,
    REVIEW_ORDERS,
    articles_on_film,
    languages_of_reviews,
    list_reviews,
    member_reviews_on_film,
    ratings_of_film,
)
from .hub import (
    HUB_ORDERS,
    articles_page,
    languages_of_newest,
    newest_articles,
    reviews_page,
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
from .next_reads import next_reads
from .own import (
    drafts_of,
    favourites_of,
    following_page,
    own_rating,
    rating_of,
    unreviewed_by,
    watchlist_page,
)
from .own_home import OwnHome, number_of_ratings, own_home
from .roster import MEMBER_ORDERS, MEMBERS_PER_PAGE, ListedMember, roster
from .shown import FILM_POSTER, sign

__all__ = [
    "DIARY_ORDERS",
    "FILM_POSTER",
    "HUB_ORDERS",
    "MEMBERS_PER_PAGE",
    "MEMBER_ORDERS",
    "RATING_ORDERS",
    "REVIEW_ORDERS",
    "SAME_COMMENT_TIME",
    "ListedMember",
    "Month",
    "OwnHome",
    "Reader",
    "articles_on_film",
    "articles_page",
    "by_month",
    "credited_names",
    "discussion_of",
    "double_bill_of",
    "drafts_of",
    "equal_comments",
    "favourites_of",
    "find_review",
    "following_page",
    "keys_of_film",
    "keys_on_member_page",
    "languages_of_newest",
    "languages_of_reviews",
    "list_reviews",
    "main_cast",
    "member_reviews_on_film",
    "newest_articles",
    "next_reads",
    "number_of_ratings",
    "overview_of",
    "own_home",
    "own_rating",
    "rating_of",
    "ratings_of_film",
    "ratings_of_member",
    "related_films",
    "reviews_of_member",
    "reviews_page",
    "root_before",
    "roster",
    "sign",
    "subjects_of",
    "trusted_guest",
    "unreviewed_by",
    "watchlist_page",
]
