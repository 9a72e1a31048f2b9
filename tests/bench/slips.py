"""Slips of the fingers, for measuring what a search forgives. Pure: the dice decide."""

import random
import re
import string

# In a shorter word a slip makes another word as often as not.
SHORTEST_SLIPPED = 4
_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST_SLIPPED},}}")


def with_a_slip(text: str, dice: random.Random) -> str | None:
    """The text with one letter too many, left out, exchanged, or swapped with the next.

    Each of the four is as likely, at each place of each word of at least four letters. None for a
    text without such a word.
    """
    found = list(_WORD.finditer(text))
    if not found:
        return None
    word = dice.choice(found)
    return text[: word.start()] + _slipped(word[0], dice) + text[word.end() :]


def _slipped(word: str, dice: random.Random) -> str:
    """Thrown again where nothing changes: the same letter instead, or two of a kind swapped."""
    slipped = word
    while slipped.lower() == word.lower():
        slipped = dice.choice((_added, _left_out, _exchanged, _swapped))(word, dice)
    return slipped


def _added(word: str, dice: random.Random) -> str:
    at = dice.randint(0, len(word))
    return word[:at] + dice.choice(string.ascii_lowercase) + word[at:]


def _left_out(word: str, dice: random.Random) -> str:
    at = dice.randrange(len(word))
    return word[:at] + word[at + 1 :]


def _exchanged(word: str, dice: random.Random) -> str:
    at = dice.randrange(len(word))
    return word[:at] + dice.choice(string.ascii_lowercase) + word[at + 1 :]


def _swapped(word: str, dice: random.Random) -> str:
    at = dice.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
