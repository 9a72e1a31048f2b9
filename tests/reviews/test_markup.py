"""What Markdown becomes: sections, spoilers, quotes, limits."""

import pytest
from django.utils import translation

from reviews.markup import MAX_SOURCE_CHARS, TooLong, render

CANARY = "kingfisher"

HIDDEN = [
    "before >!kingfisher!< after",
    ">!kingfisher!< first",
    "**bold >!kingfisher!< bold** and *it*",
    "~~gone >!kingfisher!<~~",
    "[link >!kingfisher!<](https://example.org/)",
    "![picture >!kingfisher!<](https://example.org/)",
    ">! kingfisher",
    ">!kingfisher",
    ">! one\n>! kingfisher\n>!\n> kingfisher",
    ">! one\nkingfisher in a lazy line",
    ">! one\nkingfisher!<",
    "text\n>! kingfisher",
    "> quote\n>! kingfisher",
    "> quote >!kingfisher!<",
    "> > >! kingfisher",
    ">>>>>>>>>>>! kingfisher",
    "> > > > > > > > > > > >! kingfisher",
    "- item\n  >! kingfisher",
    "- >! kingfisher",
    "1. a\n   - >!kingfisher!<",
    "never closed >! kingfisher *and `more",
    "never closed >!\nkingfisher",
    "## >! Ending\nkingfisher\n\n### Below\nkingfisher",
    "## >! kingfisher\ntext",
    "## Heading >!kingfisher!<\ntext",
    "Heading >!kingfisher!<\n---\ntext",
    "## >! Ending\nkingfisher\n---\nkingfisher",
    "> # >! kingfisher",
    "- # >!kingfisher!<",
    "> ! pull >!kingfisher!<",
    "https://example.org/>!kingfisher!<",
    "<div>\n>! kingfisher\n</div>",
    "<b>>!kingfisher!<</b>",
    "    >! kingfisher",
    "\t>! kingfisher",
    "[x]: /a\n>! kingfisher",
    ">! > ! kingfisher",
    ">!outer >!kingfisher!< end",
    "`a` >!kingfisher `code`!<",
    "&gt;\n>!&#107;ingfisher kingfisher!<",
    ">! - kingfisher\n>! - two",
    ">! ```\n>! kingfisher\n>! ```",
    "*" * 600 + " >!kingfisher!<",
    "*>!*kingfisher*!<*",
]


@pytest.mark.parametrize("source", HIDDEN)
def test_a_word_inside_a_spoiler_never_occurs_in_the_plain_text(source):
    rendered = render(source)
    assert rendered.has_spoilers
    assert CANARY not in rendered.plain
    assert CANARY in rendered.html
    assert "<details" in rendered.html.split(CANARY)[0]


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("Hello *you*.", "<p>Hello <em>you</em>.</p>"),
        ("~~no~~ **yes**", "<p><del>no</del> <strong>yes</strong></p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("<b>raw</b>", "<p>&lt;b&gt;raw&lt;/b&gt;</p>"),
        (
            "[site](https://example.org/?a=1&b=2)",
            '<p><a href="https://example.org/?a=1&amp;b=2" '
            'rel="nofollow ugc noopener">site</a></p>',
        ),
        ("[here](/films/escape-2024/)",
         '<p><a href="/films/escape-2024/" rel="nofollow ugc noopener">here</a></p>'),
        ("[there](//example.org)", "<p>[there](//example.org)</p>"),
        ("[trick](https://a.example@b.example/)", "<p>[trick](https://a.example@b.example/)</p>"),
        ("[bad](javascript:alert(1))", "<p>[bad](javascript:alert(1))</p>"),
        ("![still](https://example.org/a.png)",
         '<p><a href="https://example.org/a.png" rel="nofollow ugc noopener">still</a></p>'),
        ("> ! Pull *this*", '<blockquote class="pull"><p>Pull <em>this</em></p>\n</blockquote>'),
        ("> Quote", "<blockquote>\n<p>Quote</p>\n</blockquote>"),
        ("\\>!not hidden!<", "<p>&gt;!not hidden!&lt;</p>"),
        (
            "He >!dies!<.",
            '<div class="p">He <details class="spoiler in"><summary>Spoiler</summary>'
            "<span>dies</span></details>.</div>",
        ),
        (
            ">! He dies.",
            '<details class="spoiler"><summary>Spoiler</summary><div class="body">'
            "<p>He dies.</p>\n</div></details>",
        ),
        (
            "## >! The ending\nHe dies.",
            '<details class="spoiler" id="the-ending"><summary>Spoiler: The ending</summary>'
            '<div class="body"><p>He dies.</p>\n</div></details>',
        ),
        ("##\n\ntext", "<p>text</p>"),
        ("", ""),
    ],
)  # fmt: skip
def test_markdown_becomes_small_html(source, html):
    assert render(source).html == html


