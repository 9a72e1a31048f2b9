"""Words that are equal in names: numbers and titles however they are written, and what stands for
&. Pure.

Rocky II = Rocky 2, Ocean's Eleven = Ocean's 11, 8½ = 8 and a half, Dr. No = Doctor No, Fanny &
Alexander = Fanny och Alexander. A word for & is one only between others: the E of E la nave va is
none. No is a number only before digits: No Country for Old Men has none.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
)  # fmt: skip
_ROMAN = (
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x",
    "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx",
)  # fmt: skip
_NUMBERS = [
    (str(number), roman, word)
    for number, (roman, word) in enumerate(zip(_ROMAN, _WORDS, strict=True), start=1)
]
# The first of each is how the others are compared.
_SHORTENED = (
    ("doctor", "dr", "doktor", "docteur"), ("mister", "mr"), ("missis", "mrs", "missus"),
    ("saint", "st"), ("sainte", "ste"), ("versus", "vs"), ("part", "pt"), ("volume", "vol"),
    ("junior", "jr"), ("senior", "sr"), ("sergeant", "sgt"), ("lieutenant", "lt"),
    ("captain", "capt"), ("mount", "mt"), ("professor", "prof"), ("madame", "mme"),
)  # fmt: skip
_WRITTEN = {form: forms for forms in (*_NUMBERS, *_SHORTENED) for form in forms}
_NUMBER_OF = {form: forms[0] for forms in _NUMBERS for form in forms}
_NUMBER_WORDS = frozenset({"no", "nr", "number"})
_NUMBER_BEFORE_DIGITS = re.compile(r"\b(?:nr|no)(?= \d)")
AND = frozenset({"and", "und", "och", "et", "y", "e", "i"})
# It is a number as well.
_AND_OR_ONE = "i"
_AND_SIGNS = re.compile("[&+＆]")
# As `fold` leaves them: ½ is 1 2.
_AND_A_HALF = re.compile(r"\b(\d+) (?:a )?half\b")
_HALF_SIGNS = re.compile("½|1[/⁄]2")
_HALF_WORDS = frozenset({"and", "a", "half"})
_VARIED = {*_WRITTEN, *AND, *_NUMBER_WORDS, "half"}


def is_varied(folded: str) -> bool:
    """Whether the folded text holds a word that may be written otherwise."""
    return not _VARIED.isdisjoint(folded.split())


def plain_forms(folded: str) -> set[str]:
    """The folded text with numbers in digits, what is shortened in full, and without words for &.

    Two where an I between others may be either, none where nothing is written otherwise.
    """
    words = _NUMBER_BEFORE_DIGITS.sub("number", folded).split()
    if _VARIED.isdisjoint(words):
        return set()
    return {_plain(words, AND), _plain(words, AND - {_AND_OR_ONE})}


def _plain(words: Sequence[str], ands: frozenset[str]) -> str:
    last = len(words) - 1
    kept = (word for at, word in enumerate(words) if not (0 < at < last and word in ands))
    plain = (_WRITTEN[word][0] if word in _WRITTEN else word for word in kept)
    return _AND_A_HALF.sub(r"\1 1 2", " ".join(plain))


def equal_words(text: str, folded: str) -> Iterator[tuple[str, str]]:
    """Words by which the text is found as well, each with the word that it stands for, or ""."""
    words = folded.split()
    for word in words:
        if word in _WRITTEN:
            yield from ((form, word) for form in _WRITTEN[word] if form != word)
    for word, after in pairwise(words):
        if word in _NUMBER_WORDS and after.isdecimal():
            yield from ((form, word) for form in _NUMBER_WORDS if form != word)
    if _AND_SIGNS.search(text) or not AND.isdisjoint(words[1:-1]):
        yield from ((form, "") for form in AND)
    if _HALF_SIGNS.search(text):
        yield from ((form, "") for form in _HALF_WORDS)
    elif "half" in words:
        yield from ((form, "") for form in "12")


def names_other_number(query: str, name: str) -> bool:
    """Whether the folded query names a number of which the folded name has only the beginning, in
    another one: Part II is not Part III, and 20 not 2049."""
    sought, words = query.split(), name.split()
    others = {word for word in words if _number(word)}
    numbers = {_number(word) for word in others}
    last = len(sought) - 1
    return any(
        number not in numbers
        and not (word in AND and 0 < at < last)
        and any(other.startswith(word) for other in others)
        and not any(other.startswith(word) for other in words if other not in others)
        for at, word in enumerate(sought)
        if (number := _number(word))
    )


def _number(word: str) -> str:
    return word if word.isdecimal() else _NUMBER_OF.get(word, "")
