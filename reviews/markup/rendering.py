"""The one door: Markdown source in, everything that pages, feeds and search need out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from films.slugs import slug_base
from reviews.markup.figures import Figure
from reviews.markup.hiding import NOT_TEXT
from reviews.markup.outline import TOP_LEVEL, has_spoiler, outlined, text_of
from reviews.markup.parsing import Token, parse
from reviews.markup.plain import first_sentences, plain_of
from reviews.markup.renderer import html_of

# About 3,500 words: longer than the longest review on paper, short enough to render at once.
MAX_SOURCE_CHARS = 20_000

# Counts up whenever the same source becomes other HTML or other plain text: what was stored before
# is rendered anew by the next set-up.
MARKUP_VERSION = 2

# Anchors that the pages themselves use; "comment-12" is the anchor of a comment.
_PAGES_ANCHORS = {"main", "q", "theme", "main-cast", "comments", "reply"}
_COMMENTS_ANCHOR = re.compile(r"comment-\d+")


class TooLong(ValueError):
    """The source has more than MAX_SOURCE_CHARS characters."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the text under a heading of the second level.

    `html` begins with the heading itself, or is the closed disclosure where `is_spoiler`.
    `heading` is its text without mark-up; of a spoiler it is the topic that stays in view.
    """

    anchor: str
    heading: str
    html: str
    is_spoiler: bool


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of a source.

    `html` is `opening_html`, all that stands before the first section, followed by the
    sections. `plain` has one paragraph a line, without headings, pull quotes and spoilers:
    no word inside a spoiler occurs in it because of the spoiler.
    """

    html: str
    opening_html: str
    sections: tuple[Section, ...]
    plain: str
    has_spoilers: bool

    def first_sentences(self, count: int) -> str:
        """The first sentences of `plain`, at most `count`."""
        return first_sentences(self.plain, count)


def markup_version() -> int:
    """MARKUP_VERSION, for the columns that keep it beside what was rendered."""
    return MARKUP_VERSION


def render(
    source: str, *, anchor_prefix: str = "", pictures: Mapping[str, Figure] | None = None
) -> Rendered:
    """Render Markdown to sanitised HTML, in the site's language where words are added.

    `anchor_prefix` keeps the anchors of several texts on one page apart. `pictures` are those
    that the text may show, by their marks. Raises TooLong.
    """
    if len(source) > MAX_SOURCE_CHARS:
        raise TooLong(f"{len(source)} characters; the limit is {MAX_SOURCE_CHARS}.")
    tokens = outlined(parse(NOT_TEXT.sub("", source)), pictures or {})
    _anchor(tokens, anchor_prefix)
    opening, *parts = _parts(tokens)
    with translation.override(settings.LANGUAGE_CODE):
        opening_html = html_of(opening, with_pictures=bool(pictures))
        sections = tuple(_section(part, with_pictures=bool(pictures)) for part in parts)
    return Rendered(
        html="\n".join(filter(None, [opening_html, *(section.html for section in sections)])),
        opening_html=opening_html,
        sections=sections,
        plain=plain_of(tokens),
        has_spoilers=any(has_spoiler(token) for token in tokens),
    )


def _anchor(tokens: list[Token], prefix: str) -> None:
    """Give every heading an id that nothing else in this text has."""
    used = set(_PAGES_ANCHORS)
    for number, token in enumerate(_headings(tokens), start=1):
        base = slug_base(_heading_text(token), fallback=f"section-{number}")
        anchor = base if base not in used else f"{base}-{number}"
        while anchor in used or _COMMENTS_ANCHOR.fullmatch(anchor):
            anchor += "-b"
        used.add(anchor)
        token["attrs"]["id"] = prefix + anchor


def _headings(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if token["type"] in ("heading", "spoiler_section"):
            yield token
        if token["type"] == "spoiler_section":
            yield from _headings(token["children"])


def _heading_text(token: Token) -> str:
    return token["topic"] if token["type"] == "spoiler_section" else text_of(token).strip()


def _parts(tokens: list[Token]) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.get("attrs", {}).get("level") == TOP_LEVEL:
            parts.append([])
        parts[-1].append(token)
    return parts


def _section(part: list[Token], *, with_pictures: bool) -> Section:
    head = part[0]
    return Section(
        anchor=head["attrs"]["id"],
        heading=_heading_text(head) or _("Spoiler"),
        html=html_of(part, with_pictures=with_pictures),
        is_spoiler=head["type"] == "spoiler_section",
    )
