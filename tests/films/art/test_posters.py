"""What a drawn poster promises whatever the film is called."""

import io

import pytest
from PIL import Image, ImageDraw

from films.art import (
    COMPOSITION_NAMES,
    FRAME_NAMES,
    POSTER_HEIGHT,
    POSTER_WIDTH,
    CannotLetter,
    Facts,
    Pins,
    draw_poster,
    poster_files,
)
from films.art.designs import design_of
from films.art.frames import FRAMES
from films.art.lettering import Setting
from films.art.posters import Sheet

SIZE = (POSTER_WIDTH, POSTER_HEIGHT)
HARBOUR = Facts("Harbour Light", 1961, ("Drama",), "Ada Novák", 3)
# One letter, three hundred, one endless word, accents, descenders, and every script with letters.
TITLES = {
    "one": "M",
    "long": "The " + "Very " * 58 + "Long",
    "endless": "W" * 200,
    "descenders": "Gypsy Jugglery, quay by quay",
    "korean": "사랑하는 사람들의 아름다운 마지막 여름 이야기",
    "japanese": "千" * 200,
    "arabic": "جدایی نادر از سیمین",
    "vietnamese": "Đất phương Nam",
}


def drawn(**changes):
    return draw_poster(HARBOUR._replace(**changes))


def test_the_same_facts_draw_the_same_pixels():
    assert drawn().tobytes() == drawn().tobytes()


@pytest.mark.parametrize("change", [{"year": 1972}, {"number": 4}, {"genres": ("War",)}])
def test_another_decade_number_or_genre_draws_another_poster(change):
    pins = Pins(frame="foot")
    assert drawn(pins=pins).tobytes() != drawn(pins=pins, **change).tobytes()


@pytest.mark.parametrize("composition", COMPOSITION_NAMES)
def test_every_composition_draws_a_poster_of_the_promised_size(composition):
    poster = drawn(pins=Pins(composition=composition))
    assert (poster.size, poster.mode) == (SIZE, "RGB")
    assert len(poster.getcolors(SIZE[0] * SIZE[1])) > 3


@pytest.mark.parametrize("frame", FRAME_NAMES)
def test_every_frame_stands_on_the_decades_sheet(frame):
    facts = HARBOUR._replace(pins=Pins(frame=frame))
    edges = {"foot": (2, 718), "tall": (2, 2)}.get(frame, (2, 345 if "u" not in frame else 2))
    picture = FRAMES[frame].picture
    poster = draw_poster(facts)
    assert poster.size == SIZE
    if picture[0]:
        assert poster.getpixel(edges) == tuple(bytes.fromhex(design_of(facts).inks.ground[1:]))


@pytest.mark.parametrize("frame", FRAME_NAMES)
@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_no_letter_of_a_title_is_cut_or_leaves_its_box(frame, title, monkeypatch):
    """Whatever is printed of it lies inside the box that the frame keeps free for it."""
    printed = []

    def measure(pen, setting: Setting, at, anchor, ink):
        x, y = at
        for i, line in enumerate(setting.lines):
            box = pen.textbbox((x, y + i * setting.leading), line, setting.font, anchor=anchor)
            printed.append(box)

    monkeypatch.setattr("films.art.posters.print_lines", measure)
    facts = HARBOUR._replace(title=title, pins=Pins(frame=frame))
    sheet = Sheet(facts, design_of(facts))
    sheet.printed()
    x0, y0, x1, y1 = (v * sheet.unit for v in FRAMES[frame].title)
    if FRAMES[frame].upright:
        x0, y0, x1, y1 = 0, 0, y1 - y0, x1 - x0
    slip = sheet.unit * 0.012  # sidebearings and overshoots
    for left, top, right, bottom in printed:
        assert left >= x0 - slip
        assert top >= y0 - slip
        assert right <= x1 + slip
        assert bottom <= y1 + slip


def test_a_film_without_director_or_year_is_drawn():
    assert drawn(director="", year=None).size == SIZE


def test_a_director_no_face_covers_is_left_out(monkeypatch):
    told = []
    monkeypatch.setattr(
        ImageDraw.ImageDraw, "text", lambda self, at, text, *rest, **more: told.append(text)
    )
    drawn(director="อภิชาติพงศ์", pins=Pins(composition="steps", frame="foot"))
    assert "อภิชาติพงศ์" not in told
    assert "1961" in told


@pytest.mark.parametrize("frame", [name for name in FRAME_NAMES if name != "tall"])
def test_a_long_list_of_directors_does_not_run_into_the_year(frame):
    pins = Pins(composition="steps", frame=frame)
    short, long = (
        Sheet(facts, design_of(facts)._replace(centred=False))
        for facts in (
            HARBOUR._replace(director=name, pins=pins) for name in ("A", "Jan Novák, " * 20)
        )
    )
    short.design = long.design
    short.face = long.face
    y = FRAMES[frame].credits
    year = [round(v * POSTER_WIDTH) for v in (0.84, y - 0.03, 1, y)]
    assert short.printed().crop(year).tobytes() == long.printed().crop(year).tobytes()


@pytest.mark.parametrize("title", ["", "  ", "ลุงบุญมีระลึกชาติ"])
def test_a_title_no_face_covers_is_refused(title):
    with pytest.raises(CannotLetter):
        drawn(title=title)


def test_a_pin_nobody_knows_any_more_is_left_to_the_system():
    assert drawn(pins=Pins("cubist", "bauhaus", "league")).tobytes() == drawn().tobytes()


@pytest.mark.parametrize(
    "title", ["8½", "1984", "…", "?", "ß", "π", "İstanbul", "Ран", "기생충", "千と千尋", "a b"]
)
@pytest.mark.parametrize("composition", ["initial", "monogram", "letters", "beads", "heights"])
def test_a_title_of_any_letters_is_a_picture_of_itself(title, composition):
    assert drawn(title=title, pins=Pins(composition=composition)).size == SIZE


def test_a_poster_is_encoded_at_every_width_and_is_light():
    poster = drawn(pins=Pins(composition="signal", frame="foot"))
    files = poster_files(poster)
    for width, body in files.items():
        encoded = Image.open(io.BytesIO(body))
        assert (encoded.format, encoded.size) == ("WEBP", (width, width * 3 // 2))
    assert sorted(files) == [120, 240, 360, 480]
    assert len(files[240]) <= 14 * 1024
