"""The sample catalogue: real facts, plots of our own writing."""

from .loading import load_films
from .removing import remove_films

__all__ = ["load_films", "remove_films"]
