"""How a stored review is laid out on a page: its opening, its parts, its reading time.

Pure: reads the fields of a review, asks no database.
"""

import re
from dataclasses import dataclass

from reviews.markup import excerpt, reading_minutes
from reviews.models import Review

# Search engines show some 160 characters of a description; feeds and cards take the same.
DESCRIPTION_LENGTH = 160
# An opening in large type is one paragraph that fits a phone's screen.
LARGE_OPENING_LENGTH = 700

_HEADING = re.compile(r"\A<h2[^<>]*>.*?</h2>\s*", re.DOTALL)
# The sanitiser escapes "<" in texts, so that these are always tags of ours.
_ANCHOR = re.compile(r'(<(?:h[234]|details)\b[^<>]*?) id="[^"<>]*"')
_FIRST_PARAGRAPH = re.compile(r"\A<p>.*?</p>\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """A section of an article: `html` without the heading, which hangs in the margin."""

    anchor: str
    heading: str
    html: str


def parts_of(review: Review) -> list[Part]:
    """The sections below the opening. A spoiler's stays folded, with its heading in view."""
    return [
        Part(
            anchor=section["anchor"],
            heading=section["heading"],
            html=_HEADING.sub("", section["html"])
            if not section["is_spoiler"]
            else _ANCHOR.sub(r"\1", section["html"], count=1),
        )
        for section in review.sections
    ]


def opening_of(review: Review) -> tuple[str, str]:
    """The opening before the sections: its first paragraph for large type, and the rest.

    The first part is "" where the opening does not begin with a short paragraph.
    """
    first = _FIRST_PARAGRAPH.match(review.opening_html)
    if first is None or len(first[0]) > LARGE_OPENING_LENGTH:
        return "", review.opening_html
    return first[0], review.opening_html[first.end() :]


def without_anchors(html: str) -> str:
    """Rendered text for a page that shows several texts, where ids would stand twice."""
    return _ANCHOR.sub(r"\1", html)


def minutes_to_read(review: Review) -> int:
    """Whole minutes, at least 1."""
    return reading_minutes(review.plain)


def description_of(review: Review) -> str:
    """A sentence or two without spoilers, for search engines, cards and feeds; may be empty."""
    if review.lead:
        return excerpt(review.lead, DESCRIPTION_LENGTH)
    return "" if review.contains_spoilers else excerpt(review.plain, DESCRIPTION_LENGTH)
