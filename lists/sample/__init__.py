"""The sample's lists: films that its members put together, with reasons of our own writing."""

from .loading import load_lists, remove_lists

__all__ = ["load_lists", "remove_lists"]
