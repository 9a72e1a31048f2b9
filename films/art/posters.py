"""Drawing a film's poster: which design a film gets, and putting it on a sheet.

Compositions live in schools/, type in lettering.py, inks in palettes.py.
"""

from typing import NamedTuple

from PIL import Image

from films.art.canvas import Canvas, seeded
from films.art.faces import LETTERING
from films.art.lettering import Credits, letter_poster, set_title
from films.art.palettes import PALETTES, Inks
from films.art.schools import SCHOOLS
from films.art.scripts import clean, face_for

POSTER_WIDTH, POSTER_HEIGHT = 480, 720
# How often a film's second and third inks change places, so that 16 palettes look like more.
SWAPPED_INKS = 0.25


class Pins(NamedTuple):
    """What an editor has chosen for a film. An empty or unknown name leaves it to the seed."""

    school: str = ""
    ink: str = ""
    lettering: str = ""


UNPINNED = Pins()


class Design(NamedTuple):
    """What a film is drawn with, pinned or seeded."""

    school: str
    inks: Inks
    lettering: str


def design_of(title: str, year: int | None, pins: Pins = UNPINNED) -> Design:
    """The design a title and year always get; pinning one part changes no other."""
    r = seeded(title, year, "design")
    school, ink, lettering = (r.choice(sorted(names)) for names in (SCHOOLS, PALETTES, LETTERING))
    swapped = r.random() < SWAPPED_INKS
    inks = PALETTES.get(pins.ink) or PALETTES[ink]
    if swapped and pins.ink not in PALETTES:
        inks = Inks(inks.ground, inks.ink, inks.third, inks.second)
    return Design(
        pins.school if pins.school in SCHOOLS else school,
        inks,
        pins.lettering if pins.lettering in LETTERING else lettering,
    )


def draw_poster(
    *, title: str, year: int | None, director: str, pins: Pins = UNPINNED
) -> Image.Image:
    """A film's poster, 480 by 720. The same facts always give the same pixels.

    Raises CannotLetter if can_letter(title) is False.
    """
    title = clean(title)
    design = design_of(title, year, pins)
    sheet = Canvas(POSTER_WIDTH, POSTER_HEIGHT, design.inks)
    setting = set_title(title, face_for(title, design.lettering), sheet.w, sheet.h)
    calm = SCHOOLS[design.school](sheet, seeded(title, year), title)
    letter_poster(sheet, calm, setting, Credits(clean(director), str(year or "")))
    return sheet.finished()
