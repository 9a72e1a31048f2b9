"""The sample community: members, ratings, reviews, articles and comments of our own writing."""

from .loading import load_community
from .pictures import draw_members
from .removing import remove_community

__all__ = ["draw_members", "load_community", "remove_community"]
