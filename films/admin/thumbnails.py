"""A small picture in lists and forms of the admin."""

from django.core.files.storage import default_storage
from django.utils.html import format_html
from django.utils.translation import gettext as _

from films.models import Picture
from films.pictures import file_name, stored_widths
from films.services.pictures import SHAPES


def thumbnail(picture: Picture | None, *, height: int, alt: str = "") -> str:
    """The picture's smallest file as an `<img>` of `height` pixels; a dash where there is none."""
    if picture is None:
        return "–"
    smallest = stored_widths(picture.width, SHAPES[picture.shape])[0]
    return format_html(
        '<img src="{}" width="{}" height="{}" alt="{}" loading="lazy">',
        # Of drawn and of uploaded pictures alike there is a WebP file.
        default_storage.url(file_name(picture.base, smallest, "webp")),
        round(height * picture.width / picture.height),
        height,
        alt,
    )


def preview(picture: Picture | None, *, alt: str) -> str:
    """The picture as a form shows it, with a word on where it came from."""
    if picture is None:
        return _("None yet.")
    origin = _("Drawn by the site.") if picture.is_drawn else picture.source_name
    return format_html("{} {}", thumbnail(picture, height=160, alt=alt), origin)
