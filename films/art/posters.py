"""Drawing a film's poster: the picture in its frame, rules, title and credits.

Compositions live in families/, the choice of a design in designs.py, type in lettering.py.
"""

from PIL import Image, ImageDraw

from films.art.canvas import SUPERSAMPLE
from films.art.designs import Design, Facts, design_of
from films.art.faces import CREDITS, load_font
from films.art.families import COMPOSITIONS
from films.art.frames import FRAMES, Area
from films.art.lettering import Setting, credits_face, set_title, shortened
from films.art.palettes import mix
from films.art.picture import Picture
from films.art.scripts import clean, face_for

POSTER_WIDTH, POSTER_HEIGHT = 480, 720
# Shares of the sheet's width.
EDGE = 0.07
RULE = 0.006
# A picture is a window in the sheet, its ground a shade apart; in the middle of a sheet more so.
SHADE, SHADE_INSIDE = 0.06, 0.09
# On a spine the title's letters may be larger, as they run along the longer side.
UPRIGHT = 1.5
UPRIGHT_CREDITS = 0.034


def draw_poster(facts: Facts) -> Image.Image:
    """A film's poster, 480 by 720. The same facts always give the same pixels.

    Raises CannotLetter if can_letter(title) is False.
    """
    cleaned = facts._replace(title=clean(facts.title), director=clean(facts.director))
    return Sheet(cleaned, design_of(cleaned)).printed()


class Sheet:
    """The printed page, in drawn pixels."""

    def __init__(self, facts: Facts, design: Design):
        self.facts, self.design, self.frame = facts, design, FRAMES[design.frame]
        self.ink, self.unit = design.inks.ink, POSTER_WIDTH * SUPERSAMPLE
        size = (self.unit, POSTER_HEIGHT * SUPERSAMPLE)
        self.image = Image.new("RGB", size, design.inks.ground)
        self.pen = ImageDraw.Draw(self.image)
        self.face = face_for(facts.title, design.face)

    def printed(self) -> Image.Image:
        """All parts, at the poster's size."""
        self._print_picture()
        for y in self.frame.rules:
            corners = (EDGE, y, 1 - EDGE, y + RULE)
            self.pen.rectangle([round(v * self.unit) for v in corners], self.ink)
        if self.frame.upright:
            self._print_upright()
        else:
            self._print_title(self.frame.title)
            self._print_credits(self.frame.credits)
        return self.image.reduce(SUPERSAMPLE)

    def _print_picture(self) -> None:
        x0, y0, x1, y1 = (round(v * self.unit) for v in self.frame.picture)
        inks = self.design.inks
        ground = mix(inks.ground, inks.ink, SHADE_INSIDE if x0 else SHADE)
        inks = inks._replace(ground=ground)
        picture = Picture(self.facts.title, self.facts.year, inks, x1 - x0, y1 - y0)
        COMPOSITIONS[self.design.composition](picture, self.design.turn)
        image = picture.image
        if self.design.mirrored:
            image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        self.image.paste(image, (x0, y0), stencil_of(self.frame.shape, image.size))

    def _print_title(self, area: Area) -> None:
        x0, y0, x1, y1 = (v * self.unit for v in area)
        setting = set_title(self.facts.title, self.face, x1 - x0, y1 - y0, self.unit)
        y = y1 - setting.printed if self.frame.low else y0
        side = "r" if self.face.from_right else "m" if self.design.centred else "l"
        x = {"l": x0, "m": (x0 + x1) / 2, "r": x1}[side]
        print_lines(self.pen, setting, (x, y + setting.rises), side + "s", self.ink)

    def _print_credits(self, y: float) -> None:
        """The director at the left, cut to leave the year at the right its room."""
        size, edge, baseline = self.unit * CREDITS.biggest, EDGE * self.unit, y * self.unit
        year, numerals = str(self.facts.year or ""), load_font(CREDITS.file, int(size))
        right = self.unit - edge
        self.pen.text((right, baseline), year, self.ink, numerals, anchor="rs")
        face = credits_face(self.facts.director)
        if face:
            font = load_font(face.file, int(size))
            room = right - edge - size - numerals.getlength(year)
            name = shortened(self.facts.director, font.getlength, room)
            self.pen.text((edge, baseline), name, self.ink, font, anchor="ls")

    def _print_upright(self) -> None:
        """The title climbs the sheet's left edge, the credits beside it."""
        x0, y0, x1, y1 = (round(v * self.unit) for v in self.frame.title)
        long, deep, small = y1 - y0, x1 - x0, int(self.unit * UPRIGHT_CREDITS)
        spine = Image.new("RGB", (long, deep), self.design.inks.ground)
        pen = ImageDraw.Draw(spine)
        room = deep - 2 * small
        setting = set_title(self.facts.title, self.face, long, room, self.unit * UPRIGHT)
        side = "r" if self.face.from_right else "l"
        x, y = (long if side == "r" else 0), room - setting.printed + setting.rises
        print_lines(pen, setting, (x, y), side + "s", self.ink)
        face = credits_face(self.facts.director)
        told = f"{self.facts.director if face else ''}   {self.facts.year or ''}".strip()
        font = load_font((face or CREDITS).file, small)
        shown = shortened(told, font.getlength, long)
        pen.text((0, deep - small // 3), shown, self.ink, font, anchor="ls")
        self.image.paste(spine.transpose(Image.Transpose.ROTATE_90), (x0, y0))


def print_lines(
    pen: ImageDraw.ImageDraw, setting: Setting, at: tuple[float, float], anchor: str, ink: str
) -> None:
    """A title's lines, the first with its baseline there."""
    x, y = at
    for i, line in enumerate(setting.lines):
        pen.text((x, y + i * setting.leading), line, ink, setting.font, anchor=anchor)


def stencil_of(shape: str, size: tuple[int, int]) -> Image.Image | None:
    """What a frame lets of its picture be seen: None for all, else a disc or an arch."""
    if shape == "box":
        return None
    stencil, (width, height) = Image.new("L", size, 0), size
    pen = ImageDraw.Draw(stencil)
    if shape == "round":
        pen.ellipse((0, 0, width - 1, height - 1), 255)
    else:
        pen.ellipse((0, 0, width - 1, width - 1), 255)
        pen.rectangle((0, width // 2, width, height), 255)
    return stencil
