"""Pictures in a text: where a mark stands alone on its line, and only for texts that were given
some."""

import pytest

from films.pictures import STILL, picture_sources
from reviews.markup import Figure, pictures_named, render


def figure(base="uploaded/still/ab/abc", **more):
    sources = picture_sources(base, 960, 540, STILL, url_prefix="/media/")
    words = {"alt_text": "A fence.", "caption": "At night.", "credit": "An archive, CC0"}
    return Figure(sources, **(words | more))


def shown(source, **more):
    return render(source, pictures={"fence": figure(**more)})


def test_a_mark_alone_on_its_line_shows_the_picture_with_its_words():
    html = shown("Before.\n![fence]\nAfter.").html
    assert html.startswith("<p>Before.</p>\n<figure><picture><source ")
    assert html.endswith("</figure>\n<p>After.</p>")
    for words in ('alt="A fence."', 'width="960" height="540"', 'loading="lazy"',
                  "/media/uploaded/still/ab/abc-480.avif 480w", "<span>At night.</span>",
                  "<span>An archive, CC0</span>"):  # fmt: skip
        assert words in html


@pytest.mark.parametrize("source", ["In ![fence] words.", "![gate]", "- a\n\n  ![fence]"])
def test_any_other_mark_stays_as_it_was_typed(source):
    html = shown(source).html
    assert "<img" not in html
    assert "![" in html


def test_the_text_of_a_member_holds_no_picture():
    assert "<img" not in render("![fence]\n\n<img src=/media/a.jpg>").html


def test_words_about_a_picture_are_text_and_its_link_is_safe():
    attack = '"><script>alert(1)</script>'
    html = shown("![fence]", alt_text=attack, caption=attack, credit_url="javascript:x").html
    assert "<script" not in html
    assert "javascript" not in html


def test_an_address_of_another_site_is_no_picture():
    elsewhere = figure("x")
    sources = picture_sources("a", 9, 9, STILL, url_prefix="https://elsewhere.example/")
    html = render("![fence]", pictures={"fence": Figure(sources, "", elsewhere.caption, "")}).html
    assert "elsewhere" not in html


def test_a_picture_in_a_spoiler_is_hidden_and_no_picture_is_told_in_plain_text():
    rendered = shown("Open.\n\n![fence]\n\n>! ![fence]\n\n## >! Ending\n\n![fence]")
    assert rendered.plain == "Open."
    assert rendered.html.count("<figure>") == 3
    assert rendered.html.index("<details") < rendered.html.rindex("<figure>")


def test_the_marks_of_a_text_are_those_alone_on_their_lines_each_once():
    assert pictures_named("![b]\n\nin ![c] line\n\n![a]\n![b]") == ["b", "a"]
