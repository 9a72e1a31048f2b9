"""From Markdown source to a tree of tokens in which every word that was typed still stands.

Here: the grammar. Raw HTML, indented code and link definitions are not part of it: film reviews
have no use for them. Nor are underlined headings: a rule drawn close below a paragraph would end
the hidden section around it. The end of a line is one: people who write about films on other sites
expect the lines that they typed, in a comment and in a review alike.
Not here: what is a spoiler (`text.spoilers`, `reviews.markup.hiding`), what the parser's tokens are
put right to (`reviews.markup.settling`), what they become (`reviews.markup.outline`,
`reviews.markup.renderer`).
"""

import re
from typing import Any

from mistune import Markdown
from mistune.block_parser import BlockParser
from mistune.core import BlockState, InlineState
from mistune.inline_parser import InlineParser
from mistune.plugins.formatting import strikethrough
from mistune.util import escape_url

from reviews.markup.addresses import BARE_ADDRESS, DENSE, trimmed
from reviews.markup.hiding import BEGINS_A_BLOCK, Aside, set_aside
from reviews.markup.settling import JOINT, NUMBER_BEGINS, NUMBER_ENDS, settled
from text.spoiler_marks import begins_spoiler

Token = dict[str, Any]

# Quotes within lists within quotes: nobody writes deeper, and hostile text would.
MAX_NESTING = 6

# No paragraph of prose has five hundred asterisks; pairing twenty thousand takes too long.
MAX_EMPHASIS_MARKS = 500

# One for every ten characters of the longest text. Each costs up to 50 microseconds until it is
# HTML; a text of nothing but marks has twenty thousand.
MAX_MARKS = 2_000

_BREAKS_A_QUOTE = re.compile(
    r" {0,3}(?:$|#{1,6}[ \n]|```|~~~|[*+-] |\d{1,9}[.)] |([-*_])(?: *\1){2})"
)
_UNWANTED_BLOCKS = ("indent_code", "ref_link", "raw_html", "setex_heading")
_QUOTE_MARK = re.compile(r" {0,3}> ?")
# What makes the parser stop and think: marks, new lines, the beginnings of lists and headings.
_MARK = re.compile(r"[\[\]*_~`<>\\\n]|http|\|\||^ *(?:#{1,6}|[-+]|\d{1,9}[.)])(?=\s)", re.MULTILINE)
# A line of its own with the mark of a picture, as a reference in Markdown: ![fence]
PICTURE_MARK = r"^ {0,3}!\[(?P<picture_mark>[a-z0-9][a-z0-9-]{0,39})\][ \t]*$"
_PICTURE_LINE = re.compile(PICTURE_MARK, re.MULTILINE)
# A year at the beginning of a sentence begins no list.
_LIST = BlockParser.SPECIFICATION["list"].replace(r"\d{1,9}", r"\d{1,3}")
_NUMBER = re.compile(
    r"^(?P<before>(?:[ \t]*(?:>|[-+*](?=[ \t])))*[ \t]*)(?P<number>\d{1,9})(?P<dot>[.)])"
    r"(?:(?P<space>[ \t]+)(?P<rest>\S.*)?)?$",
    re.MULTILINE,
)
_IS_DENSE = re.compile(f"[{DENSE}]")


def parse(source: str) -> list[Token]:
    """The tokens of the source, inline text included; as plain words where it is all marks."""
    if marks_in(source) > MAX_MARKS:
        return _plain_words(source)
    outside, asides = set_aside(source)
    return settled(_blocks(outside), [(aside.text, _hidden(aside)) for aside in asides])


def pictures_named(source: str) -> list[str]:
    """The marks of pictures that stand on lines of their own, in order, each once."""
    return list(dict.fromkeys(_PICTURE_LINE.findall(source)))


def marks_in(source: str) -> int:
    """How many places of the source the parser has to think about."""
    return len(_MARK.findall(source))


def _plain_words(source: str) -> list[Token]:
    """One paragraph with the source as it is typed; hidden whole where some of it should be."""
    words = {"type": "paragraph", "children": [{"type": "text", "raw": " ".join(source.split())}]}
    return [{"type": "block_spoiler", "children": [words]}] if begins_spoiler(source) else [words]


def _blocks(source: str) -> list[Token]:
    tokens, _state = _MARKDOWN.parse(_NUMBER.sub(_with_number, source))
    # Without a renderer mistune never returns text, which its types cannot say.
    return tokens  # type: ignore[return-value]


def _hidden(aside: Aside) -> Token:
    if aside.is_block:
        return {"type": "block_spoiler", "children": settled(_blocks(aside.text))}
    words = settled(_MARKDOWN.inline(aside.text, {}))
    return {"type": "inline_spoiler", "children": words, "is_topic": aside.is_topic}


