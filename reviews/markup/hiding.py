"""What a source hides is taken out of it before the rest is parsed.

In its place stands one placeholder, so that nothing around a spoiler can bring its words into the
open. Not here: which parts are hidden (`text.spoilers`), and their HTML.

Placeholders and other notes to ourselves are made of characters that no text may hold.
"""

import re
from dataclasses import dataclass

from text.spoilers import Hidden, find_spoilers, without_quote_marks

# Noncharacters of Unicode, what XML forbids, and halves of pairs.
NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_CUT, _BEGIN, _ZERO, _END = "\ufdd0", "\ufdd2", 0xFDD3, "\ufddd"
PLACEHOLDER = re.compile("\ufdd2([\ufdd3-\ufddc]+)\ufddd")

BEGINS_A_BLOCK = re.compile(
    r"[ \t]*(?:$|#{1,6}(?:\s|$)|[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)|>|```|~~~|([-*_])(?:[ \t]*\1){2})"
)
_MARK_OF_QUOTED_LINE = re.compile(rf"[ \t]*(?:{_CUT}+|>[!！]?)? ?")


@dataclass(frozen=True, slots=True)
class Aside:
    """A part that was taken out, without its marks; `is_block` where it has blocks of its own,
    `is_topic` where it names the section that it hides."""

    text: str
    is_block: bool
    is_topic: bool


def set_aside(source: str) -> tuple[str, list[Aside]]:
    """The source with a placeholder for each part that it hides, and those parts in order."""
    open_text: list[str] = []
    asides: list[Aside] = []
    position = 0
    for part in find_spoilers(source).hidden:
        open_text.append(source[position : part.start])
        position = part.end
        aside = _aside(source, part)
        if not aside.text:
            continue
        begins_line = part.start == 0 or source[part.start - 1] == "\n"
        # Else a quotation above would go on with it.
        gap = "\n" if part.is_paragraph and begins_line else ""
        open_text += [gap, _placeholder(len(asides)), gap]
        asides.append(aside)
    return "".join([*open_text, source[position:]]), asides


def number_of(placeholder: re.Match[str]) -> int:
    """Which part a placeholder stands for, counted from 0."""
    return int("".join(chr(ord(digit) - _ZERO + ord("0")) for digit in placeholder[1]))


def _placeholder(number: int) -> str:
    return _BEGIN + "".join(chr(_ZERO + int(digit)) for digit in str(number)) + _END


def _aside(source: str, part: Hidden) -> Aside:
    first, *rest = _without_marks(source, part).split("\n")
    at = part.start + len(first) + 1
    lines = [first]
    for line in rest:
        unquoted = without_quote_marks(line, part.depth)
        if at < part.quoted_to:
            unquoted = _MARK_OF_QUOTED_LINE.sub("", unquoted, count=1)
        lines.append(unquoted)
        at += len(line) + 1
    text = "\n".join(lines).replace(_CUT, "")
    is_block = part.is_paragraph or part.inside[0].kind == "fence" or _has_blocks(text)
    return Aside(text.strip(), is_block, part.is_topic)


def _has_blocks(text: str) -> bool:
    """Whether a text is more than the lines of one paragraph; one below its mark is, too."""
    first, *rest = text.rstrip().split("\n")
    return bool(rest) and (not first.strip() or any(map(BEGINS_A_BLOCK.match, rest)))


def _without_marks(source: str, part: Hidden) -> str:
    """The part with its marks blotted out, so that every place in it stays where it was."""
    letters = list(source[part.start : part.end])
    for mark in part.inside:
        begin, end = mark.start - part.start, mark.end - part.start
        letters[begin:end] = _CUT * (end - begin)
        if mark.name_to is not None and mark.name_to < part.end:
            letters[mark.name_to - part.start] = "\n"
    return "".join(letters)
