"""From tokens to HTML that is valid, small and safe.

Here: the markup and the list of what may leave. Everything is escaped when it is written
and sanitised once more by an allowlist, so that a mistake in one wall is held by the other.
"""

from typing import Any

import nh3
from django.conf import settings
from django.utils.translation import gettext as _
from mistune.core import BlockState
from mistune.renderers.html import HTMLRenderer
from mistune.util import escape

from reviews.markup.figures import html_of_figure
from reviews.markup.hiding import NOT_TEXT
from reviews.markup.outline import DIRECTION_MARKS, has_spoiler, unescaped
from reviews.markup.parsing import Token

_TAGS = {
    "a", "blockquote", "br", "code", "del", "details", "div", "em", "h2", "h3", "h4", "hr",
    "li", "ol", "p", "pre", "span", "strong", "summary", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href"},
    "li": {"value"},
    "details": {"id"}, "h2": {"id"}, "h3": {"id"}, "h4": {"id"},
}  # fmt: skip
_PICTURE_TAGS = {"figcaption", "figure", "img", "picture", "source"}
_PICTURE_ATTRIBUTES = {
    "figcaption": {"dir"},
    "img": {"alt", "decoding", "height", "loading", "sizes", "src", "srcset", "width"},
    "source": {"sizes", "srcset", "type"},
}


def _of_this_site(tag: str, name: str, value: str) -> str | None:
    """Drop a picture's address that does not lead to the pictures of this site."""
    if name not in ("src", "srcset"):
        return value
    addresses = value.split(", ") if name == "srcset" else [value]
    return value if all(a.startswith(settings.MEDIA_URL) for a in addresses) else None


def _cleaner(**more: Any) -> nh3.Cleaner:
    allowed = {"tags": _TAGS, "attributes": _ATTRIBUTES} | more
    return nh3.Cleaner(
        allowed_classes={
            "blockquote": {"pull"}, "details": {"spoiler", "in"}, "div": {"body", "p"},
            "span": {"number"},
        },
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow ugc noopener",
        **allowed,
    )  # fmt: skip


_SANITISER = _cleaner()
# For texts that were given pictures: those of members and guests can hold none.
_SANITISER_WITH_PICTURES = _cleaner(
    tags=_TAGS | _PICTURE_TAGS,
    attributes=_ATTRIBUTES | _PICTURE_ATTRIBUTES,
    attribute_filter=_of_this_site,
)


def html_of(tokens: list[Token], *, with_pictures: bool = False) -> str:
    """The sanitised HTML of outlined tokens; pictures leave only where they may stand."""
    sanitiser = _SANITISER_WITH_PICTURES if with_pictures else _SANITISER
    html = sanitiser.clean(_RENDERER(tokens, BlockState()))
    return NOT_TEXT.sub("", DIRECTION_MARKS.sub("", html)).strip()


class _Renderer(HTMLRenderer):
    """HTML without titles, pictures and language classes; spoilers in native disclosure."""

    def render_token(self, token: Token, state: BlockState) -> str:
        kind = token["type"]
        if kind == "figure":
            return html_of_figure(token["figure"])
        if kind == "paragraph" and has_spoiler(token):
            return f'<div class="p">{self.render_tokens(token["children"], state)}</div>\n'
        if kind == "spoiler_section":
            body = self.render_tokens(token["children"], state)
            return _spoiler(body, topic=token["topic"], anchor=token["attrs"].get("id"))
        return super().render_token(token, state)

    def text(self, text: str) -> str:
        return escape(unescaped(text))

    def link(self, text: str, url: str, title: str | None = None) -> str:
        return f'<a href="{escape(url)}">{text}</a>'

    def list(self, text: str, ordered: bool, **attrs: Any) -> str:
        tag = "ol" if ordered else "ul"
        return f"<{tag}>\n{text}</{tag}>\n"

    def list_item(self, text: str, value: int | None = None) -> str:
        attribute = "" if value is None else f' value="{value}"'
        return f"<li{attribute}>{text}</li>\n"

    def list_number(self, text: str) -> str:
        return f'<span class="number">{text.strip()}</span> '

    def block_code(self, code: str, info: str | None = None) -> str:
        return f"<pre><code>{escape(code)}</code></pre>\n"

    def strikethrough(self, text: str) -> str:
        return f"<del>{text}</del>"

    def pull_quote(self, text: str) -> str:
        return f'<blockquote class="pull">{text}</blockquote>\n'

    def block_spoiler(self, text: str) -> str:
        return _spoiler(text)

    def inline_spoiler(self, text: str) -> str:
        summary = f"<summary>{escape(_('Spoiler'))}</summary>"
        return f'<details class="spoiler in">{summary}<span>{text}</span></details>'


def _spoiler(body: str, *, topic: str = "", anchor: str | None = None) -> str:
    label = _("Spoiler: %(topic)s") % {"topic": topic} if topic else _("Spoiler")
    id_attribute = f' id="{escape(anchor)}"' if anchor else ""
    return (
        f'<details class="spoiler"{id_attribute}><summary>{escape(label)}</summary>'
        f'<div class="body">{body}</div></details>\n'
    )


_RENDERER = _Renderer(escape=True)
