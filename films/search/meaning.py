"""What each word of a query may have been meant as. One database query.

Not here: which of these make a name together (`correcting`).
"""

from collections.abc import Iterable, Sequence

from films.models import Spelling

from .spelling import (
    SHORTEST_CORRECTED,
    SHORTEST_READ,
    is_word,
    readings,
    slips_allowed,
    slips_between,
    typed_traces,
)
from .tokens import WORD_LENGTH, is_dense

# How many words near a typed one are tried; of four letters some have sixty.
CHOICES = 60

# What a word of the query may mean, with the number of slips, the word itself first.
Options = dict[str, int]


def meant_words(words: Sequence[str]) -> list[Options]:
    """For each word itself, and known words near it, the nearest first."""
    read = {word: _read_as(word) for word in words}
    traces = {one: typed_traces(one) for forms in read.values() for one in forms}
    known: dict[str, set[str]] = {}
    sought = set().union(*traces.values())
    for trace, word in Spelling.objects.filter(trace__in=sought).values_list("trace", "word"):
        known.setdefault(trace, set()).add(word)
    near = {
        one: set().union(*(known.get(trace, ()) for trace in own)) for one, own in traces.items()
    }
    return [{word: 0, **_nearest(word, {one: near[one] for one in read[word]})} for word in words]


def sure_meanings(options: Options) -> Options:
    """Without those that only a whole name makes likely: a word of three letters is sure only
    where one was left out, a shorter one never."""
    typed, *others = options
    if len(typed) >= SHORTEST_CORRECTED:
        return options
    return {typed: 0} | {
        other: options[other]
        for other in others
        if len(typed) == SHORTEST_CORRECTED - 1 and len(other) > len(typed)
    }


def _read_as(word: str) -> list[str]:
    """The word, or what its digits make of it when they are read as letters."""
    if is_dense(word) or len(word) > WORD_LENGTH:
        return []
    return [one for one in readings(word) if is_word(one, SHORTEST_READ)]


def _nearest(word: str, known: dict[str, Iterable[str]]) -> Options:
    """Reading digits as letters is one slip, however many there are."""
    most = slips_allowed(word)
    found: Options = {}
    for read, others in known.items():
        before = int(read != word)
        for other in others:
            slips = slips_between(read, other, most - before)
            if slips is not None and other != word:
                found[other] = min(slips + before, found.get(other, most))
    nearest = sorted(found, key=lambda other: (found[other], other[0] != word[0], other))
    return {other: found[other] for other in nearest[:CHOICES]}
