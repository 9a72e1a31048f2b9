"""Drawn pictures for films that have none. Called by the background worker: no page
waits for it, and until the drawing is there the page shows the poster made of type alone."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from PIL.Image import Image

from films.art import Pins, art_key, can_letter, draw_banner, draw_poster, to_webp
from films.models import Film, Picture
from films.pictures import BANNER, POSTER, Shape, file_name

DRAWN_LICENCE = "CC0 1.0"
DRAWN_FROM_TITLE = "Drawn from the title"


def draw_film_art(film: Film) -> None:
    """Draw poster and banner, unless an editor's stand there or nothing has changed.

    A title in a script that the lettering does not cover gets no poster; its page keeps the
    poster made of type.
    """
    facts: dict[str, Any] = {
        "title": film.title,
        "year": film.release_year,
        "pins": Pins(film.art_school, film.art_ink, film.art_lettering),
    }
    lettered = f"{film.title} {film.directors}"
    if can_letter(lettered):
        poster = {**facts, "director": film.directors}
        _draw_for(film, "poster", POSTER, draw_poster, poster)
    _draw_for(film, "banner", BANNER, draw_banner, facts)


def _draw_for(
    film: Film,
    field: str,
    shape: Shape,
    draw: Callable[..., Image],
    facts: dict[str, Any],
) -> None:
    standing = getattr(film, field)
    if standing and not standing.is_drawn:
        return
    told = {key: repr(value) for key, value in facts.items()}
    key = art_key(shape.name, **told)
    base = f"drawn/{shape.name}/{key[:2]}/{key}"
    if standing and standing.base == base:
        return
    picture = Picture.objects.filter(base=base).first()
    if picture is None:
        image = draw(**facts)
        _store(image, base, shape.widths)
        picture = Picture(
            shape=shape.name, base=base, width=image.width, height=image.height, is_drawn=True
        )
        picture.source_name = DRAWN_FROM_TITLE
        picture.licence = DRAWN_LICENCE
    with transaction.atomic():
        picture.save()
        Film.objects.filter(pk=film.pk).update(**{field: picture})


def _store(image: Image, base: str, widths: Sequence[int]) -> None:
    for width in widths:
        name = file_name(base, width, "webp")
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(to_webp(image, width)))
