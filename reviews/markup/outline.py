"""From parsed tokens to an outline: headings, the sections below them, and their spoilers.

Here: the shape of a text. After `outlined`, headings stand at the top level only, their
levels go 2, 3, 4 without a gap, a spoiler never stands inside another or inside emphasis, a
link or a heading, and a section whose heading is marked as a spoiler is one token.
"""

import html
import re
from collections.abc import Mapping
from html.entities import html5

from reviews.markup.figures import Figure
from reviews.markup.hiding import NOT_TEXT
from reviews.markup.parsing import Token

TOP_LEVEL = 2
DEEPEST_LEVEL = 4

# No table of contents is longer; every heading costs an anchor and a pass of the sanitiser.
MAX_HEADINGS = 100

_SPOILERS = ("inline_spoiler", "block_spoiler")
_WRAPPERS = ("emphasis", "strong", "strikethrough", "link")
_OF_WORDS = ("paragraph", "block_text", "heading")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# Written as entities, marks of direction pass by the cleaning of typed text.
DIRECTION_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def outlined(tokens: list[Token], pictures: Mapping[str, Figure]) -> list[Token]:
    """The top-level tokens in order, spoiler sections gathered into one token each.

    A mark that names none of the pictures stays as it was typed.
    """
    _put_pictures(tokens, pictures)
    return _gathered(_levelled(_few_headings(_tidy(tokens, hidden=False, top=True))))


def _put_pictures(tokens: list[Token], pictures: Mapping[str, Figure]) -> None:
    for token in tokens:
        if token["type"] != "picture":
            _put_pictures(token.get("children", []), pictures)
            continue
        mark = token.pop("attrs")["mark"]
        if mark in pictures:
            token |= {"type": "figure", "figure": pictures[mark]}
        else:
            words = {"type": "text", "raw": f"![{mark}]"}
            token |= {"type": "paragraph", "children": [words]}


def text_of(token: Token) -> str:
    """All the words in a token, spoilers included."""
    if "children" in token:
        return "".join(text_of(child) for child in token["children"])
    return _words_in(token)


def visible_text_of(token: Token) -> str:
    """The words outside every spoiler; an ellipsis stands for what is hidden."""
    if token["type"] in (*_SPOILERS, "spoiler_section"):
        return "…"
    if "children" in token:
        return "".join(visible_text_of(child) for child in token["children"])
    return _words_in(token)


def _words_in(token: Token) -> str:
    if token["type"] == "linebreak":
        return " "
    raw = token.get("raw", "")
    return unescaped(raw) if token["type"] == "text" else DIRECTION_MARKS.sub("", raw)


def unescaped(raw: str) -> str:
    """Typed entities as the letters that they stand for; what is none stays as it was typed."""
    return DIRECTION_MARKS.sub("", _ENTITY.sub(_letter_of, raw))


def _letter_of(entity: re.Match[str]) -> str:
    is_known = entity[0][1] == "#" or entity[0][1:] in html5
    letter = NOT_TEXT.sub("", html.unescape(entity[0])) if is_known else ""
    return letter or entity[0]


def has_spoiler(token: Token) -> bool:
    if token["type"] in (*_SPOILERS, "spoiler_section"):
        return True
    return any(has_spoiler(child) for child in token.get("children", ()))


def _tidy(tokens: list[Token], *, hidden: bool, top: bool = False) -> list[Token]:
    return [new for token in tokens for new in _tidied(token, hidden, top)]


def _tidied(token: Token, hidden: bool, top: bool) -> list[Token]:
    kind = token["type"]
    if "children" not in token:
        return [token]
    children = _tidy(token["children"], hidden=hidden or kind in _SPOILERS)
    token = {**token, "children": children}
    if kind in _SPOILERS and hidden:
        return children
    if kind in _WRAPPERS:
        return _split_at_spoilers(token)
    pieces = _split_at_blocks(token) if kind in _OF_WORDS else [token]
    return [_as_paragraph(new) if new["type"] == "heading" and not top else new for new in pieces]


