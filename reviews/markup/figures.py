"""Pictures in the text of an article: what is known of one, and its HTML.

Here: the markup of a figure. Not here: who may have one (services), and where it is stored.
"""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join

from films.pictures import PictureSources

# The measure of the text; below it the page less its margins.
SIZES = "(min-width:48em) 39rem, 94vw"


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with the words that stand with it; `credit` says whose it is, `credit_url` where
    it came from."""

    sources: PictureSources
    alt_text: str
    caption: str
    credit: str
    credit_url: str = ""


def html_of_figure(figure: Figure) -> str:
    """A `<figure>` that keeps its place while the picture loads."""
    shown = figure.sources
    credit = format_html('<a href="{}">{}</a>', figure.credit_url, figure.credit)
    words = [figure.caption, credit if figure.credit_url else figure.credit]
    return format_html(
        '<figure><picture><source type="image/avif" srcset="{}" sizes="{}">'
        '<source type="image/webp" srcset="{}" sizes="{}">'
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" loading="lazy"'
        ' decoding="async"></picture><figcaption dir="auto">{}</figcaption></figure>\n',
        *(shown.avif, SIZES, shown.webp, SIZES, shown.src, shown.jpeg, SIZES),
        *(str(shown.width), str(shown.height), figure.alt_text),
        format_html_join(" ", "<span>{}</span>", ((word,) for word in words if word)),
    )
