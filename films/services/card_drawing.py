"""The cards that other sites show beside a link to a film: what they tell, and the drawing.

A card is named after all that it tells, so asking twice draws once. It tells the score in halves:
the page has the exact one, and a card is not drawn anew for every rating. Reviews keep their cards
here too, one floor up.
"""

from collections.abc import Callable

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image

from films.art import art_key, can_letter, draw_composition
from films.art.share_cards import (
    CARD_HEIGHT,
    CARD_WIDTH,
    SIDE,
    Card,
    draw_card,
    to_jpeg,
)
from films.models import Film, Picture
from films.pictures import file_name
from films.services.cards import Carded, delete_card_file, in_halves, remove_card
from films.services.numbers import facts_of

ROW = {
    "shape": Picture.Shape.CARD,
    "width": CARD_WIDTH,
    "height": CARD_HEIGHT,
    "is_drawn": True,
    "source_name": "Drawn from the title",
}


def draw_card_of_film(film_id: int) -> None:
    """Draw the card of a film, unless the one that stands tells the same; take down that of a film
    that is not public. May run twice."""
    films = Film.objects.select_related("poster", "share_card", "rating_summary")
    film = films.filter(pk=film_id).first()
    if film is None:
        return
    if not film.is_public:
        remove_card(film)
        return
    card = Card(
        heading=title_in_letters(film),
        lines=[str(film.release_year or ""), film.directors],
        score=in_halves(getattr(film, "rating_summary", None) and film.rating_summary.score),
        wordmark=settings.SITE_NAME,
    )
    facts = {"card": card, "poster": film.poster and film.poster.base, "drawn": facts_of(film)}
    keep_card(film, facts=facts, draw=lambda: draw_beside_poster(card, film))


def draw_beside_poster(card: Card, film: Film) -> Image.Image:
    """A card with the film's poster, else with its shapes; those alone where no letter fits."""
    picture = open_picture(film.poster)
    if picture is None and not card.heading:
        return draw_composition(facts_of(film), (CARD_WIDTH, CARD_HEIGHT))
    return draw_card(card, picture or draw_composition(facts_of(film), (SIDE, CARD_HEIGHT)))


def title_in_letters(film: Film) -> str:
    """The title, or the first of the film's other titles that can be lettered, or ""."""
    if can_letter(film.title):
        return film.title
    others = [film.original_title, *film.titles.values_list("title", flat=True)]
    return next((title for title in others if can_letter(title)), "")


def open_picture(picture: Picture | None) -> Image.Image | None:
    """The largest file of a stored picture; None without one, and when its file is gone."""
    if picture is None:
        return None
    try:
        with default_storage.open(picture.address.removeprefix(settings.MEDIA_URL)) as file:
            image = Image.open(file)
            image.load()
    except FileNotFoundError:
        return None
    return image


def keep_card(record: Carded, *, facts: dict, draw: Callable[[], Image.Image]) -> None:
    """Give a film or a review the card drawn from these facts; the file before it goes.

    Its row stays the same for as long as the record is public.
    """
    told = {key: repr(value) for key, value in facts.items()}
    key = art_key("card", record=f"{record._meta.label} {record.pk}", **told)
    base, known = f"drawn/card/{key[:2]}/{key}", record.share_card
    if known and known.base == base:
        return
    name = file_name(base, CARD_WIDTH, "jpeg")
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(to_jpeg(draw())))
    records = record._meta.model._base_manager.filter(pk=record.pk)
    with transaction.atomic():
        # Of two that draw at once, the second finds the row of the first.
        locked = records.select_for_update(no_key=True).values_list("share_card", flat=True).first()
        standing = Picture.objects.filter(pk=locked).first()
        if standing is None:
            records.update(share_card=Picture.objects.get_or_create(base=base, defaults=ROW)[0])
        elif standing.base != base:
            Picture.objects.filter(pk=standing.pk).update(base=base)
            delete_card_file(standing)
