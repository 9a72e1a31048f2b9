"""Which pieces of a text a query found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from films.search import mark


def shown(text: str, query: str) -> str:
    return "".join(f"[{piece}]" if found else piece for piece, found in mark(text, query))


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Amélie", "amelie", "[Amélie]"),
        ("Ame\u0301lie", "ame", "[Ame\u0301]lie"),
        ("The Great Escape", "esc great", "The [Great] [Esc]ape"),
        ("Lee Je-hoon", "lee jehoon", "[Lee] [Je-hoon]"),
        ("Lee Je-hoon", "je hoon", "Lee [Je]-[hoon]"),
        ("L'Avventura", "avventura", "L'[Avventura]"),
        ("Straße", "strass", "[Straß]e"),
        ("8½", "8 1/2", "[8½]"),
        ("七人の侍", "人の", "七[人の]侍"),
        ("탈주 (Escape)", "탈", "[탈]주 (Escape)"),
        ("Runaway", "away", "Runaway"),
        ("Run Away", "runaway", "Run Away"),
        ("<b>Escape</b>", "escape", "<b>[Escape]</b>"),
        ("Escape", "", "Escape"),
        ("", "escape", ""),
    ],
)
def test_words_that_begin_with_a_word_of_the_query_are_marked(text, query, expected):
    assert shown(text, query) == expected


@given(st.text(max_size=40), st.text(max_size=20))
def test_the_pieces_put_together_are_the_text(text, query):
    assert "".join(piece for piece, _ in mark(text, query)) == text
