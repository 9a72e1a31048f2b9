"""The marks of spoilers in a typed text, in every way that people know from one site or another.

A mark counts wherever it stands, in code and in links as well, so that nothing around a spoiler
can open it. A backslash before a mark makes it plain text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_GREATER, _LESS = r"(?:[>＞]|&gt;|&\#0*62;|&\#x0*3e;)", r"(?:[<＜]|&lt;|&\#0*60;|&\#x0*3c;)"
_BRACKET, _END_BRACKET = r"[\[［【]", r"[\]］】]"
_MARKS = re.compile(
    rf"""
    (?P<arrow_open>{_GREATER}[!！])
  | (?P<arrow_close>[!！]{_LESS})
  | (?P<bars>[|｜]{{2,}})
  | (?P<tag_close>{_BRACKET}\s*[/／]\s*spoilers?\s*{_END_BRACKET}|<\s*/\s*spoilers?\s*>)
  | (?P<tag_open>{_BRACKET}[ \t]*spoilers?[ \t]*(?:{_END_BRACKET}|[=:：＝])
      |<\s*spoilers?\s*>)
  | (?P<named_open>{_BRACKET}[ \t]*spoilers?[ \t]+(?=[^\[\]\n]*{_END_BRACKET}))
  | (?P<fence_open>[:：]{{3,}}[ \t]*\{{?\.?spoilers?\b\}}?)
  | (?P<fence_close>[:：]{{3,}}(?=[ \t]*$))
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
# As in <b>!<, where what reads as a beginning may be the end of a tag, and an end follow.
_DOUBTFUL = re.compile(rf"[\w/\"'-]{_GREATER}[!！]|{_GREATER}[!！]{_LESS}", re.IGNORECASE)
_END = re.compile(rf"[!！]{_LESS}", re.IGNORECASE)
_END_OF_NAME = re.compile(rf"[^\[\]］】\n]*{_END_BRACKET}")

# More bars in a row are a line or empty cells, no mark.
LONGEST_BARS = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark from `start` to `end` in the text. `kind` is arrow, bars, tag or fence.

    `name_to` is the bracket behind the words that stand in the mark, as in [spoiler=The ending].
    """

    kind: str
    start: int
    end: int
    opens: bool
    closes: bool
    is_certain: bool = True
    name_to: int | None = None


def begins_spoiler(text: str) -> bool:
    """Whether anything in the text is hidden, in one glance at it."""
    return any(mark.opens for mark in marks_in(text))


def has_mark(text: str) -> bool:
    """Whether a mark stands in the text, or what might be the end of one."""
    return any(True for _mark in marks_in(text)) or bool(_END.search(text))


def has_doubtful_mark(text: str) -> bool:
    """Whether something in the text reads as a beginning and may be meant otherwise."""
    return bool(_DOUBTFUL.search(text))


def marks_in(text: str) -> Iterator[Mark]:
    """The marks in order; which belong together, `text.spoilers` knows."""
    for match in _MARKS.finditer(text):
        name = match.lastgroup or ""
        kind, _dash, side = name.partition("_")
        is_row_of_bars = kind == "bars" and len(match[0]) > LONGEST_BARS
        if is_row_of_bars or _is_escaped(text, match.start()):
            continue
        yield Mark(
            kind="tag" if kind == "named" else kind,
            start=match.start(),
            end=match.end(),
            opens=side != "close",
            closes=side != "open",
            is_certain=kind != "named",
            name_to=_name_end(text, match) if side == "open" else None,
        )


def _name_end(text: str, match: re.Match[str]) -> int | None:
    """Where the bracket stands behind the words of a mark such as [spoiler=The ending]."""
    is_named = match[0][-1] in "=:：＝ \t" and match[0][0] not in ":："
    end = _END_OF_NAME.match(text, match.end()) if is_named else None
    return end.end() - 1 if end else None


def _is_escaped(text: str, at: int) -> bool:
    backslashes = 0
    while text[at - backslashes - 1 : at - backslashes] == "\\":
        backslashes += 1
    return backslashes % 2 == 1
