"""Markdown of reviews, comments and plots: turned into safe HTML once, when it is written.

Here: what may be written, how it is shown, and the spoiler-free text drawn from it. Not
here: who writes it, where it is stored, and how a page lays it out.
"""

from reviews.markup.facts import (
    StatedScore,
    count_links,
    find_stated_scores,
    stated_runtimes,
)
from reviews.markup.figures import Figure
from reviews.markup.parsing import pictures_named
from reviews.markup.plain import excerpt, first_sentences, reading_minutes
from reviews.markup.rendering import (
    MARKUP_VERSION,
    MAX_SOURCE_CHARS,
    Rendered,
    Section,
    TooLong,
    markup_version,
    render,
)

__all__ = [
    "MARKUP_VERSION",
    "MAX_SOURCE_CHARS",
    "Figure",
    "Rendered",
    "Section",
    "StatedScore",
    "TooLong",
    "count_links",
    "excerpt",
    "find_stated_scores",
    "first_sentences",
    "markup_version",
    "pictures_named",
    "reading_minutes",
    "render",
    "stated_runtimes",
]
