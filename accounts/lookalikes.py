"""What a name looks like: two names with one `skeleton` are easily taken for each other.

Pure: no database, no request. `lookalikes.txt` has a line for each small Latin letter and digit,
with the characters that are read as it: Unicode's confusables (UTS 39), letters whose Unicode
name says that they are that letter with a stroke, in small capitals, in a box or turned, and
letters of scripts that run from right to left which are drawn like it.
"""

import re
import unicodedata
from collections.abc import Collection
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
# What is a sign, or a letter of its own, for most readers and only sometimes a drawing of these
# letters. So it is no part of a skeleton: "Rosa!" is not "Rosal". Longer drawings come first.
_DRAWINGS = {
    r"/\/\ ": "m", r"|\/|": "m", "|v|": "m", r"\/\/": "w", r"|\|": "n", r"/\/": "n", "|-|": "h",
    "|_|": "u", "]-[": "h", ")-(": "h", r"/\ ": "a", "/-\\": "a", r"\/": "v", "|<": "k", "|{": "k",
    "|)": "d", "|>": "dp", "|3": "b", "|=": "f", "|_": "l", "()": "o", "[]": "o", "{}": "o",
    "<>": "o", "><": "x", "rn": "m", "vv": "w",
    "@": "a", "^": "a", "★": "a", "☆": "a", "∆": "a", "Δ": "a", "δ": "a", "Λ": "a", "λ": "a",
    "∀": "a", "₳": "a", "д": "a", "฿": "b", "₿": "b", "ß": "b", "¢": "c", "₵": "c", "©": "c",
    "(": "c", "<": "c", "[": "c", "{": "c", "∂": "d", "₫": "d", "€": "e", "£": "le", "∑": "e",
    "Σ": "e", "ξ": "e", "Ξ": "e", "∃": "e", "э": "e", "₣": "f", "9": "g", "6": "g", "₲": "g",
    "#": "h", "|": "l", "¦": "l", "!": "l", "¡": "l", "│": "l", "┃": "l", "❘": "l", "❙": "l",
    "❚": "l", "׀": "l", "।": "l", "ℓ": "l", "/": "l", "\\": "l", ":": "l", ";": "l", "₤": "l",
    "]": "l", "}": "l", "₭": "k", "₥": "m", "и": "n", "π": "n", "₦": "n", "∩": "n", "°": "o",
    "•": "o", "●": "o", "○": "o", "◯": "o", "⭕": "o", "◉": "o", "◎": "o", "∅": "o", "⊙": "o",
    "*": "aeolu", "₱": "p", "₽": "p", "®": "r", "я": "r", "$": "s", "§": "s", "₴": "s", "∫": "s",
    "†": "t", "‡": "t", "+": "t", "✝": "t", "✚": "t", "➕": "t", "₮": "t", "ц": "u", "√": "v",
    "✓": "v", "₩": "w", "ш": "w", "щ": "w", "ж": "x", "✕": "x", "✖": "x", "❌": "x", "¥": "y",
    "ч": "y", "2": "z",
}  # fmt: skip
_DRAWN = {drawing.strip(): letters for drawing, letters in _DRAWINGS.items()}
_IN_PARTS = re.compile("|".join([*map(re.escape, _DRAWN), "."]), re.DOTALL)


def skeleton(name: str) -> str:
    """What a name looks like, without spaces, signs and accents: "Adm1n", "a-d-m-i-n", "ADMIN" and
    "аdmin" with a Cyrillic letter are equal."""
    return "".join(skeleton_words(name))


def skeleton_words(name: str) -> list[str]:
    """The words of a name, as each looks."""
    letters = "".join(map(_letter, unicodedata.normalize("NFKD", name)))
    return [_drawn_together(word) for word in _BETWEEN_WORDS.split(letters) if word]


def is_drawn_as(name: str, looks: Collection[str]) -> bool:
    """Whether a name is read as one of these skeletons, when each drawing in it is a letter or
    nothing: "$taff!" is read as "staff", and "/\\/\\od" as "mod"."""
    parts = [{skeleton(part), *_letters_drawn_by(part)} for part in _parts(name)]
    return any(_spells(parts, look) for look in looks)


def drawn(name: str) -> str:
    """A name with each drawing in it as a letter: "M@rta V|k" becomes "Marta Vlk"."""
    return "".join(_letters_drawn_by(part)[:1] or part for part in _parts(name))


def _parts(name: str) -> list[str]:
    return _IN_PARTS.findall(unicodedata.normalize("NFKD", name))


def _letters_drawn_by(part: str) -> str:
    return _DRAWN.get(part) or _DRAWN.get(part.casefold(), "")


def _spells(parts: list[set[str]], look: str) -> bool:
    places = {0}
    for readings in parts:
        places = {at + len(one) for at in places for one in readings if look.startswith(one, at)}
        if not places:
            return False
    return len(look) in places


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
