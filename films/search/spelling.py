"""What a mistyped word may have been. Pure: traces that a slip leaves, and how far words differ."""

import re
from itertools import combinations, islice, product

# In shorter words a slip makes another word as often as not; a number is never a slip.
SHORTEST_CORRECTED = 4
# Van, de and their like are read otherwise where the other words fit a whole name.
SHORTEST_READ = 2
SHORTEST_KNOWN = 2
# From here on two slips still leave no doubt what was meant.
SHORTEST_WITH_TWO_SLIPS = 8
_END_LENGTH = 4
# Which letters a digit within a word stands for: Se7en, L0st, Al1en.
_READ_AS = {
    "0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "6": "bg", "7": "vt", "8": "b", "9": "g",
}  # fmt: skip
# Of a word with three digits that may each be two letters; more digits make no word.
READINGS = 8
_LETTERS_ONLY = re.compile(r"[^\W\d_]+")


def is_word(word: str, shortest: int) -> bool:
    """Whether the folded word has letters alone, and enough of them."""
    return len(word) >= shortest and _LETTERS_ONLY.fullmatch(word) is not None


def readings(word: str) -> list[str]:
    """The word with its digits read as letters; itself where it has no digit or no letter."""
    if word.isalpha() or not any(map(str.isalpha, word)):
        return [word]
    letters = (_READ_AS.get(letter, letter) for letter in word)
    return ["".join(read) for read in islice(product(*letters), READINGS)]


def slips_allowed(word: str) -> int:
    """How many slips a typed word may hold: one, or two when it is long."""
    return 2 if len(word) >= SHORTEST_WITH_TWO_SLIPS else 1


def traces(word: str) -> set[str]:
    """The keys under which a known word is kept: itself, each letter left out, both ends."""
    return {word, *_without(word, 1), *_ends(word)}


def typed_traces(word: str) -> set[str]:
    """The keys under which a typed word looks for known ones.

    Every known word that one slip turns into the typed one shares a key with it. Of two slips
    those are found that are not one in the first and one in the last four letters, nearly all.
    """
    found = {word, *_without(word, 1)}
    if slips_allowed(word) > 1:
        found |= {*_without(word, 2), *_ends(word)}
    return found


def slips_between(typed: str, known: str, most: int) -> int | None:
    """Letters left out, added, exchanged or swapped with a neighbour; None beyond `most`."""
    if abs(len(typed) - len(known)) > most or len(set(typed) ^ set(known)) > 2 * most:
        return None
    before: list[int] = []
    last = list(range(len(known) + 1))
    for row, letter in enumerate(typed, start=1):
        current = [row]
        for column, other in enumerate(known, start=1):
            steps = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == known[column - 2] and other == typed[row - 2]:
                steps = min(steps, before[column - 2] + 1)
            current.append(steps)
        before, last = last, current
    return last[-1] if last[-1] <= most else None


def _without(word: str, count: int) -> set[str]:
    return {"".join(kept) for kept in combinations(word, len(word) - count)}


def _ends(word: str) -> set[str]:
    if len(word) < SHORTEST_WITH_TWO_SLIPS - 2:
        return set()
    return {f"^{word[:_END_LENGTH]}", f"{word[-_END_LENGTH:]}$"}
