"""Every write of ratings, reviews, comments, watchlists and follows."""

from .articles import (
    keep_article,
    keep_spelling,
    publish_article,
    publish_due,
    rate_in_article,
    respell_in_article,
    save_article,
    schedule_article,
    settle_article,
    take_back_article,
)
from .avatars import give_avatar, remove_avatar
from .closing import close_member, reopen_member
from .comments import (
    CommentsClosed,
    EditingClosed,
    approve_comment,
    edit_comment,
    leave_comment,
    withdraw_comment,
)
from .double_bills import remove_double_bill, set_double_bill
from .erasing import (
    delete_contributions,
    delete_private_rows,
    delete_ratings,
    unname_contributions,
)
from .following import FollowsOneself, FollowsTooMany, follow, stop_following
from .helpful import (
    OwnReview,
    ReviewNotPublic,
    mark_helpful,
    unmark_everything,
    unmark_helpful,
)
from .imported import save_imported_review
from .member_summaries import recount_member, recount_members
from .merging import end_merges, merge_rated_films, undo_rated_merge
from .moderated import hide, lock_for_decision, restore
from .ratings import (
    InvalidRating,
    clear_rating,
    rate_film,
    recount_film,
    recount_ratings,
)
from .rerendering import rerender_all
from .reviews import (
    AlreadyReviewed,
    ReviewIsHidden,
    discard_draft,
    own_review,
    publish_review,
    save_review_draft,
    withdraw_review,
)
from .watchlists import WatchlistFull, add_to_watchlist, take_off_watchlist

__all__ = [
    "AlreadyReviewed",
    "CommentsClosed",
    "EditingClosed",
    "FollowsOneself",
    "FollowsTooMany",
    "InvalidRating",
    "OwnReview",
    "ReviewIsHidden",
    "ReviewNotPublic",
    "WatchlistFull",
    "add_to_watchlist",
    "approve_comment",
    "clear_rating",
    "close_member",
    "delete_contributions",
    "delete_private_rows",
    "delete_ratings",
    "discard_draft",
    "edit_comment",
    "end_merges",
    "follow",
    "give_avatar",
    "hide",
    "keep_article",
    "keep_spelling",
    "leave_comment",
    "lock_for_decision",
    "mark_helpful",
    "merge_rated_films",
    "own_review",
    "publish_article",
    "publish_due",
    "publish_review",
    "rate_film",
    "rate_in_article",
    "recount_film",
    "recount_member",
    "recount_members",
    "recount_ratings",
    "remove_avatar",
    "remove_double_bill",
    "reopen_member",
    "rerender_all",
    "respell_in_article",
    "restore",
    "save_article",
    "save_imported_review",
    "save_review_draft",
    "schedule_article",
    "set_double_bill",
    "settle_article",
    "stop_following",
    "take_back_article",
    "take_off_watchlist",
    "undo_rated_merge",
    "unmark_everything",
    "unmark_helpful",
    "unname_contributions",
    "withdraw_comment",
    "withdraw_review",
]
