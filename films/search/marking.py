"""Which pieces of a text a query found, for <mark>. Pure; knows nothing of HTML."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from text.folding import compact, fold

from .tokens import Query, is_dense, runs

# A letter of the folded text, and where what it was folded from begins and ends.
Letter = tuple[str, int, int]
_ASCII_WORD = re.compile("[A-Za-z0-9]+")


def mark(text: str, query: str) -> list[tuple[str, bool]]:
    """The text in pieces, in order and complete, each with whether the query found it."""
    sought = _sought(query)
    if text.isascii():
        letters = compact(text)
        sought = frozenset(run for run in sought if run in letters)
    if not sought:
        return [(text, False)] if text else []
    return _pieces(text, _found(text, sought))


def folded_words(text: str) -> list[list[Letter]]:
    """The folded words letter by letter, each letter knowing its place in the text."""
    if text.isascii():
        return [_letters(word) for word in _ASCII_WORD.finditer(text)]
    found: list[list[Letter]] = [[]]
    for start, end in _clusters(text):
        cluster = text[start:end]
        if cluster.isascii() and cluster.isalnum():
            found[-1].append((cluster.lower(), start, end))
            continue
        parts = fold(cluster).split(" ")
        if len(parts) > 1 or not parts[0]:
            found.append([])
        for position, part in enumerate(parts):
            if position:
                found.append([])
            found[-1] += [(letter, start, end) for letter in part]
    return [word for word in found if word]


def _letters(word: re.Match[str]) -> list[Letter]:
    return [(letter, at, at + 1) for at, letter in enumerate(word[0].lower(), word.start())]


@lru_cache(maxsize=64)
def _sought(query: str) -> frozenset[str]:
    return frozenset(run for word in Query(query).words for run in runs(word))


def _found(text: str, sought: frozenset[str]) -> set[int]:
    """The positions in the text that belong to a match."""
    all_words = folded_words(text)
    heads = _heads(text, all_words)
    letters = [letter for word in all_words for letter in word]
    flat = "".join(letter for letter, _, _ in letters)
    marked: set[int] = set()
    for run in sought:
        for at in _occurrences(flat, run):
            end = at + len(run)
            if is_dense(run) or end <= heads.get(at, 0):
                marked.update(range(letters[at][1], letters[end - 1][2]))
    return marked


def _heads(text: str, all_words: list[list[Letter]]) -> dict[int, int]:
    """Where each word begins in the unspaced text, and where its part between spaces ends."""
    heads = {}
    at = sum(len(word) for word in all_words)
    end, following = at, None
    for word in reversed(all_words):
        if following is not None and _has_space(text[word[-1][2] : following]):
            end = at
        at -= len(word)
        heads[at] = end
        following = word[0][1]
    return heads


def _has_space(text: str) -> bool:
    return any(character.isspace() for character in text)


def _occurrences(flat: str, run: str) -> Iterator[int]:
    at = flat.find(run)
    while at >= 0:
        yield at
        at = flat.find(run, at + 1)


def _pieces(text: str, marked: set[int]) -> list[tuple[str, bool]]:
    positions = groupby(range(len(text)), key=marked.__contains__)
    return [("".join(text[at] for at in group), is_match) for is_match, group in positions]


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """A letter together with the marks that follow it."""
    if not text:
        return
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not _joins(text[at]):
            yield start, at
            start = at


def _joins(character: str) -> bool:
    """Whether the character belongs to the letter before it, as vowels of a Hangul syllable do."""
    if character.isascii():
        return False
    category = unicodedata.category(character)
    return category[0] == "M" or category == "Cf" or "\u1160" <= character <= "\u11ff"
