import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.cleaning import ControlCharacters, clean_line, clean_text


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


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\x7fb", "a\x85b", "a\ud800b"])
@pytest.mark.parametrize("clean", [clean_line, clean_text])
def test_control_characters_are_refused(clean, text):
    with pytest.raises(ControlCharacters):
        clean(text)


@pytest.mark.parametrize("text", ["a\nb", "a\tb"])
def test_a_line_is_one_line(text):
    with pytest.raises(ControlCharacters):
        clean_line(text)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
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


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_cleaning_twice_changes_nothing_more(text):
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_text(clean_text(text)) == clean_text(text)
