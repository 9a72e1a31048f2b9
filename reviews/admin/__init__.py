"""The editors' desk: articles, imported reviews, double bills, and films with their ratings,
members. Decisions on comments stand one floor up."""

from .articles import ReviewAdmin
from .double_bills import DoubleBillAdmin
from .films import RatedFilmAdmin
from .imported import ImportedReviewAdmin
from .members import RatingMemberAdmin
from .merges import FilmMergeAdmin

__all__ = [
    "DoubleBillAdmin",
    "FilmMergeAdmin",
    "ImportedReviewAdmin",
    "RatedFilmAdmin",
    "RatingMemberAdmin",
    "ReviewAdmin",
]
