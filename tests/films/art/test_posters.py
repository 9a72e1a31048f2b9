"""What a drawn poster promises whatever the film is called."""

import io

import pytest
from PIL import Image

from films.art import (
    INK_NAMES,
    LETTERING_NAMES,
    POSTER_HEIGHT,
    POSTER_WIDTH,
    SCHOOL_NAMES,
    CannotLetter,
    Pins,
    draw_poster,
    to_webp,
)
from films.art.canvas import Canvas, seeded
from films.art.palettes import PALETTES, channels
from films.art.posters import UNPINNED, design_of
from films.art.schools import SCHOOLS

SIZE = (POSTER_WIDTH, POSTER_HEIGHT)


def drawn(title="Harbour Light", year=1961, director="Ada Novák", pins=UNPINNED):
    return draw_poster(title=title, year=year, director=director, pins=pins)


def test_the_same_facts_draw_the_same_pixels():
    assert drawn().tobytes() == drawn().tobytes()


def test_another_year_draws_another_poster():
    pins = Pins("shards", "sea", "league")
    assert drawn(pins=pins).tobytes() != drawn(year=1962, pins=pins).tobytes()


@pytest.mark.parametrize("school", SCHOOL_NAMES)
def test_every_school_draws_a_poster_of_the_promised_size(school):
    poster = drawn(pins=Pins(school=school))
    assert (poster.size, poster.mode) == (SIZE, "RGB")
    assert len(poster.getcolors(SIZE[0] * SIZE[1])) > 3


@pytest.mark.parametrize("ink", INK_NAMES)
def test_every_ink_grounds_its_poster(ink):
    poster = drawn(pins=Pins("petals", ink, "league"))
    assert poster.size == SIZE
    assert poster.getpixel((2, 2)) == tuple(bytes.fromhex(ground_of(ink)))


def ground_of(ink):
    return PALETTES[ink].ground.removeprefix("#")


def test_every_lettering_sets_the_title_differently():
    posters = {drawn(pins=Pins("eye", "bone", name)).tobytes() for name in LETTERING_NAMES}
    assert len(posters) == len(LETTERING_NAMES)


@pytest.mark.parametrize("title", ["The " + "Very " * 38 + "Long", "A" * 200, "千" * 200])
def test_a_title_of_two_hundred_characters_fits(title):
    assert drawn(title=title).size == SIZE


@pytest.mark.parametrize("school", ["letter", "figure", "path"])
def test_a_title_of_one_letter_is_drawn(school):
    pins = Pins(school, "coal", "unb8")
    assert drawn(title="M", pins=pins).tobytes() != drawn(title="Z", pins=pins).tobytes()


def test_a_film_without_director_or_year_is_drawn():
    assert drawn(director="", year=None).size == SIZE


def test_a_director_no_face_covers_is_left_out():
    assert drawn(director="อภิชาติพงศ์").tobytes() == drawn(director="").tobytes()


def test_a_long_list_of_directors_does_not_run_into_the_year():
    pins = Pins("eye", "bone", "league")
    short, long = (drawn(director=name, pins=pins) for name in ("A", "Jan Novák, " * 20))
    year = (int(POSTER_WIDTH * 0.86), int(POSTER_HEIGHT * 0.93), POSTER_WIDTH, POSTER_HEIGHT)
    assert short.crop(year).tobytes() == long.crop(year).tobytes()


@pytest.mark.parametrize("title", ["", "  ", "ลุงบุญมีระลึกชาติ"])
def test_a_title_no_face_covers_is_refused(title):
    with pytest.raises(CannotLetter):
        drawn(title=title, pins=Pins(school="letter"))


def test_a_pin_nobody_knows_any_more_is_left_to_the_seed():
    assert drawn(pins=Pins("cubist", "beige", "comic")).tobytes() == drawn().tobytes()


def test_pinning_one_part_of_a_design_changes_no_other():
    free, pinned = (design_of("Harbour", 1961, pins) for pins in (Pins(), Pins(school="egg")))
    assert pinned == free._replace(school="egg")


@pytest.mark.parametrize("school", SCHOOL_NAMES)
def test_the_sheet_is_flat_from_where_a_school_says_it_is_calm(school):
    sheet = Canvas(POSTER_WIDTH, POSTER_HEIGHT, PALETTES["signal"])
    calm = SCHOOLS[school](sheet, seeded("calm"), "Calm")
    foot = sheet.image.crop((0, min(sheet.h - 1, round(sheet.h * calm.starts)), sheet.w, sheet.h))
    flat = sheet.inks.ink if calm.inked else sheet.inks.ground
    if calm.starts < 1:
        assert foot.getcolors() == [(foot.width * foot.height, channels(flat))]


def test_a_poster_is_encoded_at_the_width_asked_for():
    encoded = Image.open(io.BytesIO(to_webp(drawn(), 120)))
    assert (encoded.format, encoded.size) == ("WEBP", (120, 180))
