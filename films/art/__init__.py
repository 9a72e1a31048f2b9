"""Drawn posters, banners and portraits: the same facts always give the same pixels.

Pure drawing. Storing the files, and knowing what a film is, happens elsewhere.
"""

from films.art.banners import BANNER_HEIGHT, BANNER_WIDTH, draw_banner
from films.art.faces import LETTERING
from films.art.keys import ART_VERSION, art_key
from films.art.palettes import PALETTES
from films.art.portraits import (
    HAIR_NAMES,
    PORTRAIT_HEIGHT,
    PORTRAIT_WIDTH,
    draw_portrait,
)
from films.art.posters import POSTER_HEIGHT, POSTER_WIDTH, Pins, draw_poster
from films.art.schools import SCHOOLS
from films.art.scripts import CannotLetter, can_letter
from films.art.webp import to_webp

SCHOOL_NAMES = tuple(sorted(SCHOOLS))
INK_NAMES = tuple(sorted(PALETTES))
LETTERING_NAMES = tuple(sorted(LETTERING))

__all__ = [
    "ART_VERSION",
    "BANNER_HEIGHT",
    "BANNER_WIDTH",
    "HAIR_NAMES",
    "INK_NAMES",
    "LETTERING_NAMES",
    "PORTRAIT_HEIGHT",
    "PORTRAIT_WIDTH",
    "POSTER_HEIGHT",
    "POSTER_WIDTH",
    "SCHOOL_NAMES",
    "CannotLetter",
    "Pins",
    "art_key",
    "can_letter",
    "draw_banner",
    "draw_portrait",
    "draw_poster",
    "to_webp",
]
