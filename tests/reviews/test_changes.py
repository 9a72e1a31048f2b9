"""What changed between two versions of a text."""

import pytest

from reviews import changes
from reviews.changes import changes_html


@pytest.mark.parametrize(
    ("before", "after", "html"),
    [
        ("One.", "One.", ""),
        ("One.\n\n", "One.", ""),
        ("A calm film.", "A loud film.", "A <del>calm</del><ins>loud</ins> film."),
        ("<b>Bold</b> & dull.", "<b>Bold</b> & bright.", "&lt;b&gt;Bold&lt;/b&gt; &amp; "),
        ("Same.\n\nOld & grey.", "Same.", '…</p><p dir="auto"><del>Old &amp; grey.</del></p>'),
        ("", "New <i>.", '<p dir="auto"><ins>New &lt;i&gt;.</ins></p>'),
        ("Wholly other words.", "Nothing stays here!", "<del>Wholly other words.</del><ins>"),
    ],
)
def test_the_words_that_changed_are_marked_and_everything_is_escaped(before, after, html):
    assert html in changes_html(before, after)
    assert bool(changes_html(before, after)) == bool(html)


def test_lines_that_stayed_are_left_out():
    same = "\n\n".join(f"Paragraph {number}." for number in range(5))

    html = changes_html(f"{same}\n\nOld end.", f"{same}\n\nNew end.")

    assert "Paragraph" not in html
    assert html.count("…") == 1


def test_a_text_too_long_to_compare_is_told_as_a_whole(monkeypatch):
    monkeypatch.setattr(changes, "MAX_LINES", 2)
    monkeypatch.setattr(changes, "MAX_TOKENS", 4)

    html = changes_html("a\nb\nc", "a\nb\nd")

    assert html.count("<p") == 3
    assert "<del>one two three four five</del>" in changes_html(
        "one two three four five", "one two three four six"
    )
