"""What changed between two versions of a text, told in HTML. Pure.

Everything that comes from the texts is escaped. Here is no notion of spoilers: whoever calls
passes only what may be seen where the result is shown.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from django.utils.html import escape

# Longer texts and lines are told as a whole, since comparing takes time with the square of them.
MAX_LINES = 1_000
MAX_TOKENS = 2_000
# Of lines that have less in common the changed words are no help: the line was written anew.
LEAST_ALIKE = 0.5

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_GAP = '<p class="fine">…</p>'


def changes_html(before: str, after: str) -> str:
    """The lines that differ, words taken out in `del`, words put in in `ins`; "" without any.

    An ellipsis stands for lines that stayed as they were.
    """
    old, new = _lines(before), _lines(after)
    if old == new:
        return ""
    if max(len(old), len(new)) > MAX_LINES:
        return "".join(_told(old, new))
    pieces: list[str] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes():
        pieces += [_GAP] if kind == "equal" else _told(old[i:j], new[k:m])
    return "".join(pieces)


def _told(old: list[str], new: list[str]) -> Iterator[str]:
    for before, after in zip_longest(old, new):
        yield f'<p dir="auto">{_words(before, after)}</p>'


def _words(before: str | None, after: str | None) -> str:
    old, new = _TOKEN.findall(before or ""), _TOKEN.findall(after or "")
    matcher = SequenceMatcher(None, old, new)
    is_long = max(len(old), len(new)) > MAX_TOKENS
    if is_long or matcher.quick_ratio() < LEAST_ALIKE or matcher.ratio() < LEAST_ALIKE:
        return _taken_out(old) + _put_in(new)
    return "".join(
        escape("".join(old[i:j])) if kind == "equal" else _taken_out(old[i:j]) + _put_in(new[k:m])
        for kind, i, j, k, m in matcher.get_opcodes()
    )


def _taken_out(tokens: list[str]) -> str:
    return f"<del>{escape(''.join(tokens))}</del>" if tokens else ""


def _put_in(tokens: list[str]) -> str:
    return f"<ins>{escape(''.join(tokens))}</ins>" if tokens else ""


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]
