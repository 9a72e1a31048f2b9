"""The filters of the film list: what may stand in its address, and what each means."""

from .choices import Choice, Decade, Facet, FilterTag, decade_of
from .form import FilmFilterForm
from .queries import FILTER_NAMES, query_of

__all__ = [
    "FILTER_NAMES",
    "Choice",
    "Decade",
    "Facet",
    "FilmFilterForm",
    "FilterTag",
    "decade_of",
    "query_of",
]
