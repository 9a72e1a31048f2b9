"""The sample community: members, ratings, reviews, articles and comments of our own writing."""

from .loading import load_community, remove_community
from .pictures import draw_members

__all__ = ["draw_members", "load_community", "remove_community"]
