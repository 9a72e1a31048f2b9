"""Functions for pictures of the catalogue, its addresses and its data for search engines."""

import json
from typing import Any, Protocol

from django.conf import settings
from django.utils.safestring import mark_safe

from films.filters import FilmFilterForm
from films.models import Film, Person, Picture
from films.pictures.shapes import BANNER, PORTRAIT, POSTER, STILL, Shape, file_name, picture_sources
from films.selectors.wall import posters_on_wall
from films.services.asking import ask_for_poster

CARD_SIZES = "(min-width:62em) 10rem, 33vw"
# What a drawn picture is reserved on the page, and served to a browser without srcset.
PLAIN_WIDTHS = {"poster": 240, "banner": 800}
JSON_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def address(record) -> str:
    """The address of a film, person, genre or country."""
    return record.get_absolute_url()


class Ratings(Protocol):
    """What another floor knows of a reader's ratings, by the id of a film."""

    def get(self, film: int) -> Any: ...


def value_for(ratings: Ratings | None, film) -> int | None:
    """A reader's own rating of a film."""
    own = ratings.get(film.pk) if ratings else None
    return own.value if own else None


def json_ld(data) -> str:
    """Structured data for a script block; nothing in it can end the block."""
    text = json.dumps(data, ensure_ascii=False).translate(JSON_ESCAPES)
    return mark_safe(text)  # noqa: S308  escaped just above


def facets(form: FilmFilterForm, name: str):
    """The checkboxes of one filter with their counts."""
    shown, folded = form.facets(name)
    field = form[name]
    return {
        "legend": field.label,
        "name": name,
        "errors": field.errors,
        "shown": shown,
        "folded": folded,
    }


def film_poster(film: Film, alt="", eager=False, sizes=CARD_SIZES):
    """A film's poster: its picture, or its title in type, and then it is drawn before others.

    `alt` stays "" beside the title.
    """
    if film.poster is None:
        ask_for_poster(film.pk)
    return {
        "picture": sources_of(film.poster, POSTER),
        "title": film.title,
        "director": film.directors,
        "year": str(film.release_year or ""),
        "alt": alt,
        "sizes": sizes,
        "eager": eager,
    }


def film_wall():
    """The posters of the highest ranked films, beside a form; a new site has none yet."""
    return {"films": posters_on_wall()}


def film_banner(film: Film, alt="", eager=False, sizes="100vw"):
    """A film's banner, or nothing where there is none."""
    picture = sources_of(film.banner, BANNER)
    return {"picture": picture, "alt": alt, "sizes": sizes, "eager": eager, "css": "art"}


def film_still(still, sizes="(min-width:62em) 20rem, 80vw", css="art", eager=False):
    """A still with its own alternative text."""
    picture = sources_of(still.picture, STILL)
    return {"picture": picture, "alt": still.alt_text, "sizes": sizes, "eager": eager, "css": css}


def person_portrait(person: Person, sizes="96px", css=""):
    """A person's portrait, or the monogram: nobody's face is invented."""
    return {
        "picture": sources_of(person.portrait, PORTRAIT),
        "name": person.name,
        "sizes": sizes,
        "css": css,
        "eager": False,
    }


def sources_of(picture: Picture | None, shape: Shape) -> dict | None:
    """Addresses and size of a picture for `_picture.html`. Drawn ones exist as WebP alone."""
    if picture is None:
        return None
    if not picture.is_drawn:
        found = picture_sources(
            picture.base, picture.width, picture.height, shape, url_prefix=settings.MEDIA_URL
        )
        return {
            "avif": found.avif,
            "webp": found.webp,
            "srcset": found.jpeg,
            "src": found.src,
            "width": str(found.width),
            "height": str(found.height),
        }
    plain = PLAIN_WIDTHS.get(shape.name, picture.width)
    base = settings.MEDIA_URL + picture.base
    return {
        "avif": "",
        "webp": "",
        "srcset": ", ".join(f"{file_name(base, w, 'webp')} {w}w" for w in shape.widths),
        "src": file_name(base, plain, "webp"),
        "width": str(plain),
        "height": str(round(plain * picture.height / picture.width)),
    }