def _with_number(line: re.Match[str]) -> str:
    """A numbered line with its number once more where the parser keeps it: it counts for itself.

    Where another block begins behind the number, or nothing stands there, the line is no list.
    """
    before, number, dot, space, rest = line.groups()
    if rest is None or BEGINS_A_BLOCK.match(rest):
        return f"{before}{number}{JOINT}{line[0][len(before) + len(number) :]}"
    return f"{before}{number}{dot}{space}{NUMBER_BEGINS}{number}{dot}{NUMBER_ENDS}{rest}"


def _parse_quote(block: BlockParser, match: re.Match[str], state: BlockState) -> int:
    """A block of lines that start with ">": a pull quote after "> ! "."""
    text = _take_quote(state)
    kind = "block_quote"
    if text.startswith("! "):
        kind, text = "pull_quote", text[2:]
    child = state.child_state(text)
    block.parse(child, _rules_below(block, state))
    state.append_token({"type": kind, "children": child.tokens})
    return state.cursor


def _take_quote(state: BlockState) -> str:
    """Read the lines of one quote, lazy ones too."""
    taken: list[str] = []
    in_paragraph = False
    while state.cursor < state.cursor_max:
        line = state.get_line(state.cursor)
        mark = _QUOTE_MARK.match(line)
        if mark is None and (not in_paragraph or _BREAKS_A_QUOTE.match(line)):
            break
        taken.append(line[mark.end() :] if mark else line)
        in_paragraph = bool(taken[-1].strip())
        state.cursor += len(line)
    return "".join(taken)


def _rules_below(block: BlockParser, state: BlockState) -> list[str]:
    if state.depth() < block.max_nested_level - 1:
        return block.block_quote_rules
    return [rule for rule in block.block_quote_rules if rule not in ("block_quote", "list")]


def _parse_picture(block: BlockParser, match: re.Match[str], state: BlockState) -> int:
    state.append_token({"type": "picture", "attrs": {"mark": match["picture_mark"]}})
    return match.end() + 1


def _parse_address(inline: InlineParser, match: re.Match[str], state: InlineState) -> int:
    address = trimmed(match[0])
    words = {"type": "text", "raw": address}
    if state.in_link or state.depth >= inline.max_nested_level:
        inline.process_text(address, state, parse_emphasis=False)
    else:
        attrs = {"url": escape_url(address)}
        state.append_token({"type": "link", "children": [words], "attrs": attrs})
    return match.start() + len(address)


class _InlineParser(InlineParser):
    """Every line end is one. Leaves emphasis alone within words and in a paragraph that consists
    of its marks, and passes over letters that only sometimes begin something."""

    HARD_LINEBREAK = r"(?:\\| *)\n\s*"

    def _get_fast_trigger_re(self, chars: set[str]) -> re.Pattern[str]:
        always = re.escape("".join(sorted(chars - {"h", "H", "!"})))
        return re.compile(rf"[{always}]|[hH](?=[tT][tT][pP][sS]?:)|!(?=\[)")

    def parse_emphasis(self, m: re.Match[str], state: InlineState) -> int:
        """Marks between two letters are letters, but in writing without spaces."""
        before, after = state.src[max(0, m.start() - 1) : m.start()], state.src[m.end() :][:1]
        is_dense = [bool(_IS_DENSE.match(letter)) for letter in (before, after)]
        if before.isalnum() and after.isalnum() and not any(is_dense):
            self.process_text(m[0], state, parse_emphasis=False)
        elif "_" in m[0]:
            self.process_text(m[0], state)
        else:
            joints = [JOINT if dense else "" for dense in is_dense]
            self.process_text(f"{joints[0]}{m[0]}{joints[1]}", state)
        return m.end()

    def parse_link_close(self, m: re.Match[str], state: InlineState) -> int:
        """Keeps what was typed for the address: it is shown where it leads nowhere."""
        end = super().parse_link_close(m, state)
        if end > m.end() and state.tokens[-1]["type"] in ("link", "image"):
            state.tokens[-1]["typed"] = state.src[m.end() : end]
        return end

    def finalize_tokens(self, tokens: list[Token], depth: int) -> list[Token]:
        raw = [token["raw"] for token in tokens if token["type"] == "text"]
        if sum(text.count("*") + text.count("_") for text in raw) > MAX_EMPHASIS_MARKS:
            return tokens
        return super().finalize_tokens(tokens, depth)


def _markdown() -> Markdown:
    block = BlockParser(max_nested_level=MAX_NESTING)
    for rules in (block.rules, block.block_quote_rules, block.list_rules):
        rules[:] = [rule for rule in rules if rule not in _UNWANTED_BLOCKS]
    inline = _InlineParser(hard_wrap=True, max_nested_level=MAX_NESTING)
    inline.rules.remove("inline_html")
    markdown = Markdown(renderer=None, block=block, inline=inline, plugins=[strikethrough])
    block.register("block_quote", None, _parse_quote)
    block.register("list", _LIST, lambda parser, match, state: parser.parse_list(match, state))
    block.register("picture", PICTURE_MARK, _parse_picture, before="list")
    block.block_quote_rules.append("picture")
    inline.register("url_link", BARE_ADDRESS, _parse_address, start_chars=("h", "H"))
    return markdown


_MARKDOWN = _markdown()
