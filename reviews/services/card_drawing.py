"""The cards that other sites show beside a link to a review: what they tell, and the drawing.

A review that is not public has none, and a spoiler is never on one: where the whole review gives
the plot away, its headline is left out as well.
"""

from decimal import Decimal

from django.conf import settings
from PIL import Image

from films.art import can_letter, draw_composition
from films.art.share_cards import BAND, CARD_WIDTH, Card, draw_banner_card
from films.services.card_drawing import (
    draw_beside_poster,
    keep_card,
    open_picture,
    title_in_letters,
)
from films.services.cards import remove_card
from films.services.numbers import facts_of
from reviews.models import Review


def draw_card_of_review(review_id: int) -> None:
    """Draw the card of a public review, unless the one that stands tells the same; take down that
    of any other. May run twice."""
    reviews = Review.objects.select_related(
        "author", "cover", "share_card", "film__poster", "film__banner"
    )
    review = reviews.filter(pk=review_id).first()
    if review is None:
        return
    if not (review.is_public and review.film.is_public):
        remove_card(review)
        return
    film, card = review.film, _card(review)
    pictures = [picture and picture.base for picture in (review.cover, film.banner, film.poster)]
    facts = {"card": card, "form": review.kind, "pictures": pictures, "drawn": facts_of(film)}
    keep_card(review, facts=facts, draw=lambda: _draw(review, card))


def _card(review: Review) -> Card:
    film, title = review.film, title_in_letters(review.film)
    year = str(film.release_year or "")
    of_film = ", ".join(part for part in (title, year) if part)
    headline = "" if review.contains_spoilers else review.headline
    author = review.author_names
    score = None if review.rating_value is None else Decimal(review.rating_value)
    if can_letter(headline):
        return Card(headline, [of_film, author], score, settings.SITE_NAME)
    return Card(title, [year, author], score, settings.SITE_NAME)


def _draw(review: Review, card: Card) -> Image.Image:
    film = review.film
    if not (review.is_editorial and card.heading):
        return draw_beside_poster(card, film)
    picture = open_picture(review.cover) or open_picture(film.banner)
    return draw_banner_card(
        card,
        picture or draw_composition(facts_of(film), (CARD_WIDTH, BAND)),
    )
