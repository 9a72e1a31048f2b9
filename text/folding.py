"""Folding: the form in which two spellings of one title or name are the same text.

Here: what counts as equal when people search or when duplicates are looked for. Not here:
addresses (`films.slugs`) and what is shown, which is always the text as it was written.

Equal after `fold`:
  case               ESCAPE = Escape, Straße = STRASSE
  marks              Amélie = Amelie, Łódź = Lodz, Bjørn = Bjorn, Ёлки = Елки, İ = ı = i
  ligatures, widths  Æ = ae, ﬁ = fi, Ｅscape = Escape, 8½ = 8 1/2
  punctuation        Jong-pil = Jong pil, L'Avventura = L Avventura, WALL·E = WALL E
  Han                traditional and simplified, 電影 = 电影
  Arabic             with and without vowel signs and tatweel; أ إ آ = ا, ى ی = ي, ک = ك, ة = ه
Equal only after `name_key`: the order of the words, Lee Jong-pil = Jong-pil Lee.
Equal only after `compact`:  the spaces, Jong-pil = Jongpil, L'Avventura = LAvventura.
Never equal: scripts (이제훈, Lee Je-hoon), Hangul syllables, が and か, Devanagari vowels.
"""

import re
import unicodedata
from functools import lru_cache

from text.han import SIMPLIFIED

# Marks that readers leave out when they type. Voicing marks of kana and vowel signs of
# Indic and Thai writing are letters to their readers and stay.
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
)
# Letters whose stroke or shape is no mark in Unicode's decomposition.
_LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i",
        "æ": "ae", "œ": "oe", "þ": "th",
        "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه",
    }
)  # fmt: skip
_LETTERS |= SIMPLIFIED
_NO_ASCII_LETTERS = re.compile("[^a-z0-9]+")
_FRACTION = re.compile("([\u00bc-\u00be\u2150-\u215e])")
_MODIFIER_APOSTROPHES = range(0x02B9, 0x02D0)
# The letters of several alphabets at once; texts repeat few.
LETTERS_REMEMBERED = 4_096


def fold(text: str) -> str:
    """The text in lower case, without marks and punctuation, single spaces between words."""
    if text.isascii():
        return _NO_ASCII_LETTERS.sub(" ", text.lower()).strip()
    spaced = _FRACTION.sub(r" \1", text)
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", spaced).casefold())
    letters = _MARKS.sub("", decomposed).translate(_LETTERS)
    kept = "".join(map(_letter_or_space, letters))
    return " ".join(unicodedata.normalize("NFKC", kept).split())


def words(text: str) -> list[str]:
    """The folded words in their order."""
    return fold(text).split()


def name_key(text: str) -> str:
    """The folded words sorted: the same for family name first and family name last."""
    return " ".join(sorted(words(text)))


def compact(text: str) -> str:
    """The folded text without spaces: the same for Jong-pil, Jong Pil and Jongpil."""
    return fold(text).replace(" ", "")


@lru_cache(maxsize=LETTERS_REMEMBERED)
def _letter_or_space(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    if ord(character) in _MODIFIER_APOSTROPHES:
        return " "
    return character if category[0] in "LNM" else " "