@pytest.mark.parametrize(
    ("source", "levels"),
    [
        ("# A", [2]),
        ("###### A", [2]),
        ("# A\n## B\n### C\n#### D", [2, 3, 4, 4]),
        ("# A\n#### B\n#### C\n# D", [2, 3, 3, 2]),
        ("### A\n# B", [2, 2]),
        ("## >! A\n### B\n## C", [2, 2]),
    ],
)
def test_heading_levels_run_from_2_to_4_and_never_skip(source, levels):
    html = render(source).html
    assert [int(part[0]) for part in html.split("<h")[1:]] == levels


def test_after_a_hundred_headings_only_those_that_hide_a_section_stay_headings():
    rendered = render("## A\n" * 101 + "## >! B\nkingfisher")
    assert len(rendered.sections) == 101
    assert rendered.sections[99].html.count("<strong>") == 1
    assert rendered.sections[100].is_spoiler
    assert CANARY not in rendered.plain


def test_a_text_is_divided_at_its_headings():
    rendered = render("Open.\n\n## Cast\nGood.\n\n### Lead\nBest.\n\n## >! Ending\nHe dies.")
    assert rendered.opening_html == "<p>Open.</p>"
    assert [(s.anchor, s.heading, s.is_spoiler) for s in rendered.sections] == [
        ("cast", "Cast", False),
        ("ending", "Ending", True),
    ]
    assert rendered.sections[0].html.startswith('<h2 id="cast">Cast</h2>')
    assert "Best." in rendered.sections[0].html
    assert rendered.html == "\n".join(
        [rendered.opening_html, *(section.html for section in rendered.sections)]
    )


def test_a_spoiler_section_ends_at_the_next_heading_of_its_level():
    rendered = render("## >! Ending\nHe dies.\n### Below\nToo.\n## After\nSafe.")
    assert rendered.plain == "Safe."
    assert "Too." in rendered.sections[0].html


def test_words_hidden_in_a_heading_hide_its_section_and_stand_inside():
    (section,) = render("## Ending >!he dies!<\ntext").sections
    assert section.heading == "Ending"
    assert "he dies" not in section.html.split("</summary>")[0]
    assert "he dies" in section.html


def test_anchors_are_readable_and_unique():
    rendered = render("## Cast\n## Cast\n## 🎬\n## 이제훈\n## Cast 2", anchor_prefix="r7-")
    anchors = [section.anchor for section in rendered.sections]
    assert anchors == ["r7-cast", "r7-cast-2", "r7-section-3", "r7-ijehun", "r7-cast-2-5"]


def test_plain_text_has_no_headings_pull_quotes_or_spoilers():
    source = "## Cast\nHe is **good** &amp; >!dead!<.\n\n> ! Pull\n\n- one\n- two\n\n>! three"
    assert render(source).plain == "He is good & ….\none\ntwo"


def test_written_entities_are_characters_in_plain_text_and_headings():
    rendered = render("## A &amp; B\nC &lt; `&lt;`\n")
    assert rendered.sections[0].heading == "A & B"
    assert rendered.plain == "C < &lt;"


def test_entities_cannot_bring_back_marks_that_turn_the_text_around():
    rendered = render("## a&#8238;b\nc&#x202e;d\u202ee\n\n## >! f&#8238;g")
    everything = rendered.html + rendered.plain + "".join(s.heading for s in rendered.sections)
    assert "\u202e" not in everything


def test_the_word_for_spoiler_is_that_of_the_site_not_of_the_writer(settings):
    settings.LANGUAGE_CODE = "en"
    with translation.override("cs"):
        assert "<summary>Spoiler</summary>" in render(">! x").html
        assert translation.get_language() == "cs"


def test_a_source_that_is_too_long_is_refused():
    assert render("a" * MAX_SOURCE_CHARS).html
    with pytest.raises(TooLong):
        render("a" * (MAX_SOURCE_CHARS + 1))


@pytest.mark.parametrize("mark", ["[", "*_", ">", "- ", "![", ">!", "> - ", "*a **b ", "](", "`"])
def test_deep_nesting_is_flattened(mark):
    html = render((mark * MAX_SOURCE_CHARS)[:MAX_SOURCE_CHARS]).html
    for tag in ("<blockquote", "<li", "<em", "<strong", "<a "):
        deepest = depth = 0
        for part in html.replace(tag.replace("<", "</"), "\0/").replace(tag, "\0+").split("\0"):
            depth += {"+": 1, "/": -1}.get(part[:1], 0)
            deepest = max(deepest, depth)
        assert deepest <= 8


def test_a_rendered_text_offers_its_first_sentences():
    assert render("One. Two! Three?").first_sentences(2) == "One. Two!"
