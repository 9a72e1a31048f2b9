"""The nouns of the community: ratings, reviews and their revisions, helpful marks, comments,
guests, double bills, summaries of members, watchlists, follows."""

from .article import ArticlePicture, CastPlacement, RelatedFilm, ReviewAuthor
from .comment import Comment, Guest
from .comment_mail import CommentMail
from .double_bill import DoubleBill
from .follow import Follow
from .helpful import HelpfulMark
from .member_summary import MemberSummary, TasteLine
from .rating import Rating, RatingChange
from .review import ImportedReview, Review
from .revision import ReviewRevision
from .search import ReviewWord
from .watchlist import WatchlistEntry

__all__ = [
    "ArticlePicture",
    "CastPlacement",
    "Comment",
    "CommentMail",
    "DoubleBill",
    "Follow",
    "Guest",
    "HelpfulMark",
    "ImportedReview",
    "MemberSummary",
    "Rating",
    "RatingChange",
    "RelatedFilm",
    "Review",
    "ReviewAuthor",
    "ReviewRevision",
    "ReviewWord",
    "TasteLine",
    "WatchlistEntry",
]
