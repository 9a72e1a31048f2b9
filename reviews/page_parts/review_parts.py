"""Parts of the pages of reviews: shape of stored texts, and pictures of articles."""

from datetime import date, datetime
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.timezone import localdate, localtime
from django.utils.translation import get_language, pgettext

from accounts.models import User
from films.models import Picture
from films.page_parts.film_parts import sources_of
from films.pictures.shapes import BANNER, LARGE_PORTRAIT
from reviews import layout


def stored_html(html: str) -> str:
    """HTML that was sanitised when it was written."""
    return mark_safe(html)  # noqa: S308  stored only by reviews.markup


def stored_html_in_list(html: str) -> str:
    """The same for pages with several texts: without the anchors, which would stand twice."""
    return mark_safe(layout.without_anchors(html))  # noqa: S308  as above


def moment_of_day(value: datetime) -> str:
    """A point in time to the minute: 20 November 2024, 21:14."""
    return _moment_of_day(localtime(value), get_language())


# A discussion is shown again with each comment that is added to it.
@lru_cache(maxsize=2048)
def _moment_of_day(value: datetime, _language: str | None) -> str:
    # Translators: the date format of a day and a time, in Django's format letters.
    text = date_format(value, pgettext("day and time", "j F Y, H:i"))
    return format_html('<time datetime="{}">{}</time>', value.isoformat(timespec="seconds"), text)


def short_day(value: datetime) -> str:
    """A day in little room: 18 Nov, and 18 Nov 2024 when it was in another year."""
    day = localdate(value)
    return _short_day(day, get_language(), with_year=day.year != localdate().year)


@lru_cache(maxsize=2048)
def _short_day(day: date, _language: str | None, *, with_year: bool) -> str:
    if with_year:
        # Translators: the date format of a day, short, in Django's format letters.
        text = date_format(day, pgettext("short day", "j M Y"))
    else:
        # Translators: the date format of a day of this year, short, in Django's format letters.
        text = date_format(day, pgettext("short day", "j M"))
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), text)


def is_same(member: User, user) -> bool:
    """Whether the reader is this member."""
    return bool(user.is_authenticated and user.pk == member.pk)


def article_cover(picture: Picture, sizes="(min-width:78em) 76rem, 100vw", *, eager=True):
    """An article's own cover. It decorates: the headline says what it is about."""
    shown = sources_of(picture, BANNER)
    return {"picture": shown, "alt": "", "sizes": sizes, "eager": eager, "css": "art"}


def cast_picture(placement, sizes="(min-width:40em) 20rem, 5rem"):
    """The picture chosen for a person in this article."""
    shown = sources_of(placement.picture, LARGE_PORTRAIT)
    return {
        "picture": shown, "alt": placement.alt_text, "sizes": sizes, "eager": False, "css": ""
    }  # fmt: skip
