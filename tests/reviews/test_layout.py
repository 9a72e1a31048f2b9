"""How a stored review is laid out."""

import pytest

from reviews import layout
from reviews.models import Review
from reviews.services.reviews import set_body


def laid_out(body, **fields):
    review = Review(**fields)
    set_body(review, body)
    return review


def test_a_section_s_heading_hangs_in_the_margin_and_not_in_its_text():
    review = laid_out("Opening.\n\n## The *film*\n\nText.\n\n### Deeper\n\nMore.")
    (part,) = layout.parts_of(review)
    assert (part.anchor, part.heading) == ("the-film", "The film")
    assert part.html.startswith("<p>Text.</p>")
    assert "<h3" in part.html


def test_a_spoiler_section_stays_folded_under_its_heading():
    (part,) = layout.parts_of(laid_out("## >! Ending\n\nShe leaves."))
    assert part.heading == "Ending"
    assert part.html.startswith('<details class="spoiler"><summary>')


@pytest.mark.parametrize(
    ("body", "first", "rest"),
    [
        ("One.\n\nTwo.", "<p>One.</p>", "<p>Two.</p>"),
        ("- One\n- Two", "", "<ul>"),
        (f"{'Long ' * 200}", "", "<p>Long"),
        ("", "", ""),
    ],
)
def test_only_a_short_first_paragraph_is_set_in_large_type(body, first, rest):
    opening, others = layout.opening_of(laid_out(f"{body}\n\n## Then\n\nText."))
    assert opening.strip() == first
    assert others.startswith(rest)


def test_anchors_are_taken_out_of_tags_and_never_out_of_words():
    review = laid_out('## Ending\n\nHe wrote ` id="x"` and id="y".')
    html = layout.without_anchors(review.body_html)
    assert 'id="ending"' not in html
    assert html.count("id=") == 2


def test_a_description_is_the_lead_or_the_first_sentences_and_never_a_spoiler():
    assert layout.description_of(laid_out("Text.", lead="The lead.")) == "The lead."
    assert layout.description_of(laid_out("One. >! He dies. !<")).startswith("One.")
    assert layout.description_of(laid_out("He dies.", contains_spoilers=True)) == ""
