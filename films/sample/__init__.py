"""The sample catalogue: real facts, plots of our own writing."""

from .loading import ask_for_art, load_films
from .removing import remove_films

__all__ = ["ask_for_art", "load_films", "remove_films"]
