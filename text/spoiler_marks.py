"""The marks of spoilers in a typed text, in every way that people know from one site or another.

A mark counts wherever it stands, in code and in links as well, so that nothing around a spoiler
can open it. A backslash before a mark makes it plain text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass


def _sign(letters: str, *names: str) -> str:
    """A sign in any width, and as each of the entities that readers see as it."""
    codes = "|".join(f"\\#0*{ord(letter)}|\\#x0*{ord(letter):x}" for letter in letters)
    return rf"(?:[{re.escape(letters)}]|&(?:{'|'.join((*names, codes))});)"


_GREATER, _LESS = _sign(">＞﹥", "gt"), _sign("<＜﹤", "lt")
_EXCLAMATION = _sign("!！﹗", "excl")
_BAR = _sign("|｜", "vert", "verbar", "VerticalLine")
_BRACKET, _END_BRACKET = _sign("[［【", "lbrack", "lsqb"), _sign("]］】", "rbrack", "rsqb")
_SLASH, _EQUALS = _sign("/／", "sol"), _sign("=:：＝", "equals", "colon")
_WORD = r"(?:spoilers?|spoil|hide)"
_MARKS = re.compile(
    rf"""
    (?P<arrow_open>{_GREATER}{_EXCLAMATION})
  | (?P<arrow_close>{_EXCLAMATION}{_LESS})
  | (?P<bars>{_BAR}{{2,}})
  | (?P<tag_close>{_BRACKET}\s*{_SLASH}\s*{_WORD}\s*{_END_BRACKET}
      |{_LESS}\s*{_SLASH}\s*(?:{_WORD}|details)\s*{_GREATER})
  | (?P<tag_open>{_BRACKET}[ \t]*{_WORD}[ \t]*(?:{_END_BRACKET}|{_EQUALS})
      |{_LESS}\s*(?:(?:{_WORD}|details)\b[^<>\n]*?|span\b[^<>\n]*?spoiler[^<>\n]*?){_GREATER})
  | (?P<named_open>{_BRACKET}[ \t]*{_WORD}[ \t]+(?=[^\[\]\n]*{_END_BRACKET}))
  | (?P<braces_open>\{{\{{\s*spoilers?\s*\|)
  | (?P<fence_open>[:：]{{3,}}[ \t]*\{{?\.?spoilers?\b\}}?)
  | (?P<fence_close>[:：]{{3,}}(?=[ \t]*$))
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
# As in <b>!<, where what reads as a beginning may be the end of a tag, and an end follow.
_DOUBTFUL = re.compile(
    rf"[\w/\"'-]{_GREATER}{_EXCLAMATION}|{_GREATER}{_EXCLAMATION}{_LESS}", re.IGNORECASE
)
_END = re.compile(rf"{_EXCLAMATION}{_LESS}", re.IGNORECASE)
_END_OF_NAME = re.compile(rf"[^\[\]］】\n]*{_END_BRACKET}", re.IGNORECASE)
# A line that is drawn; two or three bars are a mark.
_DRAWN_LINE = re.compile(r"\s*[|｜]{4,}\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark from `start` to `end` in the text. `kind` is arrow, bars, tag, braces or fence.

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
        is_drawn = kind == "bars" and _DRAWN_LINE.fullmatch(_line_around(text, match.start()))
        if is_drawn or _is_escaped(text, match.start()):
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


def _line_around(text: str, at: int) -> str:
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return text[start : end if end >= 0 else len(text)]


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
