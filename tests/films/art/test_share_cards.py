"""What stands on a card and what never does."""

from dataclasses import replace
from decimal import Decimal

from films.art import Facts, draw_composition, draw_poster
from films.art.share_cards import Card, draw_banner_card, draw_card, to_jpeg

CARD = Card("Escape", ["2024", "Lee Jong-pil"], Decimal("7.5"), "Foyer")
UNLETTERED = "ภาพยนตร์"
ESCAPE = Facts("Escape", 2024)


def test_the_same_facts_give_the_same_pixels():
    assert draw_card(CARD, None).tobytes() == draw_card(CARD, None).tobytes()


def test_each_fact_shows():
    plain = draw_card(CARD, None).tobytes()
    for other in (
        replace(CARD, heading="Egress"),
        replace(CARD, lines=["2024"]),
        replace(CARD, score=Decimal("8.0")),
        replace(CARD, score=None),
        replace(CARD, wordmark="Lobby"),
    ):
        assert draw_card(other, None).tobytes() != plain


def test_text_that_no_face_covers_is_left_out():
    bare = draw_card(Card("", [], None, ""), None).tobytes()
    assert draw_card(Card(UNLETTERED, [UNLETTERED], None, UNLETTERED), None).tobytes() == bare


def test_a_heading_of_any_length_stays_clear_of_the_score():
    long = replace(CARD, heading="word " * 200)
    foot = (420, 500, 1200, 630)
    assert draw_card(long, None).crop(foot).tobytes() == draw_card(CARD, None).crop(foot).tobytes()


def test_a_heading_of_one_endless_word_ends_before_the_edge():
    card = draw_card(replace(CARD, heading="W" * 300), None)
    assert card.crop((1150, 0, 1200, 400)).getcolors() == [(50 * 400, (251, 251, 250))]


def test_a_picture_stands_at_the_side_or_across_the_top():
    poster = draw_poster(ESCAPE)
    band = draw_composition(ESCAPE, (1200, 270))
    assert draw_card(CARD, poster).size == (1200, 630)
    card = draw_banner_card(CARD, band)
    assert card.getpixel((600, 100)) == band.getpixel((600, 100))
    assert card.getpixel((600, 280)) == (251, 251, 250)


def test_a_composition_keeps_the_size_that_was_asked_for():
    assert draw_composition(Facts(UNLETTERED), (420, 630)).size == (420, 630)


def test_a_card_is_light_enough_for_every_reader_of_links():
    poster = draw_poster(ESCAPE)
    assert len(to_jpeg(draw_card(replace(CARD, heading="word " * 40), poster))) < 120_000