def _split_at_spoilers(wrapper: Token) -> list[Token]:
    """**a >!b!< c** becomes **a** >!**b**!< **c**: a spoiler stands inside nothing inline."""
    runs: list[Token] = []
    visible: list[Token] = []
    for child in wrapper["children"]:
        if child["type"] not in _SPOILERS:
            visible.append(child)
            continue
        is_inline = child["type"] == "inline_spoiler"
        children = _wrapped(wrapper, child["children"]) if is_inline else child["children"]
        runs += [*_wrapped(wrapper, visible), {**child, "children": children}]
        visible = []
    return runs + _wrapped(wrapper, visible)


def _split_at_blocks(words: Token) -> list[Token]:
    """A spoiler with paragraphs of its own stands between those around it, not within one."""
    pieces: list[Token] = []
    run: list[Token] = []
    for child in [*words["children"], None]:
        if child and child["type"] != "block_spoiler":
            run.append(child)
            continue
        if any(text_of(part).strip() or has_spoiler(part) for part in run):
            pieces.append({**words, "children": _without_line_ends(run)})
        if child:
            pieces.append(child)
            run, words = [], {"type": "paragraph" if words["type"] == "heading" else words["type"]}
    return pieces


def _without_line_ends(run: list[Token]) -> list[Token]:
    while run[0]["type"] == "linebreak":
        run = run[1:]
    while run[-1]["type"] == "linebreak":
        run = run[:-1]
    return run


def _wrapped(wrapper: Token, children: list[Token]) -> list[Token]:
    return [{**wrapper, "children": children}] if children else []


def _as_paragraph(heading: Token) -> Token:
    """A heading inside a list or a quote has no place in the outline: a bold paragraph."""
    bold = _split_at_spoilers({"type": "strong", "children": heading["children"]})
    return {"type": "paragraph", "children": bold}


def _few_headings(tokens: list[Token]) -> list[Token]:
    """After the hundredth, headings are bold paragraphs; those that hide a section stay."""
    places = [i for i, token in enumerate(tokens) if token["type"] == "heading"]
    for place in places[MAX_HEADINGS:]:
        if not has_spoiler(tokens[place]):
            tokens[place] = _as_paragraph(tokens[place])
    return tokens


def _levelled(tokens: list[Token], top_level: int = TOP_LEVEL) -> list[Token]:
    """Give headings the levels 2 to 4, one deeper than the nearest heading above their own."""
    open_headings: list[tuple[int, int]] = []
    for token in tokens:
        if token["type"] != "heading":
            continue
        written = token["attrs"]["level"]
        while open_headings and open_headings[-1][0] >= written:
            open_headings.pop()
        above = open_headings[-1][1] if open_headings else top_level - 1
        level = min(above + 1, DEEPEST_LEVEL)
        open_headings.append((written, level))
        token["attrs"] = {"level": level}
    return tokens


def _gathered(tokens: list[Token]) -> list[Token]:
    result: list[Token] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        position += 1
        if token["type"] == "heading" and has_spoiler(token):
            end = _section_end(tokens, position, token["attrs"]["level"])
            result.append(_spoiler_section(token, tokens[position:end]))
            position = end
        else:
            result.append(token)
    return result


def _section_end(tokens: list[Token], start: int, level: int) -> int:
    for position in range(start, len(tokens)):
        token = tokens[position]
        if token["type"] == "heading" and token["attrs"]["level"] <= level:
            return position
    return len(tokens)


def _spoiler_section(heading: Token, body: list[Token]) -> Token:
    """A heading that is marked once, in front, is the topic in view; words with a mark on either
    side go to the body.

    The topic is no heading any more, so the headings below it move up to its level.
    """
    visible = [child for child in heading["children"] if child["type"] != "inline_spoiler"]
    topic = "".join(text_of(child) for child in visible).strip()
    hidden = [child for child in heading["children"] if child["type"] == "inline_spoiler"]
    if not topic and all(child["is_topic"] for child in hidden):
        topic = text_of(heading).strip()
    else:
        body = [{"type": "paragraph", "children": heading["children"]}, *body]
    body = _tidy(body, hidden=True, top=True)
    return {
        "type": "spoiler_section",
        "topic": topic,
        "attrs": heading["attrs"],
        "children": _levelled(body, heading["attrs"]["level"]),
    }
