"""Drawn pictures for films that have none. Called by the background worker: no page
waits for it, and until the drawing is there the page shows the poster made of type alone."""

import logging
from collections.abc import Callable, Iterable, Mapping

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from PIL.Image import Image

from films.art import (
    ART_VERSION,
    Facts,
    art_key,
    can_letter,
    draw_banner,
    draw_poster,
    poster_files,
    to_webp,
)
from films.models import Film, Picture
from films.pictures import BANNER, POSTER, Shape, file_name
from films.services.numbers import IN_ORDER, facts_of, lock_films, number_film
from films.services.pictures import remove_picture

logger = logging.getLogger(__name__)

DRAWN_LICENCE = "CC0 1.0"
DRAWN_FROM_TITLE = "Drawn from the title"


def draw_film_art(film: Film) -> None:
    """Draw poster and banner, unless an editor's stand there or nothing has changed. The drawings
    that stood there before go.

    A title in a script that the lettering does not cover gets no poster; its page keeps the
    poster made of type.
    """
    before = [film.poster, film.banner]
    draw_posters([film])
    draw_banners([film])
    for picture in before:
        if picture and picture.is_drawn and picture not in (film.poster, film.banner):
            _remove_unshown(Picture.objects.filter(pk=picture.pk))


def draw_posters(films: Iterable[Film]) -> None:
    """Draw the posters of these films and store them in one transaction."""
    films = list(films)
    for film in films:
        number_film(film)
    _draw("poster", films, _poster_of)


def draw_banners(films: Iterable[Film]) -> None:
    """Draw the banners of these films, in the inks of their posters, in one transaction."""
    _draw("banner", list(films), _banner_of)


def lacking(field: str) -> QuerySet[Film]:
    """Films whose "poster" or "banner" is to be drawn by this version, the default list's first."""
    films = Film.objects.filter(**{f"{field}_version__lt": ART_VERSION})
    parts = films.select_related("poster", "banner").prefetch_related("genres")
    return parts.order_by(*IN_ORDER)


def remove_old_drawings() -> None:
    """Remove posters and banners of the site's own that no film shows any more, with files."""
    _remove_unshown(Picture.objects.filter(is_drawn=True, shape__in=(POSTER.name, BANNER.name)))


def _remove_unshown(pictures: QuerySet[Picture]) -> None:
    shown = Film._base_manager.filter(Q(poster=OuterRef("pk")) | Q(banner=OuterRef("pk")))
    for picture in pictures.filter(~Exists(shown)):
        remove_picture(picture)


def _draw(field: str, films: list[Film], draw: Callable[[Facts], Picture | None]) -> None:
    standing = {film.pk: getattr(film, field) for film in films}
    made = {film.pk: _drawn(film, standing[film.pk], draw) for film in films}
    with transaction.atomic():
        lock_films(films)
        for film in films:
            picture = made[film.pk]
            if picture and not picture.pk:
                picture.save()
            setattr(film, field, picture)
            told = {field: picture, f"{field}_version": ART_VERSION}
            Film._base_manager.filter(pk=film.pk).update(**told)


def _drawn(
    film: Film, standing: Picture | None, draw: Callable[[Facts], Picture | None]
) -> Picture | None:
    """What the film is to show. Where drawing fails, what it shows now: others wait for theirs."""
    if standing and not standing.is_drawn:
        return standing
    facts = facts_of(film)
    try:
        return draw(facts)
    except Exception:
        logger.exception("No drawing could be made of film %s.", film.pk)
        return standing


def _poster_of(facts: Facts) -> Picture | None:
    named = (facts.title, facts.director) if facts.director else (facts.title,)
    if not all(map(can_letter, named)):
        return None
    return _stored(POSTER, facts, draw_poster, poster_files)


def _banner_of(facts: Facts) -> Picture:
    return _stored(
        BANNER, facts, draw_banner, lambda image: {w: to_webp(image, w) for w in BANNER.widths}
    )


def _stored(
    shape: Shape,
    facts: Facts,
    draw: Callable[[Facts], Image],
    encode: Callable[[Image], Mapping[int, bytes]],
) -> Picture:
    """The picture of these facts: the one that is stored, or a new one whose files are."""
    key = art_key(shape.name, facts=repr(facts))
    base = f"drawn/{shape.name}/{key[:2]}/{key}"
    standing = Picture.objects.filter(base=base).first()
    if standing:
        return standing
    image = draw(facts)
    for width, body in encode(image).items():
        name = file_name(base, width, "webp")
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(body))
    picture = Picture(shape=shape.name, base=base, is_drawn=True)
    picture.width, picture.height = image.size
    picture.source_name, picture.licence = DRAWN_FROM_TITLE, DRAWN_LICENCE
    return picture
