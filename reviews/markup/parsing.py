"""From Markdown source to a tree of tokens, with the three ways to mark a spoiler.

Here: the grammar. Raw HTML, indented code and link definitions are not part of it: they
would swallow spoiler marks, and film reviews have no use for them. Nor are underlined
headings: a rule drawn close below a paragraph would end the hidden section around it.
Not here: what the tokens become (`reviews.markup.outline`, `reviews.markup.renderer`).
"""

import re
from typing import Any

from mistune import Markdown
from mistune.block_parser import BlockParser
from mistune.core import BlockState, InlineState
from mistune.inline_parser import InlineParser
from mistune.plugins.formatting import strikethrough
from mistune.plugins.url import parse_url_link

Token = dict[str, Any]

# Quotes within lists within quotes: nobody writes deeper, and hostile text would.
MAX_NESTING = 6

# No paragraph of prose has five hundred asterisks; pairing twenty thousand takes too long.
MAX_EMPHASIS_MARKS = 500

# One for every ten characters of the longest text. Each costs up to 50 microseconds until it is
# HTML; a text of nothing but marks has twenty thousand.
MAX_MARKS = 2_000

_UNWANTED_BLOCKS = ("indent_code", "ref_link", "raw_html", "setex_heading")
_SPOILER_LINE = re.compile(r" {0,3}>!")
_CLOSED_ON_ITS_LINE = re.compile(r" {0,3}>!.*!<")
_QUOTE_MARK = re.compile(r" {0,3}>!? ?")
# What makes the parser stop and think: marks, new lines, the beginnings of lists and headings.
_MARK = re.compile(r"[\[\]*_~`<>\\\n]|http|^ *(?:#{1,6}|[-+]|\d{1,9}[.)])(?=\s)", re.MULTILINE)
_BREAKS_A_QUOTE = re.compile(
    r" {0,3}(?:$|#{1,6}[ \n]|```|~~~|[*+-] |\d{1,9}[.)] |([-*_])(?: *\1){2})"
)
# A line of its own with the mark of a picture, as a reference in Markdown: ![fence]
PICTURE_MARK = r"^ {0,3}!\[(?P<picture_mark>[a-z0-9][a-z0-9-]{0,39})\][ \t]*$"
_PICTURE_LINE = re.compile(PICTURE_MARK, re.MULTILINE)
# A bare address ends where a spoiler mark begins.
_BARE_URL = r"https?:\/\/[^\s<>]+[^<>.,:;\"')\]\s]"


def parse(source: str) -> list[Token]:
    """The tokens of the source, inline text included; as plain words where it is all marks."""
    if marks_in(source) > MAX_MARKS:
        return _plain_words(source)
    tokens, _state = _MARKDOWN.parse(source)
    # Without a renderer mistune never returns text, which its types cannot say.
    return tokens  # type: ignore[return-value]


def pictures_named(source: str) -> list[str]:
    """The marks of pictures that stand on lines of their own, in order, each once."""
    return list(dict.fromkeys(_PICTURE_LINE.findall(source)))


def marks_in(source: str) -> int:
    """How many places of the source the parser has to think about."""
    return len(_MARK.findall(source))


def _plain_words(source: str) -> list[Token]:
    """One paragraph with the source as it is typed; hidden whole where some of it should be."""
    words = {"type": "paragraph", "children": [{"type": "text", "raw": " ".join(source.split())}]}
    return [{"type": "block_spoiler", "children": [words]}] if ">!" in source else [words]


def _parse_quote(block: BlockParser, match: re.Match[str], state: BlockState) -> int | None:
    """A block of lines that start with ">": a spoiler after ">!", a pull quote after "> ! "."""
    first = state.get_line(state.cursor)
    if _CLOSED_ON_ITS_LINE.match(first):
        return None
    is_spoiler = bool(_SPOILER_LINE.match(first))
    text = _take_quote(state, is_spoiler)
    kind = "block_spoiler" if is_spoiler else "block_quote"
    if is_spoiler:
        text = re.sub(r"!<\s*\Z", "\n", text)
    elif text.startswith("! "):
        kind, text = "pull_quote", text[2:]
    child = state.child_state(text)
    block.parse(child, _rules_below(block, state))
    state.append_token({"type": kind, "children": child.tokens})
    return state.cursor


