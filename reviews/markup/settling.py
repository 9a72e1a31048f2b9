"""From the parser's tokens to what was typed: hidden parts stand where their placeholders stood,
numbers of lists are text, and a link that leads nowhere shows its address.

Not here: headings and sections (`reviews.markup.outline`).
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from reviews.markup.addresses import linked
from reviews.markup.hiding import NOT_TEXT, PLACEHOLDER, number_of

Token = dict[str, Any]
# The words of a hidden part, and its token.
Part = tuple[str, Token]

# Between a letter of a writing without spaces and an asterisk, for which it is a space.
JOINT = "\ufdd1"
NUMBER_BEGINS, NUMBER_ENDS = "\ufdde", "\ufddf"
_NUMBER = re.compile(f"{NUMBER_BEGINS}([^{NUMBER_ENDS}]*){NUMBER_ENDS}")


def settled(tokens: list[Token], parts: Sequence[Part] = ()) -> list[Token]:
    """The tokens as they are meant, with the hidden parts in place."""
    return [new for token in tokens for new in _settled(token, parts)]


def _settled(token: Token, parts: Sequence[Part]) -> list[Token]:
    kind = token["type"]
    if kind == "block_code":
        return [_code(token, parts)]
    if kind in ("link", "image"):
        return _link(token, parts)
    if "children" in token:
        if kind == "list_item":
            token = _numbered(token)
        return [{**token, "children": settled(token["children"], parts)}]
    return list(_pieces(token, parts)) if "raw" in token else [token]


def _pieces(token: Token, parts: Sequence[Part]) -> Iterator[Token]:
    """A run of text, cut where hidden parts stand in it."""
    raw = token["raw"]
    position = 0
    for placeholder in PLACEHOLDER.finditer(raw):
        if before := _own(raw[position : placeholder.start()]):
            yield {**token, "raw": before}
        yield parts[number_of(placeholder)][1]
        position = placeholder.end()
    if (rest := _own(raw[position:])) or not position:
        yield {**token, "raw": rest}


def _own(raw: str) -> str:
    """A text without the notes that were made in it."""
    return NOT_TEXT.sub("", _NUMBER.sub("", raw))


def _code(token: Token, parts: Sequence[Part]) -> Token:
    """Code that hides anything is hidden whole. Its language, where it names one, is a line."""
    info = token.pop("attrs", {}).get("info") or ""
    raw = f"{info}\n{token['raw']}" if info else token["raw"]
    shown = PLACEHOLDER.sub(lambda placeholder: parts[number_of(placeholder)][0], raw)
    code = {**token, "raw": _own(shown)}
    return {"type": "block_spoiler", "children": [code]} if PLACEHOLDER.search(raw) else code


def _link(token: Token, parts: Sequence[Part]) -> list[Token]:
    children, typed = settled(token["children"], parts), token.pop("typed", "")
    attrs = token["attrs"]
    # As mistune writes a placeholder or a note in an address: %EF%B7%92.
    address = None if "%EF%B7%" in attrs["url"] else linked(attrs["url"])
    if address is None:
        opening = {"link": "[", "image": "!["}[token["type"]] if typed else ""
        closing = f"]{typed}" if typed else ""
        return [*_text(opening), *children, *settled(_text(closing), parts)]
    words = _unlinked(children) or _text(attrs["url"])
    link = {"type": "link", "attrs": {"url": address}, "children": words}
    title = attrs.get("title")
    return [link, *settled(_text(f" ({title})" if title else ""), parts)]


def _unlinked(tokens: list[Token]) -> list[Token]:
    """Links within a link are its words."""
    found: list[Token] = []
    for token in tokens:
        children = _unlinked(token["children"]) if "children" in token else None
        if token["type"] == "link":
            found += children or []
        else:
            found.append(token if children is None else {**token, "children": children})
    return found


def _text(raw: str) -> list[Token]:
    return [{"type": "text", "raw": raw}] if raw else []


def _numbered(item: Token) -> Token:
    """An item of a list with its number as it was typed in front."""
    first = (item["children"] or [{}])[0]
    words = first.get("children") or [{}]
    number = _NUMBER.match(words[0].get("raw", ""))
    if number is None:
        return item
    typed = {"type": "list_number", "raw": f"{number[1]} "}
    first = {**first, "children": [typed, *words]}
    value = {"value": int(number[1][:-1])}
    return {**item, "attrs": value, "children": [first, *item["children"][1:]]}
