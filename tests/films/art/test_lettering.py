"""Titles are broken into lines and sized so that they fit their sheet."""

import pytest

from films.art.faces import LETTERING
from films.art.lettering import (
    LONGEST_TITLE_HEIGHT,
    MARGIN,
    balanced,
    broken_words,
    set_title,
    shortened,
    wrapped,
)

WIDTH, HEIGHT = 960, 1440
TITLES = ["M", "Harbour Light", "The " + "Very " * 38 + "Long", "W" * 200]


@pytest.mark.parametrize("face", LETTERING.values(), ids=LETTERING)
@pytest.mark.parametrize("title", TITLES, ids=["one", "two", "many", "unbroken"])
def test_every_line_of_a_set_title_fits_between_the_margins(face, title):
    setting = set_title(title, face, WIDTH, HEIGHT)
    widest = max(map(setting.font.getlength, setting.lines))
    assert widest <= WIDTH * (1 - 2 * MARGIN) * 1.01
    assert setting.height <= HEIGHT * LONGEST_TITLE_HEIGHT
    assert "".join(setting.lines).replace(" ", "").lower() == title.replace(" ", "").lower()


def test_a_short_title_is_set_as_large_as_its_face_allows():
    setting = set_title("M", LETTERING["league"], WIDTH, HEIGHT)
    assert setting.font.size == int(HEIGHT * LETTERING["league"].biggest)


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
