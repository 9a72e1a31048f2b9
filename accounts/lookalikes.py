"""What a name looks like: two names with one `skeleton` are easily taken for each other.

Pure: no database, no request. `lookalikes.txt` has a line for each small Latin letter and digit,
with the characters that are read as it: Unicode's confusables (UTS 39), and letters whose Unicode
name says that they are that letter with a stroke, in small capitals or in a box.
"""

import re
import unicodedata
from pathlib import Path

_TABLE = {
    lookalike: line[0]
    for line in Path(__file__).with_name("lookalikes.txt").read_text("utf-8").splitlines()
    for lookalike in line[2:]
}
# Digits that are read as letters, and the letter that a 1 and an l are read as, too.
_DIGITS = str.maketrans("01345678i", "oleasbtbl")
# Accents, selectors of a drawing, joiners.
_UNREAD = {"Mn", "Me", "Cf"}
_PAIRS = (("rn", "m"), ("vv", "w"))
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def skeleton(name: str) -> str:
    """What a name looks like, without spaces, signs and accents: "Adm1n", "a-d-m-i-n", "ADMIN" and
    "аdmin" with a Cyrillic letter are equal."""
    return "".join(skeleton_words(name))


def skeleton_words(name: str) -> list[str]:
    """The words of a name, as each looks."""
    letters = "".join(map(_letter, unicodedata.normalize("NFKD", name)))
    return [_drawn_together(word) for word in _BETWEEN_WORDS.split(letters) if word]


def _letter(character: str) -> str:
    if unicodedata.category(character) in _UNREAD:
        return ""
    folded = character.casefold()
    return _TABLE.get(character) or _TABLE.get(folded) or folded


def _drawn_together(word: str) -> str:
    word = word.translate(_DIGITS)
    for pair, letter in _PAIRS:
        word = word.replace(pair, letter)
    return word
