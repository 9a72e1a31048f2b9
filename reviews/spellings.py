"""Names in a text that differ only by their spelling from names on the film's record.

Pure. Here: what counts as the same name in another spelling. Not here: which names a film's
record has (`reviews.selectors.article`), and how an author is told (`reviews.notes`).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from films.search.spelling import slips_between
from films.search.tokens import joined_words, name_keys
from text.folding import compact, words

# No review names as many people; what goes beyond is not looked at, so that the time is bounded:
# a tenth of a second for a text that was written to be slow.
MAX_NAMES_IN_TEXT = 1_000
# "Florian Henckel von Donnersmarck" has four words, "Kim Ki-duk" as "Kim Ki Duk" three.
MAX_WORDS = 5
# The names of a film and of a long text about it.
WORDS_REMEMBERED = 4_096
# A single word is compared only when it is long, since "Hana" and "Hanna" are two people.
SHORTEST_SINGLE = 7
# In shorter names a slip makes another name; in longer ones two still leave no doubt.
SHORTEST_WITH_A_SLIP = 5
SHORTEST_WITH_TWO_SLIPS = 12
# "von", "del" and "of" may stand small inside a name.
LONGEST_SMALL_WORD = 3

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s\Z")
_GAP = re.compile(r"[^\S\n]*\n?[^\S\n]*")
_GAP_AFTER_INITIAL = re.compile(rf"\.?{_GAP.pattern}")
_SENTENCE_START = re.compile(r"(?:\A|[.!?…:\n])[\s\"'“‘«(*_>#!-]*\Z")
_IN_BRACKETS = re.compile(r"\([^()]*\)")

# Transliterations of one sound, each to one letter; the order matters.
_SOUNDS = [
    (re.compile(pattern), letter)
    for pattern, letter in [
        (r"\A(?:rh|[lr])(?=[iey].{0,2}\Z)", ""),  # Im and Lim, Ri, Li, Rhee and Yi
        (r"\Ax", "s"), (r"x", "ks"), (r"ph", "f"), (r"ck|kh|[cq](?!h)|g", "k"), (r"w|f", "v"),
        (r"b", "p"), (r"d", "t"), (r"(?<=[aou])e", ""), (r"eo", "o"), (r"oo|ou", "u"),
        (r"ee|[iy]j|[iy]+", "i"), (r"(?<=[aeiou])h(?![aeiou])", ""), (r"(.)\1+", r"\1"),
    ]
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class CreditedName:
    """A name on a film's record, with the other spellings that the record knows.

    `person_id` is empty for the name of a character.
    """

    name: str
    person_id: int | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherSpelling:
    """A name as a text writes it, and the credited name that it seems to be."""

    written: str
    credited: CreditedName


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    written: str
    is_single: bool

    def overlaps(self, other: "_Span") -> bool:
        return self.start < other.end and other.start < self.end


def other_spellings(text: str, names: Iterable[CreditedName]) -> list[OtherSpelling]:
    """Names in the text that differ by spelling from a credited one, in order, each once.

    A name in any order and joining of its words, and every spelling on the record, are equal
    and never listed. Listed are transliterations (Im and Lim, Hong Sa Bin and Hong Xa-bin) and
    slips: one letter, two in a long name.
    """
    known = _KnownNames(names)
    right: list[_Span] = []
    doubtful: list[tuple[int, _Span, CreditedName]] = []
    has, nearest = cache(known.has), cache(known.nearest)
    for span in _spans(text, known.most_words):
        if has(span.written):
            right.append(span)
        elif found := nearest(span.written):
            doubtful.append((found[0], span, found[1]))
    taken = [span for span in right if not span.is_single]
    doubtful.sort(key=lambda found: (found[0], found[1].start - found[1].end))
    chosen = []
    for _slips, span, credited in doubtful:
        if not any(span.overlaps(other) for other in taken):
            taken.append(span)
            chosen.append((span, credited))
    chosen.sort(key=lambda found: found[0].start)
    once: dict[str, OtherSpelling] = {}
    for span, credited in chosen:
        once.setdefault(compact(span.written), OtherSpelling(span.written, credited))
    return list(once.values())


def names_of_character(character: str) -> list[str]:
    """The names in a credit such as "Lim Kyu-nam / Soldier (voice)", without what is no name."""
    parts = _IN_BRACKETS.sub(" ", character).split("/")
    return [name for part in parts if (name := " ".join(part.split())) and name[0].isupper()]


class _KnownNames:
    """The credited names, ready to be looked up by spelling and by sound."""

    def __init__(self, names: Iterable[CreditedName]):
        self.keys: set[str] = set()
        self.most_words = 1
        self._by_trace: defaultdict[str, list[tuple[str, str, CreditedName]]] = defaultdict(list)
        for name in names:
            for spelling in (name.name, *name.also):
                self._add(spelling, name)

    def has(self, written: str) -> bool:
        return not self.keys.isdisjoint(name_keys(written))

    def nearest(self, written: str) -> tuple[int, CreditedName] | None:
        """The credited name with the fewest slips, and their number."""
        sound = _sound(written)
        near = {form: None for trace in _traces(sound) for form in self._by_trace.get(trace, ())}
        best = None
        for known, spelling, name in near:
            slips = slips_between(sound, known, _slips_allowed(known))
            if slips is None or _is_shorter_form(written, spelling):
                continue
            if best is None or slips < best[0]:
                best = slips, name
        return best

    def _add(self, spelling: str, name: CreditedName) -> None:
        parts = spelling.split()
        self.most_words = max(self.most_words, min(len(words(spelling)), MAX_WORDS))
        long_parts = [part for part in joined_words(spelling) if len(part) >= SHORTEST_SINGLE]
        self.keys |= name_keys(spelling) | set(joined_words(spelling))
        orders = {spelling, " ".join(parts[1:] + parts[:1]), " ".join(parts[-1:] + parts[:-1])}
        for form in {*orders, *long_parts} if len(parts) > 1 else long_parts:
            sound = _sound(form)
            for trace in _traces(sound):
                self._by_trace[trace].append((sound, form, name))


def _sound(text: str) -> str:
    return "".join(_sound_of_word(word) for word in words(text))


@lru_cache(maxsize=WORDS_REMEMBERED)
def _sound_of_word(word: str) -> str:
    for pattern, letter in _SOUNDS:
        word = pattern.sub(letter, word)
    return word


def _traces(sound: str) -> dict[str, None]:
    """The sound itself and without each of its letters: one slip apart share such a trace, and so
    do two where one letter is missing and another is too many."""
    return dict.fromkeys([sound, *(sound[:at] + sound[at + 1 :] for at in range(len(sound)))])


def _slips_allowed(sound: str) -> int:
    return (len(sound) >= SHORTEST_WITH_A_SLIP) + (len(sound) >= SHORTEST_WITH_TWO_SLIPS)


def _is_shorter_form(written: str, spelling: str) -> bool:
    """Whether one leaves out words of the other, or is its genitive: no matter of spelling."""
    ours, theirs = set(words(written)), set(words(spelling))
    return ours <= theirs or theirs <= ours or compact(written) == compact(spelling) + "s"


def _spans(text: str, most_words: int) -> Iterator[_Span]:
    """The runs of words that may be a name, each spelling as often as it stands there."""
    tokens = list(_WORD.finditer(text))
    different: set[str] = set()
    for first in range(len(tokens)):
        if not tokens[first][0][0].isupper():
            continue
        for last in range(first, min(first + most_words, len(tokens))):
            if last > first and not _stand_together(text, tokens[last - 1], tokens[last]):
                break
            start, end = tokens[first].start(), tokens[last].end()
            if not _looks_like_name(text, tokens[first : last + 1]):
                continue
            written = _POSSESSIVE.sub("", text[start:end])
            different.add(written)
            if len(different) > MAX_NAMES_IN_TEXT:
                return
            yield _Span(start, end, " ".join(written.split()), first == last)


def _stand_together(text: str, word: re.Match[str], following: re.Match[str]) -> bool:
    gap = _GAP_AFTER_INITIAL if len(word[0]) <= 2 else _GAP
    return gap.fullmatch(text, word.end(), following.start()) is not None


def _looks_like_name(text: str, tokens: list[re.Match[str]]) -> bool:
    if not tokens[-1][0][0].isupper():
        return False
    if len(tokens) == 1:
        start = tokens[0].start()
        starts_sentence = _SENTENCE_START.search(text, max(0, start - 8), start)
        return len(compact(tokens[0][0])) >= SHORTEST_SINGLE and not starts_sentence
    inner = (token[0] for token in tokens[1:-1])
    return all(word[0].isupper() or len(word) <= LONGEST_SMALL_WORD for word in inner)
