"""Drawn posters, banners and portraits: the same facts always give the same pixels.

Pure drawing. Storing the files, and knowing what a film is, happens elsewhere.
"""

from films.art.banners import BANNER_HEIGHT, BANNER_WIDTH, draw_banner, draw_composition
from films.art.designs import Design, Facts, Pins, design_of, shelf_of
from films.art.families import COMPOSITIONS, FAMILIES
from films.art.frames import FRAMES
from films.art.keys import ART_VERSION, art_key
from films.art.portraits import (
    HAIR_NAMES,
    PORTRAIT_HEIGHT,
    PORTRAIT_WIDTH,
    draw_portrait,
)
from films.art.posters import POSTER_HEIGHT, POSTER_WIDTH, draw_poster
from films.art.scripts import CannotLetter, can_letter
from films.art.webp import poster_files, to_webp

FAMILY_NAMES = tuple(sorted(FAMILIES))
COMPOSITION_NAMES = tuple(sorted(COMPOSITIONS))
FRAME_NAMES = tuple(sorted(FRAMES))

__all__ = [
    "ART_VERSION",
    "BANNER_HEIGHT",
    "BANNER_WIDTH",
    "COMPOSITION_NAMES",
    "FAMILY_NAMES",
    "FRAME_NAMES",
    "HAIR_NAMES",
    "PORTRAIT_HEIGHT",
    "PORTRAIT_WIDTH",
    "POSTER_HEIGHT",
    "POSTER_WIDTH",
    "CannotLetter",
    "Design",
    "Facts",
    "Pins",
    "art_key",
    "can_letter",
    "design_of",
    "draw_banner",
    "draw_composition",
    "draw_portrait",
    "draw_poster",
    "poster_files",
    "shelf_of",
    "to_webp",
]
