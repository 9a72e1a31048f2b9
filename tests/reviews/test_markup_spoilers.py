"""No word that any mark hides is outside its fold, whatever stands around the marks."""

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reviews.markup import render
from tests.reviews.spoiler_forms import CANARY, FORMS, SAFE
from tests.reviews.test_markup_safety import faults_in
from text.spoiler_marks import begins_spoiler

FOLD = re.compile(r"<details\b(?:(?!<details\b).)*?</details>", re.DOTALL)
PAIRS = [
    (">!", "!<"), (">！", "！<"), ("＞！", "！＜"), ("&gt;!", "!&lt;"), ("||", "||"),
    ("｜｜", "｜｜"),
    ("[spoiler]", "[/spoiler]"), ("[Spoiler]", "[/SPOILER]"), ("[spoiler=x]", "[/spoiler]"),
    ("<spoiler>", "</spoiler>"), ("\n::: spoiler\n", "\n:::\n"), ("\n:::Spoiler x\n", "\n:::\n"),
    ("\n>!\n", "\n!<\n"), ("\n- >!", "!<\n"), ("\n> >!", "!<\n"), ("\n## >!", "!<\n"),
    (">!", ""), ("||", ""), ("[spoiler]", ""), ("\n::: spoiler\n", ""),
]  # fmt: skip
# What stands around and between; none of it is the end of a spoiler, or takes a mark away.
HEADING_BEGINS = re.compile(r"(?:^|\n) {0,3}#{1,6}[ \t]+\Z")
PIECES = st.sampled_from(
    ["word ", "word", "1984. ", "映画", "\n", "\n\n", "  \n", "\t", "*", "**", "_", "~~", "`",
     "```\n", "\n```\n", "[", "](", ")", "](https://e.org/)", "https://e.org/a_(b)", "![", "- ",
     "\n- ",
     "\n1. ", "\n  2) ", "> ", "\n> ", "\n> > ", "\n## ", "# ", "\n---\n", "\n===\n", "| a | b | ",
     " |---| ", "<b>", "</b>", "<!--", "-->", "<details>", "&amp;", "&#62;", "\\*", "<a@b.example>",
     "[^1]: ", "[x]: /y", "    ", "\n      ", ": ", "(", "「", "」", "! ", "< ", "\u202e", "\ufffe"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=25).map("".join)


def outside_folds(html):
    while FOLD.search(html):
        html = FOLD.sub("", html)
    return html


def shown_of(rendered):
    """All that is in the open: on pages, in descriptions, feeds, search, tables of contents."""
    topics = " ".join(section.heading for section in rendered.sections)
    summaries = " ".join(re.findall(r"<summary>.*?</summary>", rendered.html))
    return " ".join([outside_folds(rendered.html), summaries, topics, rendered.plain])


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_spoiler_hides_its_words_and_nothing_before_them(form):
    rendered = render(FORMS[form])
    assert rendered.has_spoilers
    assert CANARY not in shown_of(rendered)
    assert CANARY in rendered.html
    assert SAFE in rendered.plain
    assert SAFE in outside_folds(rendered.html)
    assert faults_in(FORMS[form]) == []


def test_what_follows_the_end_of_a_spoiler_is_in_the_open():
    for begin, end in PAIRS:
        hides_its_section = "##" in begin
        if end and not hides_its_section:
            rendered = render(f"a {begin}b{end} lighthouse")
            assert SAFE in rendered.plain, (begin, end)


@settings(max_examples=600, deadline=None)
@given(TEXTS, TEXTS, TEXTS, TEXTS, st.sampled_from(PAIRS))
def test_no_hidden_word_is_in_the_open_whatever_stands_around_and_within(
    before, within, further, after, pair
):
    begin, end = pair
    before = re.sub(r"\\+\Z", "", before)
    further = re.sub(r"\\+\Z", "", further)
    # Two beginnings and one end: the first may hide its paragraph, or its heading be in view.
    assume(not begins_spoiler(f"{within} {CANARY} {further}{end}") or begin[0] in "|｜[<")
    assume(not HEADING_BEGINS.search(before))
    source = f"{before}{begin}{within} {CANARY} {further}{end}{after}"
    rendered = render(source)
    assert CANARY in rendered.html
    assert CANARY not in shown_of(rendered)
    assert rendered.has_spoilers
    assert faults_in(source) == []


@pytest.mark.parametrize("doubtful", ["<b>!<", "<b>![!<", "</i>!<", "<!-- x -->! y!<"])
def test_a_heading_with_a_mark_that_may_end_later_is_no_topic_in_view(doubtful):
    rendered = render(f"## >! {CANARY}\n{doubtful}")
    assert CANARY not in shown_of(rendered)


@pytest.mark.parametrize("between", ["\n> \n", "\n> word\n\n", "\n>\n>\n"])
def test_a_mark_alone_on_its_line_above_a_quotation_hides_to_the_end(between):
    assert CANARY not in shown_of(render(f">!{between} {CANARY}"))
    assert SAFE in render(f">!\n>! {CANARY}\n\n{SAFE}").plain


def test_a_heading_with_a_mark_in_front_is_the_topic_in_view():
    assert ">Spoiler: Ending<" in render("## >! Ending\n\nA dies, >!B too!<.").html


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS, st.integers(min_value=1, max_value=4))
def test_a_paragraph_of_marked_lines_is_hidden_whatever_stands_around_it(before, after, lines):
    marked = f">! {CANARY}\n" * lines
    rendered = render(f"{before}\n\n{marked}\n{after}")
    assert CANARY not in shown_of(rendered)


@pytest.mark.parametrize(
    "source", ["\\>!kingfisher\\!<", "\\||kingfisher\\||", "\\[spoiler]kingfisher\\[/spoiler]"]
)
def test_a_backslash_makes_a_mark_plain_text(source):
    rendered = render(source)
    assert not rendered.has_spoilers
    assert CANARY in rendered.plain


def test_an_end_without_a_beginning_stays_as_it_was_typed():
    assert render("Loved it!<3 and more!<").plain == "Loved it!<3 and more!<"


def test_a_block_spoiler_is_one_fold_with_all_its_blocks():
    html = render(">!A dies.\n\n- B\n- C!<").html
    assert html.count("<details") == 1
    assert html == (
        '<details class="spoiler"><summary>Spoiler</summary><div class="body"><p>A dies.</p>\n'
        "<ul>\n<li>B</li>\n<li>C</li>\n</ul>\n</div></details>"
    )
