"""What the name of a picture's file says: which film, and whether it is a poster. Pure."""

from dataclasses import dataclass
from pathlib import PurePath

from text.folding import words

# What files are called besides the film.
POSTER_WORDS = frozenset({"poster", "posters", "plakat", "affiche", "onesheet", "keyart"})
KIND_WORDS = POSTER_WORDS | {
    *("still", "stills", "photo", "photos", "picture", "image", "img", "frame", "scene"),
    *("szene", "szenenbild", "press", "web", "print", "final", "copy", "small", "large"),
}
YEARS = range(1870, 2201)


@dataclass(frozen=True, slots=True)
class Guess:
    """Words that may be a film's title, and the year that stood behind them."""

    words: tuple[str, ...]
    year: int | None = None


def guesses(file_name: str) -> list[Guess]:
    """What the film may be called, the longest first: words of kinds, counters and a year at the
    end are left out one by one, the first word never."""
    left = words(PurePath(file_name).stem.replace("_", " "))
    year, found = None, []
    while left:
        found.append(Guess(tuple(left), year))
        last = left.pop()
        if not (last.isdecimal() or last in KIND_WORDS):
            break
        if last.isdecimal() and int(last) in YEARS:
            year = int(last)
    return found


def beginnings(file_name: str) -> list[str]:
    """The addresses that the name may begin with, the longest first: the last word is a year."""
    name = words(PurePath(file_name).stem.replace("_", " "))
    ends = [at for at, word in enumerate(name, 1) if word.isdecimal() and int(word) in YEARS]
    return ["-".join(name[:end]) for end in reversed(ends) if end > 1]


def says_poster(file_name: str) -> bool:
    """Whether the name calls the picture a poster."""
    return not POSTER_WORDS.isdisjoint(words(PurePath(file_name).stem.replace("_", " ")))
