"""The arithmetic behind the components: tones, initials, perforations, bars, grouped numbers.

Pure: no database, no request, no HTML.
"""

import unicodedata
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

TONES = 8
POSTER_LAYOUTS = 8
# The longest title and the longest word that a typographic poster holds in letters of each size.
POSTER_SIZES = {"z1": (4, 4), "z2": (20, 9), "z3": (52, 12), "z4": (120, 36)}
# Scripts in which a line ends anywhere, or where a dictionary says.
BROKEN_ANYWHERE = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")
# Longer words are wider than a card of three beside each other on a phone.
LONG_CARD_WORD = 11
# Scripts without capitals or spaces: one syllable block already stands for a name.
SYLLABIC = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA")
MONOGRAM_SCRIPTS = (
    ("CJK", "zh"), ("HANGUL", "ko"), ("HIRAGANA", "ja"), ("KATAKANA", "ja"), ("ARABIC", "ar"),
)  # fmt: skip
MONOGRAM_CORNERS = 4
RATING_WORDS = (
    _("Painful"),
    _("Poor"),
    _("Weak"),
    _("Below par"),
    _("Middling"),
    _("Decent"),
    _("Good"),
    _("Very good"),
    _("Superb"),
    _("One for life"),
)

BAR_STEP = 27
BAR_TOP = 2
BAR_HEIGHT = 84
# A bar of one rating must still be seen beside a bar of thousands.
BAR_MINIMUM = 3

# What follows from a name or a title is worked out once for as many of them.
remembered = lru_cache(maxsize=8192)


class Bar(NamedTuple):
    """One column of a histogram, in units of a 268 by 106 view box."""

    value: int
    number: int
    x: int
    y: int
    height: int
    middle: int


@remembered
def tone(text: str) -> str:
    """The class "t0" to "t7" of the colours that stand for `text`; the same text, the same tone."""
    return f"t{sha256(str(text).encode()).digest()[0] % TONES}"


@remembered
def initials(name: str) -> str:
    """At most two letters that stand for a name; what is in brackets is left out."""
    words = [word for word in _without_brackets(str(name)).split() if word[0].isalnum()]
    if not words:
        return "?"
    if is_syllabic(words[0][0]):
        return words[0][:2] if len(words[0]) < 3 else words[0][0]
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else words[0][1:2])
    return letters.upper()


@remembered
def monogram(name: str) -> str:
    """The letters that stand for somebody without a portrait: one of a script of syllables, else
    the first of the first and of the last word. Arabic ones stand unjoined."""
    letters = initials(name)
    if is_syllabic(letters[0]):
        return letters[0]
    if unicodedata.bidirectional(letters[0]) == "AL":
        return "\u200c ".join(letters)
    return letters if " " in name.strip() else letters[0]


@remembered
def monogram_script(name: str) -> str:
    """The language whose letters a monogram is set in, where they need a size of their own."""
    first = unicodedata.name(monogram(name)[0], "")
    return next((lang for script, lang in MONOGRAM_SCRIPTS if first.startswith(script)), "")


@remembered
def monogram_look(name: str) -> str:
    """The classes of a monogram: one of eight tones, the disc in one of four places."""
    tone, corner = sha256(name.encode()).digest()[:2]
    return f"m{tone % TONES} c{corner % MONOGRAM_CORNERS}"


def is_syllabic(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(SYLLABIC)


def _without_brackets(text: str) -> str:
    kept, depth = [], 0
    for char in text:
        depth += char in "([（"
        if not depth:
            kept.append(char)
        if char in ")]）":
            depth = max(depth - 1, 0)
    return "".join(kept)


@remembered
def poster_layout(title: str, director: str = "") -> str:
    """The class "y0" to "y7" of a typographic poster's layout: a director's films have one."""
    return f"y{sha256((director or title).encode()).digest()[1] % POSTER_LAYOUTS}"


@remembered
def poster_size(title: str) -> str:
    """The class "z1" (large) to "z5" (small) of a typographic poster's letters, so that the whole
    title fits, and but for the longest words no word of it breaks."""
    length, word = _room(title), max(map(_room_of_word, title.split()), default=0)
    fitting = (
        size for size, (longest, widest) in POSTER_SIZES.items()
        if length <= longest and word <= widest
    )  # fmt: skip
    return next(fitting, "z5")


def _room(text: str) -> int:
    """In letters: the square ones of East Asia take two, what stands on another takes none."""
    shown = (char for char in text if not unicodedata.category(char).startswith(("M", "Cf")))
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in shown)


def _room_of_word(word: str) -> int:
    """None where a line may end inside it, as between two Chinese or Japanese characters."""
    breaks = unicodedata.name(word[0], "").startswith(BROKEN_ANYWHERE)
    return 0 if breaks else _room(word)


def has_long_word(title: str) -> bool:
    """Whether a title takes the smaller letters on a card, so that no word of it breaks."""
    return max(map(len, str(title).split()), default=0) > LONG_CARD_WORD


def half_frames(score) -> int:
    """A score of 0 to 10 (None for none) as 0 to 20 half frames of the strip, halves upwards."""
    if score in (None, ""):
        return 0
    doubled = (Decimal(str(score)) * 2).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return max(0, min(20, int(doubled)))


def one_decimal(score) -> Decimal:
    """A score to one decimal, half up: 8.6 for 8.55. Formatting alone would cut it to 8.5."""
    return Decimal(str(score)).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def perf_class(score) -> str:
    """The class "p0" to "p20" of the perforations for a score of 0 to 10."""
    return f"p{half_frames(score)}"


def histogram_bars(counts: Sequence[int]) -> list[Bar]:
    """The ten bars for the counts of the ratings 1 to 10; the tallest fills the height."""
    tallest = max(*counts, 1)
    bars = []
    for index, count in enumerate(counts):
        height = max(BAR_MINIMUM, round(BAR_HEIGHT * count / tallest)) if count else 0
        left = BAR_TOP + index * BAR_STEP
        top = BAR_TOP + BAR_HEIGHT - height
        bars.append(Bar(index + 1, count, left, top, height, left + 11))
    return bars
