"""The pages of reviews, ratings and comments: what is asked in HTTP, answered in HTML."""

from .answers import account_answers, answers_confirm, answers_stop
from .articles import review_detail
from .avatars import avatar
from .beginning import review_begin
from .comments import comment_detail, comment_edit, comment_new, comment_withdraw
from .double_bills import double_bill
from .following import following, member_follow, person_follow
from .helpful import review_helpful
from .hub import article_list, review_list
from .lists import film_reviews
from .members import member_detail, member_list, member_ratings, member_reviews
from .ratings import film_rate, film_ratings, rating_history
from .revisions import review_revisions
from .watchlist import film_watchlist, watchlist
from .writing import review_edit, review_new, review_withdraw

__all__ = [
    "account_answers",
    "answers_confirm",
    "answers_stop",
    "article_list",
    "avatar",
    "comment_detail",
    "comment_edit",
    "comment_new",
    "comment_withdraw",
    "double_bill",
    "film_rate",
    "film_ratings",
    "film_reviews",
    "film_watchlist",
    "following",
    "member_detail",
    "member_follow",
    "member_list",
    "member_ratings",
    "member_reviews",
    "person_follow",
    "rating_history",
    "review_begin",
    "review_detail",
    "review_edit",
    "review_helpful",
    "review_list",
    "review_new",
    "review_revisions",
    "review_withdraw",
    "watchlist",
]
