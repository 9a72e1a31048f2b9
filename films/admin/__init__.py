"""The editors' admin of the catalogue, one module per noun. It speaks HTTP and shows messages;
every write is a service's. Rating summaries are not here: nobody edits a score."""

from .films import FilmAdmin
from .people import PersonAdmin
from .pictures import PictureAdmin
from .subjects import CountryAdmin, GenreAdmin

__all__ = ["CountryAdmin", "FilmAdmin", "GenreAdmin", "PersonAdmin", "PictureAdmin"]
