"""What a typed text hides as a spoiler: which part belongs to which marks.

Not here: the marks themselves (`text.spoiler_marks`), what a hidden part becomes
(`reviews.markup`), and the words in which an author is told (`text.fields`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from text.spoiler_marks import Mark, has_doubtful_mark, has_mark, marks_in

_PREFIX = r"[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+|>[ \t]*)*"
_PLAIN_PREFIX = re.compile(rf"{_PREFIX}\Z")
_PREFIXED = re.compile(_PREFIX)
# Within a list or a quotation a heading has no section.
_HEADING_PREFIX = re.compile(r" {0,3}#{1,6}[ \t]+\Z")
_QUOTE_MARK = re.compile(r"[ \t]*>")
_EMPTY_LINE = re.compile(r"\n[ \t]*(?:\n|\Z)")
_NEXT_MARKED_LINE = re.compile(rf"\n{_PREFIX}>[!！]")


@dataclass(frozen=True, slots=True)
class Hidden:
    """A part that is hidden, from its first mark to its last.

    `inside` are the marks to leave out of it, its own first; `is_closed` says whether its own end
    was typed. `is_paragraph`: its mark begins a line, and the lines that follow are hidden with
    it up to `quoted_to`. `is_topic`: it begins a heading. `depth` counts the marks of quotation
    before it on its line.
    """

    start: int
    end: int
    inside: tuple[Mark, ...]
    is_closed: bool
    is_paragraph: bool = False
    is_topic: bool = False
    quoted_to: int = 0
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """What a text hides, in order, no part within another; and ends without a beginning."""

    hidden: tuple[Hidden, ...]
    lone_ends: tuple[Mark, ...]

    def __bool__(self) -> bool:
        return bool(self.hidden or self.lone_ends)


def find_spoilers(text: str) -> Found:
    """Which parts of the text are hidden.

    A mark without its end hides all that follows. `>!` and a space at the beginning of a line hide
    the lines up to an empty one, and in a heading its line, where no end follows and nothing
    else may be meant. Bars that do not stand close around words, each pair for itself, hide from
    the first to the last of them: which belong together, nobody knows.
    """
    pairs, lone_ends = _Pairing(text).pairs()
    return Found(tuple(_joined(pairs)), tuple(lone_ends))


class _Pairing:
    """Beginnings and ends that belong together, each kind for itself."""

    def __init__(self, text: str):
        self.text = text
        self.open: dict[str, list[Hidden]] = {}
        self.found: list[Hidden] = []
        self.lone_ends: list[Mark] = []
        # The newest part that began a line, while its end has not come.
        self.paragraph: Hidden | None = None

    def pairs(self) -> tuple[list[Hidden], list[Mark]]:
        marks = list(marks_in(self.text))
        self.found += _barred(self.text, [mark for mark in marks if mark.kind == "bars"])
        for mark in (mark for mark in marks if mark.kind != "bars"):
            is_open = self.open.setdefault(mark.kind, [])
            if mark.closes and is_open:
                self.close(is_open.pop(), mark)
            elif not mark.opens:
                self.end_alone(mark)
            elif self.goes_on(mark):
                self.found.append(Hidden(mark.start, mark.end, (mark,), is_closed=False))
            else:
                is_open.append(self.begun(mark))
        for part in (part for parts in self.open.values() for part in parts):
            if part.inside[0].is_certain:
                self.found.append(self.without_end(part))
        return self.found, self.lone_ends

    def close(self, part: Hidden, mark: Mark) -> None:
        if part is self.paragraph:
            self.paragraph = None
        inside = (*part.inside, mark)
        self.found.append(replace(part, end=mark.end, inside=inside, is_closed=True))

    def end_alone(self, mark: Mark) -> None:
        """Hearts ("Loved it!<3") and colons behind words end nothing."""
        is_heart = mark.kind == "arrow" and self.text.startswith("3", mark.end)
        is_behind_words = mark.kind == "fence" and not self.begins_line(mark)
        if not (is_heart or is_behind_words):
            self.lone_ends.append(mark)

    def begins_line(self, mark: Mark) -> bool:
        line = _line_start(self.text, mark.start)
        return bool(_PLAIN_PREFIX.match(self.text[line : mark.start]))

    def goes_on(self, mark: Mark) -> bool:
        """Whether the mark only goes on with the paragraph of lines that another began."""
        if mark.kind != "arrow" or self.paragraph is None:
            return False
        return mark.start < self.paragraph.quoted_to and self.begins_line(mark)

    def begun(self, mark: Mark) -> Hidden:
        line = _line_start(self.text, mark.start)
        prefix = _PREFIXED.match(self.text, line, mark.start)
        depth = prefix[0].count(">") if prefix else 0
        part = Hidden(mark.start, len(self.text), (mark,), is_closed=False, depth=depth)
        if mark.kind == "arrow" and self.begins_line(mark):
            part = replace(part, quoted_to=_paragraph_end(self.text, mark.end))
            self.paragraph = part
        return part

    def without_end(self, part: Hidden) -> Hidden:
        """A part whose end was never typed, with the end that it has therefore."""
        mark = part.inside[0]
        line = _line_start(self.text, mark.start)
        before = self.text[line : mark.start]
        after = self.text[mark.end : _line_end(self.text, mark.end)]
        has_space = mark.kind == "arrow" and after[:1].isspace() and bool(after.strip())
        if has_doubtful_mark(self.text[mark.end :]):
            return part
        if has_space and _HEADING_PREFIX.match(before):
            is_topic = not has_mark(after)
            return replace(part, end=_line_end(self.text, mark.end), is_topic=is_topic)
        goes_on = has_space or _NEXT_MARKED_LINE.match(self.text, mark.end)
        has_words = re.search(r"\w", self.text[mark.end : part.quoted_to])
        if part.quoted_to and goes_on and has_words:
            return replace(part, end=part.quoted_to, is_paragraph=True)
        return part


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _paragraph_end(text: str, at: int) -> int:
    """The end of the last line before an empty one, whatever blocks the lines begin."""
    empty = _EMPTY_LINE.search(text, _line_end(text, at))
    return empty.start() if empty else len(text)


def _barred(text: str, bars: list[Mark]) -> Iterator[Hidden]:
    """What bars hide, which look the same at a beginning and at an end."""
    pairs = list(zip(bars[::2], bars[1::2], strict=False))
    if len(bars) % 2 == 0 and all(_stand_close(text, *pair) for pair in pairs):
        for pair in pairs:
            yield Hidden(pair[0].start, pair[1].end, pair, is_closed=True)
    elif bars:
        is_even = len(bars) % 2 == 0
        end = bars[-1].end if is_even else len(text)
        yield Hidden(bars[0].start, end, tuple(bars), is_closed=is_even)


def _stand_close(text: str, begin: Mark, end: Mark) -> bool:
    """Whether two bars stand close around words, and apart from those before and behind."""
    outside = text[max(0, begin.start - 1) : begin.start] + text[end.end : end.end + 1]
    inside = text[begin.end : begin.end + 1] + text[end.start - 1 : end.start]
    has_blank = any(letter.isspace() for letter in inside)
    return not has_blank and not any(letter.isalnum() for letter in outside)


def without_quote_marks(line: str, depth: int) -> str:
    """A line without the first `depth` marks of quotation, where it has them."""
    for _level in range(depth):
        mark = _QUOTE_MARK.match(line)
        if mark is None:
            break
        line = line[mark.end() :]
    return line


def _joined(found: list[Hidden]) -> Iterator[Hidden]:
    """The outermost parts in order; parts that overlap become one."""
    last: Hidden | None = None
    for part in sorted(found, key=lambda part: (part.start, -part.end)):
        if last is None or part.start >= last.end:
            if last:
                yield last
            last = part
        else:
            inside = (*last.inside, *part.inside)
            is_closed = last.is_closed if part.end <= last.end else part.is_closed
            end = max(last.end, part.end)
            last = replace(last, end=end, inside=inside, is_closed=is_closed)
    if last:
        yield last
