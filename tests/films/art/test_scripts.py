"""Which titles the shipped faces can letter."""

import string

import pytest
from PIL import features

from films.art.faces import CREDITS, FONTS, LETTERING, SCRIPT_FACES
from films.art.scripts import CannotLetter, as_set, can_letter, clean, covers, face_for


@pytest.mark.parametrize(
    "title",
    ["Čtyři slunce", "Đất phương Nam", "Сталкер", "Ο Θίασος", "8½", "기생충", "千と千尋の神隠し"],
)
def test_a_title_whose_every_character_has_a_glyph_can_be_lettered(title):
    assert can_letter(title)


def test_arabic_is_lettered_only_where_its_letters_can_be_joined():
    assert can_letter("جدایی نادر از سیمین") is features.check("raqm")


@pytest.mark.parametrize(
    "title", ["ลุงบุญมี", "पथेर पांचाली", "פוקסטרוט", "花樣年華", "뷁", "Film 🎬", "", " \u200b "]
)
def test_a_title_with_a_character_no_face_covers_cannot_be_lettered(title):
    assert not can_letter(title)


def test_two_scripts_no_one_face_shares_cannot_be_lettered():
    assert not can_letter("Сталкер 기생충")


def test_the_preferred_face_is_used_when_it_covers_the_title():
    assert face_for("Ran", "bod8") == LETTERING["bod8"]
    assert face_for("Сталкер", "bod8") != LETTERING["bod8"]
    assert face_for("기생충", "bod8") == SCRIPT_FACES["hangul"]


def test_a_blank_text_has_no_face():
    with pytest.raises(CannotLetter):
        face_for("")


@pytest.mark.parametrize("face", [*LETTERING.values(), *SCRIPT_FACES.values(), CREDITS])
def test_every_face_ships_and_covers_plain_english(face):
    assert covers(face, string.ascii_letters + string.digits + " ,.:;!?'-&()")


def test_the_licence_ships_beside_the_fonts():
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text()


def test_a_text_is_cleaned_of_what_cannot_be_seen():
    assert clean(" A\u202e  Cafe\u0301\n") == "A Café"


def test_greek_capitals_lose_their_accent_and_latin_ones_keep_it():
    assert as_set(LETTERING["sofiax8"], "Θίασος é") == "ΘΙΑΣΟΣ É"
