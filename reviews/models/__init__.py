"""The nouns of the community: ratings, reviews, comments, guests, double bills."""

from .comment import Comment, Guest
from .double_bill import DoubleBill
from .rating import Rating, RatingChange
from .review import CastPlacement, ImportedReview, Review
from .search import ReviewWord

__all__ = [
    "CastPlacement",
    "Comment",
    "DoubleBill",
    "Guest",
    "ImportedReview",
    "Rating",
    "RatingChange",
    "Review",
    "ReviewWord",
]
