"""The sample community: members, ratings, reviews, articles and comments of our own writing."""

from .loading import load_community, remove_community

__all__ = ["load_community", "remove_community"]
