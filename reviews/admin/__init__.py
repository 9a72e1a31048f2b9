"""The editors' desk: articles, double bills, and films with their ratings. Decisions on comments
stand one floor up."""

from .articles import ReviewAdmin
from .double_bills import DoubleBillAdmin
from .films import RatedFilmAdmin

__all__ = ["DoubleBillAdmin", "RatedFilmAdmin", "ReviewAdmin"]
