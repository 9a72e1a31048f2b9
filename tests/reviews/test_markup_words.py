"""The text of what is shown has every word and number that was typed, in order."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviews.markup import render

OURS = re.compile(r"<summary>[^<>]*</summary>|<[^<>]*>")
WORD = re.compile(r"[^\W_]+")


def shown_text(source):
    """What a reader can read, folds opened; an address of a link that has words is in the link."""
    return html.unescape(OURS.sub(" ", render(source).html))


def words(text):
    return WORD.findall(text)


TYPED = [
    "M*A*S*H", "a*b*c and d_e_f", "2*3*4 = 24", "5 * 3 * 2", "** not bold **", "*",
    "un*frigging*real",
    "[Alien](1979)", "[a](ftp://example.org/b)", "[x](javascript:alert(1))", "[q](//example.org)",
    "[trick](https://a.example@b.example/)", "![Poster](1979)", "[a](b c)", "[a] (b)", "[a][b]",
    "[x]: https://example.org/y", "[^1] and\n\n[^1]: a note", "[]( )", "[](1979)", "![](1979)",
    '[a](1979 "Title words")', "3. x\n2. y\n1. z", "1. one\n1. two", "10) ten\n9) nine",
    "1984. What a year.", "2001. One\n2010. Two", "12. Monkeys", "7.\nSeven", "1. # Heading",
    "1. - nested", "1. > quoted", "1. 2. 3. go", "> 3. x\n> 2. y", "- 4. x\n- 2. y",
    "1. a\n\n   b\n\n2. c", "- a\n  7. b\n  6. c", "007. Bond", "0. zero",
    "<!-- a comment -->", "<b>bold</b>", "<Alien>", "<Alien: Resurrection>", "<foo:bar>", "<br/>x",
    "<script>alert(1)</script>", "<a href='x'>y</a>", "<!DOCTYPE z>", "<?php q ?>", "<![CDATA[w]]>",
    "| a | b |\n|---|---|\n| 1 | 2 |", "# One #", "## Two ##", "####### Seven", "#1 film", "# ",
    "Title\n=====\ntext", "Title\n-----\ntext", "a\n***\nb", "---\na: b\n---", "~~strike~~", "~a~",
    "> a\n>> b\n>>> c\n>>>>>>>>> d", "> ! pulled", "```python\ncode\n```", "~~~ a b c\nd\n~~~",
    "```one line```", "`a ``b`` c`", "    indented\n\n\tmore", "a\\\nb", "C:\\films\\new",
    "a \\* b",
    "&copycat; &#1; &#xFFFE; AT&T; R&D;", "&nosuch; x", "five < six > four", "x<y>z", "a & b",
    "https://example.org/a_b_c*d*e", "Www.example.org", "a@b.example", "<a@b.example>",
    "term\n: definition", "*[HTML]: Hyper", "==mark== ^sup^ H~2~O $x$", ":::\nwarning\n:::",
    "- [ ] todo\n- [x] done", "+1 for it", "a || b" + " c" * 3, "\\[a](b)", "*a **b* c**",
    "***a** b*",
    "{#id .class}", "[[wiki link]]", "{{template}}", "@name #tag", "a  \nb", "\u3000全角 空白",
]  # fmt: skip


@pytest.mark.parametrize("source", TYPED)
def test_no_typed_word_disappears(source):
    assert words(shown_text(source)) == words(source)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("M*A*S*H", "M*A*S*H"),
        ("[Alien](1979)", "[Alien](1979)"),
        ("1984. What a year.", "1984. What a year."),
        ("これは**「重要」**です", "これは<strong>「重要」</strong>です"),
        ("**『題』**は", "<strong>『題』</strong>は"),
        ("**스크립트(대본)**라고", "<strong>스크립트(대본)</strong>라고"),
        ("他说**“好”**。", "他说<strong>“好”</strong>。"),
        ("一*二*三", "一<em>二</em>三"),
        ("**Alien**は", "<strong>Alien</strong>は"),
        ("**bold**, *it*", "<strong>bold</strong>, <em>it</em>"),
        ("映画_2024_版", "映画_2024_版"),
        ("one\ntwo\nthree", "one<br>\ntwo<br>\nthree"),
    ],
)
def test_words_look_as_they_were_meant(source, shown):
    assert render(source).html == f"<p>{shown}</p>"


def test_a_numbered_list_counts_as_it_was_typed():
    rendered = render("3. x\n2. y\n1. z")
    assert rendered.plain == "3. x\n2. y\n1. z"
    assert [f'value="{number}"' in rendered.html for number in (3, 2, 1)] == [True] * 3
    assert rendered.first_sentences(1) == "3. x"


def links_in(source):
    return re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>(.?)', render(source).html)


FILM = "https://en.wikipedia.org/wiki/M_(1931_film)"


@pytest.mark.parametrize(
    ("source", "address"),
    [
        (FILM, FILM),
        (f"({FILM})", FILM),
        (f"See {FILM}.", FILM),
        (f"[M]({FILM})", FILM),
        ("https://example.org/a, b", "https://example.org/a"),
        ("https://example.org/?q=a(b)!", "https://example.org/?q=a(b)"),
        ("“https://example.org/a”", "https://example.org/a"),
        ("*https://example.org/a*", "https://example.org/a"),
        ("https://example.org/aは良い。", "https://example.org/a"),
        ("https://example.orgは良い", "https://example.org"),
        ("见https://example.org/a。很好", "https://example.org/a"),
        ("https://example.org/영화를 봤다", "https://example.org/"),
        ("https://example.org。次", "https://example.org"),
        ("https://example.org（注）", "https://example.org"),
        ("https://müller.example/a", "https://müller.example/a"),
        ("https://例え.テスト/a を", "https://例え.テスト/a"),
        ("https://президент.рф и", "https://президент.рф"),
        ("[a](https://müller.example/)", "https://müller.example/"),
        ("[a](www.example.org/b)", "https://www.example.org/b"),
        ("Https://example.org/A", "Https://example.org/A"),
        ("https://example.org:8000/a", "https://example.org:8000/a"),
        ("[https://example.org/a](https://example.org/b)", "https://example.org/b"),
        ("<https://example.org/a>", "https://example.org/a"),
    ],
)
def test_an_address_is_a_link_and_ends_where_it_ends(source, address):
    ((href, _words, _after),) = links_in(source)
    assert href == address


@pytest.mark.parametrize(
    "source",
    ["[a](https://b c)", "[a](https://x@y.example/)", "[a](https://%2F.example/)", "[a](https://)",
     "https://a@b.example/"],
)  # fmt: skip
def test_an_address_that_leads_elsewhere_or_nowhere_is_no_link(source):
    assert not [href for href, *_ in links_in(source) if "@" in href or "%" in href]


PIECES = st.sampled_from(
    ["word", "1984", "7", "é", "映画", "「題」", " ", "\n", "\n\n", "\t", "*", "**", "_", "__",
     "~~", "`", "```", "\n```\n", "[", "]", "(", ")", "](", "![", "](1979)", "](www.a.example)",
     "](https://e.org/)", "https://e.org/a_(b)", "https://müller.example/", "<b>", "</b>", "<!--",
     "-->", "<Alien>", "<a:b>", "- ", "\n- ", "\n1. ", "\n3. ", "\n12) ", "\n1984. ", "2. ",
     "\n  4. ",
     "> ", "\n> ", "\n## ", "# ", "\n---\n", "\n===\n", " | ", "\n[x]: ", "[^1]", "&copy ", "& ",
     "\\", "\\*", "!", "<", ".", ",", ":", "\n    ", ' "t" ', "+ ", "\n* "]
)  # fmt: skip


@settings(max_examples=1500, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_word_and_number_that_was_typed_is_shown_in_order(source):
    # Of a link with words of its own the address is not shown; it is where the link leads.
    without_addresses = [
        re.sub(r"https://e\.org/(?!a_)|www\.a\.example", "", text)
        for text in (shown_text(source), source)
    ]
    # A link begins within a word, too: what counts is every letter and number, in order.
    shown, typed = ("".join(words(text)) for text in without_addresses)
    assert shown == typed
