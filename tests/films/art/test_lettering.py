"""Titles are broken into lines and sized so that they fit their sheet."""

from itertools import pairwise

import pytest

from films.art.faces import LETTERING, SCRIPT_FACES
from films.art.lettering import (
    balanced,
    broken_words,
    set_title,
    shortened,
    wrapped,
)

# The box of a title on a sheet 960 wide.
SHEET, WIDTH, HEIGHT = 960, 825, 211
TITLES = ["M", "Harbour Light", "Gypsy jugglery", "The " + "Very " * 58 + "Long", "W" * 200]


@pytest.mark.parametrize("face", LETTERING.values(), ids=LETTERING)
@pytest.mark.parametrize("title", TITLES, ids=["one", "two", "tails", "many", "unbroken"])
def test_every_line_of_a_set_title_fits_into_its_box_descenders_and_all(face, title):
    setting = set_title(title, face, WIDTH, HEIGHT, SHEET)
    assert max(map(setting.font.getlength, setting.lines)) <= WIDTH * 1.01
    assert setting.printed <= HEIGHT
    assert "".join(setting.lines).replace(" ", "").lower() == title.replace(" ", "").lower()


@pytest.mark.parametrize("face", [*LETTERING.values(), *SCRIPT_FACES.values()])
def test_lines_of_a_title_do_not_touch_each_other(face):
    setting = set_title("Quay gypsy jugs ÅÉ", face, WIDTH / 3, HEIGHT, SHEET)
    for upper, lower in pairwise(setting.lines):
        hangs = setting.font.getbbox(upper, anchor="ls")[3]
        rises = -setting.font.getbbox(lower, anchor="ls")[1]
        assert hangs + rises <= setting.leading * 1.3


def test_a_short_title_is_set_as_large_as_its_face_allows():
    setting = set_title("M", LETTERING["serif9"], WIDTH, HEIGHT, SHEET)
    assert setting.font.size == int(SHEET * LETTERING["serif9"].biggest)


@pytest.mark.parametrize("title", ["헤어질 결심", "사랑하는 사람들의 아름다운 마지막 여름 이야기"])
def test_a_korean_title_is_broken_between_words_only(title):
    setting = set_title(title, SCRIPT_FACES["hangul"], WIDTH, HEIGHT, SHEET)
    assert " ".join(setting.lines) == title


def test_words_wrap_before_the_width_and_never_inside():
    assert wrapped(["one", "two", "three"], len, 7) == ["one two", "three"]


def test_a_wrapped_title_is_balanced_without_another_line():
    words = ["a", "bb", "ccc", "dddd", "e"]
    assert wrapped(words, len, 13) == ["a bb ccc dddd", "e"]
    assert balanced(words, len, 13) == ["a bb ccc", "dddd e"]


def test_only_a_word_wider_than_the_sheet_is_broken():
    assert broken_words(["abcdefg", "hi"], len, 3) == ["abc", "def", "g", "hi"]


def test_a_name_that_does_not_fit_ends_in_an_ellipsis():
    assert shortened("Ada, Ben, Cleo", len, 20) == "Ada, Ben, Cleo"
    assert shortened("Ada, Ben, Cleo", len, 10) == "Ada, Ben…"
