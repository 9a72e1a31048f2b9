"""Which design a film gets, as a publisher's series: sameness means something.

The genre chooses the family, the decade the inks, the director the frame and the face, and the
film's number on its shelf the composition in its family and how it is turned. A title that names a
thing shows that thing.
"""

from typing import NamedTuple

from films.art.faces import POSTER_FACES
from films.art.families import COMPOSITIONS, FAMILIES, FAMILY_OF_COMPOSITION, Family, family_of
from films.art.frames import FRAMES
from films.art.inks import decade_of, inks_of
from films.art.named import named_in
from films.art.palettes import Inks
from films.art.turns import Turn, digest

# Compositions and inks are walked at steps that have no divisor in common with the numbers of
# either, so that a pair comes back only after all pairs have been.
INK_STEP = 3
# A third of the directors have their titles centred.
CENTRED = 3


class Pins(NamedTuple):
    """What an editor has chosen for a film. An empty or unknown name leaves it to the system."""

    family: str = ""
    composition: str = ""
    frame: str = ""


UNPINNED = Pins()


class Facts(NamedTuple):
    """What a film is drawn from. `number` counts on its shelf; without one a hash stands in."""

    title: str
    year: int | None = None
    genres: tuple[str, ...] = ()
    director: str = ""
    number: int | None = None
    pins: Pins = UNPINNED


class Design(NamedTuple):
    """What a film is drawn with, pinned or not."""

    family: Family
    composition: str
    inks: Inks
    frame: str
    face: str
    centred: bool
    mirrored: bool
    turn: Turn

    @property
    def sign(self) -> str:
        """Composition, inks and turn in one word: posters of different signs look different."""
        side = "left" if self.mirrored else "right"
        inks = "".join(self.inks).replace("#", "-")
        levels = "".join(map(str, self.turn.levels()))
        return f"{self.composition}{inks}-{side}-{levels}"


def shelf_of(facts: Facts) -> str:
    """Where a film's number counts: films of one shelf share compositions and inks."""
    shown, decade = _compositions(facts), decade_of(facts.year)
    own = shown != _family(facts).names
    return f"{' '.join(shown) if own else _family(facts).name} {decade}"


def design_of(facts: Facts) -> Design:
    """The design that these facts always get."""
    family, shown, decade = _family(facts), _compositions(facts), decade_of(facts.year)
    number = digest(facts.title, facts.year) if facts.number is None else facts.number
    number += decade // 10  # neighbouring decades begin with different compositions
    composition = shown[number % len(shown)]
    inks = inks_of(decade, family.mood)
    hand = digest(facts.director or (facts.title, facts.year), "hand")
    frames = sorted(FRAMES)
    return Design(
        family=family,
        composition=composition,
        inks=inks[number * INK_STEP % len(inks)],
        frame=facts.pins.frame if facts.pins.frame in FRAMES else frames[hand % len(frames)],
        face=POSTER_FACES[hand // 64 % len(POSTER_FACES)],
        centred=hand // 4096 % CENTRED == 0,
        mirrored=not _reads(composition) and digest(facts.title, facts.year, "mirror") % 2 == 0,
        turn=Turn((facts.title, facts.year), shelf_of(facts), facts.number),
    )


def _family(facts: Facts) -> Family:
    """The pinned family, else that of the pinned composition, else that of the genres."""
    pins = facts.pins
    own = FAMILIES.get(pins.family) or FAMILIES.get(FAMILY_OF_COMPOSITION.get(pins.composition, ""))
    return own or family_of(facts.genres)


def _compositions(facts: Facts) -> tuple[str, ...]:
    """What the number chooses among: what is pinned, what the title names, or the family's."""
    pins = facts.pins
    if pins.composition in COMPOSITIONS:
        return (pins.composition,)
    named = () if pins.family in FAMILIES else named_in(facts.title)
    return named or _family(facts).names


def _reads(composition: str) -> bool:
    """Whether it shows letters or figures, which no mirror may turn."""
    return FAMILY_OF_COMPOSITION[composition] == "title"