def _take_quote(state: BlockState, is_spoiler: bool) -> str:
    """Read the lines of one quote, lazy ones too. A spoiler's mark always ends a plain quote."""
    taken: list[str] = []
    in_paragraph = False
    while state.cursor < state.cursor_max:
        line = state.get_line(state.cursor)
        mark = _QUOTE_MARK.match(line)
        if taken and not is_spoiler and _SPOILER_LINE.match(line):
            break
        if mark is None and (not in_paragraph or _BREAKS_A_QUOTE.match(line)):
            break
        taken.append(line if mark is None else _unmarked(line, is_spoiler))
        in_paragraph = bool(taken[-1].strip())
        state.cursor += len(line)
    return "".join(taken)


def _unmarked(line: str, is_spoiler: bool) -> str:
    pattern = r" {0,3}>!? ?" if is_spoiler else r" {0,3}> ?"
    return re.sub(pattern, "", line, count=1)


def _rules_below(block: BlockParser, state: BlockState) -> list[str]:
    if state.depth() < block.max_nested_level - 1:
        return block.block_quote_rules
    return [rule for rule in block.block_quote_rules if rule not in ("block_quote", "list")]


def _parse_picture(block: BlockParser, match: re.Match[str], state: BlockState) -> int:
    state.append_token({"type": "picture", "attrs": {"mark": match["picture_mark"]}})
    return match.end() + 1


def _parse_inline_spoiler(inline: InlineParser, match: re.Match[str], state: InlineState) -> int:
    """Words between ">!" and "!<"; one that is never closed hides the rest of its paragraph."""
    close = state.delimiters.find("!<", match.end())
    end = len(state.src) if close is None else close
    text = state.src[match.end() : end].strip()
    if state.depth < inline.max_nested_level:
        inner = state.copy()
        inner.src = text
        children = inline.render(inner)
    else:
        children = [{"type": "text", "raw": text}]
    state.append_token({"type": "inline_spoiler", "children": children})
    return end if close is None else end + len("!<")


class _InlineParser(InlineParser):
    """Leaves emphasis alone in a paragraph that consists of its marks, and passes over letters
    that only sometimes begin something: the h of an address, the ! of a spoiler or a picture."""

    def _get_fast_trigger_re(self, chars: set[str]) -> re.Pattern[str]:
        always = re.escape("".join(sorted(chars - {"h", "!"})))
        return re.compile(rf"[{always}]|h(?=ttps?:)|!(?=[\[<])")

    def finalize_tokens(self, tokens: list[Token], depth: int) -> list[Token]:
        raw = [token["raw"] for token in tokens if token["type"] == "text"]
        if sum(text.count("*") + text.count("_") for text in raw) > MAX_EMPHASIS_MARKS:
            return tokens
        return super().finalize_tokens(tokens, depth)


def _markdown() -> Markdown:
    block = BlockParser(max_nested_level=MAX_NESTING)
    for rules in (block.rules, block.block_quote_rules, block.list_rules):
        rules[:] = [rule for rule in rules if rule not in _UNWANTED_BLOCKS]
    inline = _InlineParser(max_nested_level=MAX_NESTING)
    inline.rules.remove("inline_html")
    markdown = Markdown(renderer=None, block=block, inline=inline, plugins=[strikethrough])
    block.register("block_quote", None, _parse_quote)
    block.register("picture", PICTURE_MARK, _parse_picture, before="list")
    block.block_quote_rules.append("picture")
    inline.register("inline_spoiler", ">!", _parse_inline_spoiler, start_chars=">")
    inline.register("url_link", _BARE_URL, parse_url_link, start_chars="h")
    return markdown


_MARKDOWN = _markdown()
