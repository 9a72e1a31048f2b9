"""Hostile texts cost no more work than long ones: counted in tokens and calls, not in time."""

import sys
from collections.abc import Iterator

import pytest

from reviews.markup import MAX_SOURCE_CHARS, render
from reviews.markup.parsing import MAX_MARKS, Token, marks_in, parse

HOSTILE = [
    "[[", "[a](", "*[", "*_", "_a_ ", "`a", "!<>!", "- a\n", "## >! a\n\n", ">!a\n\n", "a  \n",
    "h", "!",
]  # fmt: skip
# Prose of this length with many titles, links and headings takes 80,000 calls.
MOST_CALLS = 260_000


def all_of(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from all_of(token.get("children", []))


def calls_of(source: str) -> int:
    """How many functions are called while the text is rendered, once what the first text of its
    kind brings about, as compiling patterns, is done."""
    count = 0
    render(source[:100])

    def counting(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        render(source)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_text_of_nothing_but_marks_costs_bounded_work(unit):
    source = (unit * MAX_SOURCE_CHARS)[:MAX_SOURCE_CHARS]
    assert calls_of(source) < MOST_CALLS
    assert len(list(all_of(parse(source)))) <= 5 * MAX_MARKS


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_text_with_as_many_marks_as_may_be_costs_bounded_work(unit):
    marked = unit * min(
        MAX_SOURCE_CHARS // len(unit), 10 * MAX_MARKS // max(1, marks_in(unit * 10))
    )
    assert marks_in(marked) <= MAX_MARKS
    source = marked + " word" * ((MAX_SOURCE_CHARS - len(marked)) // 5)
    assert calls_of(source) < MOST_CALLS


def test_a_text_of_marks_stays_as_it_was_typed_and_hides_what_it_would_have_hidden():
    assert "[[[[" in render("[" * 9_000).html
    hidden = render("[" * 9_000 + "\n\n>! kingfisher")
    assert hidden.html.startswith('<details class="spoiler">')
    assert "kingfisher" not in hidden.plain


def test_a_long_article_with_many_titles_and_links_is_far_from_the_limit():
    paragraph = (
        "In *Escape* the [grass](https://example.org/) moves. " + "Plain words follow. " * 15
    )
    source = "\n\n".join(["## A heading", paragraph] * 50)
    assert len(source) > MAX_SOURCE_CHARS - 4_000
    rendered = render(source[:MAX_SOURCE_CHARS])
    assert rendered.html.count("<em>Escape</em>") > 40
