"""Writes of pictures that were dropped together: each gets its film."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from films.models import Film, Picture, Still
from films.services.films import save_film
from films.services.pictures import save_still
from films.services.share_cards import ask_for_film_card

# The column's largest number.
LAST_POSITION = 32_767


@transaction.atomic
def place_poster(picture: Picture, *, film: Any, by: Any) -> Film:
    """Give a film this poster; the history names who did it."""
    film.poster = picture
    film._history_user = by
    save_film(film)
    ask_for_film_card(film.pk)
    return film


@transaction.atomic
def place_still(picture: Picture, *, film: Film, caption: str, alt_text: str) -> Still:
    """Put a still behind those that the film has."""
    last = Still.objects.filter(film=film).aggregate(last=Max("position"))["last"]
    position = 0 if last is None else min(last + 1, LAST_POSITION)
    still = Still(film=film, caption=caption, alt_text=alt_text, position=position)
    return save_still(still, picture=picture)
