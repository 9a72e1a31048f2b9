"""Cleaning of typed and imported text before it is stored.

Here: which characters a stored line or text may hold. Not here: what the text means, its
length, or its Markdown.
"""

import re
import unicodedata

# Two Latin letters need no joiner between them; Arabic and Indic letters and emoji do.
_STRAY_JOINERS = re.compile(
    "(?<![\u0600-\u109f\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]+"
)
# Signs choose between drawings of a symbol or an ideograph; letters of alphabets have one.
_STRAY_SELECTORS = re.compile(
    "(?:(?<=[\\sA-Za-z\u00aa-\u058f])|^)[\ufe00-\ufe0f\U000e0100-\U000e01ef]+", re.MULTILINE
)
_INVISIBLE = re.compile("[\u00ad\u180e\u200b\u2060-\u2064\ufeff\U000e0000-\U000e007f]")
_OVERRIDES = re.compile("[\u202d\u202e]")
_PAIRED = re.compile("[\u202a\u202b\u202c\u2066-\u2069]")
_CLOSED_BY = {
    "\u202a": "\u202c", "\u202b": "\u202c",
    "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069",
}  # fmt: skip
# U+000B is what word processors make of a line end inside a paragraph.
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Unicode keeps them for programs' own use: no text may carry them to another program.
_NONCHARACTERS = {*range(0xFDD0, 0xFDF0), *range(0xFFFE, 0x110000, 0x10000),
                  *range(0xFFFF, 0x110000, 0x10000)}  # fmt: skip
_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Marks that turn the text around them, and letters that show as nothing: a name made of them would
# hide or forge what stands beside it.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)


class ControlCharacters(ValueError):
    """The text holds characters that cannot be seen, stored everywhere or sent on."""


def clean_line(text: str) -> str:
    """One line of text, such as a title or a name: composed (NFC), trimmed, single spaces.

    Whatever shows as nothing or turns the text is dropped, because two equal-looking names must
    be equal; joiners stay where a script or an emoji needs them, line ends and tabs become spaces.
    Raises ControlCharacters for NUL and other controls, and for noncharacters.
    """
    line = " ".join(unicodedata.normalize("NFC", text).split())
    _refuse_controls(line, allowed="")
    line = _without_invisible(_UNSEEN.sub("", line))
    return " ".join(line.split())


def one_line(text: str) -> str:
    """A text as one line whatever it holds, for headers and queries: controls become spaces."""
    seen = (" " if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") else c for c in text)
    return " ".join("".join(seen).split())


def xml_text(text: str) -> str:
    """A text without the characters that XML forbids, which would make a whole feed unreadable."""
    return _NOT_IN_XML.sub("", text)


def clean_text(text: str) -> str:
    """A text of several lines: composed (NFC), lines end in "\\n", no space at their ends.

    Overrides of direction are dropped; isolates and embeddings stay in lines where each is
    closed, and are dropped from the others, so that no text turns the page around it.
    Raises ControlCharacters for NUL, other controls except tab and line end, and noncharacters.
    """
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    _refuse_controls(text, allowed="\n\t")
    text = _without_invisible(_OVERRIDES.sub("", text))
    lines = (_balanced(line) for line in text.split("\n"))
    return _without_line_tails("\n".join(lines)).strip("\n")


def _without_line_tails(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.split("\n"))


def _refuse_controls(text: str, allowed: str) -> None:
    for character in text:
        is_control = unicodedata.category(character) in ("Cc", "Cs") and character not in allowed
        if is_control or ord(character) in _NONCHARACTERS:
            raise ControlCharacters(f"U+{ord(character):04X}")


def _without_invisible(text: str) -> str:
    return _STRAY_SELECTORS.sub("", _STRAY_JOINERS.sub("", _INVISIBLE.sub("", text)))


def _balanced(line: str) -> str:
    closers: list[str] = []
    for mark in _PAIRED.findall(line):
        if mark in _CLOSED_BY:
            closers.append(_CLOSED_BY[mark])
        elif not closers or closers.pop() != mark:
            return _PAIRED.sub("", line)
    return _PAIRED.sub("", line) if closers else line
