from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.cleaning import ControlCharacters, clean_line, clean_text, xml_text


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  Escape \n", "Escape"),
        ("Ame\u0301lie", "Amélie"),
        ("two \u00a0\u2003 words", "two words"),
        ("Es\u200bca\u00adpe\ufeff", "Escape"),
        ("\u202eepacsE\u202c", "epacsE"),
        ("\u2067الهروب\u2069 \u200f", "الهروب"),
        ("a\u200db", "ab"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🚀", "👩\u200d🚀"),
    ],
)
def test_a_line_is_stored_without_what_cannot_be_seen(typed, stored):
    assert clean_line(typed) == stored


@pytest.mark.parametrize(
    "text",
    ["a\x00b", "a\x1bb", "a\x7fb", "a\x8fb", "a\ud800b", "a\ufffeb", "a\uffffb", "a\ufdd0b",
     "a\U0001ffffb"],
)  # fmt: skip
@pytest.mark.parametrize("clean", [clean_line, clean_text])
def test_control_characters_and_noncharacters_are_refused(clean, text):
    with pytest.raises(ControlCharacters):
        clean(text)


@pytest.mark.parametrize("end", ["\n", "\t", "\r\n", "\v", "\f", "\x85", "\u2028"])
def test_a_line_is_one_line(end):
    assert clean_line(f"a{end}b") == "a b"


@pytest.mark.parametrize("unseen", ["\u3164", "\u2800", "\uffa0\u115f", "\u034f\u2067", "\ufe0f"])
def test_of_what_shows_as_nothing_a_line_keeps_nothing(unseen):
    assert clean_line(unseen) == ""
    assert clean_line(f"Es{unseen}cape") == "Escape"


@pytest.mark.parametrize("seen", ["❤\ufe0f", "1\ufe0f\u20e3", "葛\U000e0100城", "☑\ufe0f Ja"])
def test_a_selector_stays_where_it_chooses_a_drawing(seen):
    assert clean_line(seen) == clean_text(seen) == seen


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\vb\fc\x85d", "a\nb\nc\nd"),
        ("\n\na  \n\tb \n\n", "a\n\tb"),
        ("x \u202eevil\u202c y", "x evil y"),
        ("x \u2067שלום\u2069 y", "x \u2067שלום\u2069 y"),
        ("x \u2067שלום y", "x שלום y"),
        ("x \u2069 y", "x  y"),
        ("\u2066one\ntwo\u2069", "one\ntwo"),
        ("\u2066\u202ba\u2069\u202c", "a"),
        ("مر\u200fحبا", "مر\u200fحبا"),
    ],
)
def test_a_text_keeps_its_lines_and_only_closed_marks_of_direction(typed, stored):
    assert clean_text(typed) == stored


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"])))
def test_cleaning_twice_changes_nothing_more(text):
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_text(clean_text(text)) == clean_text(text)


def every_character() -> str:
    """All code points but surrogates, which no database stores."""
    return "".join(map(chr, [*range(0xD800), *range(0xE000, 0x110000)]))


def test_whatever_forms_let_through_can_be_read_in_xml():
    for place in range(0, 0x110000, 0x100):
        together = "".join(map(chr, range(place, place + 0x100)))
        try:
            cleaned = [clean_text(together), clean_line(together)]
        except ControlCharacters:
            cleaned = map(kept_of, together)
        for text in cleaned:
            assert xml_text(text) == text


def kept_of(character: str) -> str:
    try:
        return clean_text(f"a{character}b")
    except ControlCharacters:
        return ""


def test_every_character_stands_in_a_document_of_xml_or_is_left_out_of_it():
    text = xml_text(every_character())
    told = ET.fromstring(f"<a>{escape(text)}</a>").text  # noqa: S314 - our own
    assert told == text.replace("\r", "\n")
    assert len(text) > 1_100_000
