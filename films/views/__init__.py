"""The public pages of the catalogue."""

from .films import film_credits, film_detail, film_still, film_stills
from .lists import country_detail, film_list, genre_detail
from .people import person_detail

__all__ = [
    "country_detail",
    "film_credits",
    "film_detail",
    "film_list",
    "film_still",
    "film_stills",
    "genre_detail",
    "person_detail",
]
