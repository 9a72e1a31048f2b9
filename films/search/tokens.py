"""What a name is found by and what a query looks for. Pure; the same folding on both sides.

A token is the beginning of a word, a pair of neighbouring letters in writing without spaces
(a single one for queries of one letter), or a whole name in one of its equal forms.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, pairwise

from films.models import Place
from films.models.search import TOKEN_LENGTH
from films.slugs import WORDLESS
from text.folding import compact, fold, words

from .equal_words import equal_words, plain_forms

# Longer queries are pasted text; beyond these lengths no title is told from another.
QUERY_LENGTH = 100
QUERY_WORDS = 8
# The longest beginning of a word that is told from a longer one.
WORD_LENGTH = 30

# A title is looked for without its article, too: The Piano by `piano`.
ARTICLES = frozenset({"the", "a", "an", "le", "la", "les", "l", "el", "il", "der", "das"})

# Thai, Lao, Burmese, Khmer, kana, Han, Hangul: written without spaces, or read by syllables.
_DENSE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
_RUN = re.compile(f"[{_DENSE}]+|[^{_DENSE}]+")
# The year of a film, and what tells two of one name apart.
_NUMBERS_AT_END = re.compile(r"(-\d{4})?(-\d{1,3})?$")
_DENSE_LETTER = re.compile(f"[{_DENSE}]")


class Query:
    """A query as it was typed and what it looks for; false when it looks for nothing."""

    def __init__(self, text: str):
        self.text = text[:QUERY_LENGTH]
        self.folded = folded_name(self.text)
        self.plain = plain_forms(self.folded)
        self.words = self.folded.split()[:QUERY_WORDS]
        every = (token for word in self.words for token in word_tokens(word))
        self.tokens = list(dict.fromkeys(every))[:QUERY_WORDS]
        # Of tokens that are equally long the first one counts as the longest.
        self.longest_first = sorted(self.tokens, key=len, reverse=True)
        self.keys = name_keys(self.text)
        self.lengths = {len(key.replace(" ", "")) for key in self.keys}

    def __bool__(self) -> bool:
        return bool(self.tokens)


def is_dense(text: str) -> bool:
    """Whether the text begins in writing without spaces."""
    return bool(_DENSE_LETTER.match(text))


def runs(word: str) -> list[str]:
    """The folded word cut where writing with spaces meets writing without."""
    return _RUN.findall(word)


def word_tokens(word: str) -> Iterator[str]:
    """The tokens that a word of a query looks for, all of them at once."""
    for run in runs(word):
        if is_dense(run) and len(run) > 1:
            yield from _pairs(run)
        else:
            yield run[:WORD_LENGTH]


def folded_name(text: str) -> str:
    """The folded text; of a name that is symbols alone these, as one word."""
    return fold(text) or "".join(filter(_is_symbol, unicodedata.normalize("NFKC", text)))


def joined_words(text: str) -> list[str]:
    """The folded words as spaces alone part them: jehoon of Je-hoon, walle of WALL·E."""
    return [joined for part in text.split() if (joined := compact(part))]


def words_beside(text: str) -> str:
    """The words by which a name is found besides its folded ones, with spaces between them."""
    return " ".join([*joined_words(text), *_initials(text), *dict(equal_words(text, fold(text)))])


def name_keys(text: str) -> set[str]:
    """The forms in which two whole names are the same: as written, in any order, unspaced."""
    folded = folded_name(text)
    joined = folded.split() if text == folded else joined_words(text)
    forms = {" ".join(sorted(joined))}
    for form in (folded, *plain_forms(folded)):
        forms |= {form, form.replace(" ", ""), " ".join(sorted(form.split()))}
    return {form[:TOKEN_LENGTH] for form in forms if form}


def title_keys(text: str) -> set[str]:
    """The forms of a whole title, with and without its article."""
    return name_keys(text) | name_keys(without_article(folded_name(text)))


def without_article(folded: str) -> str:
    """The folded title without the article at its beginning."""
    first, _, rest = folded.partition(" ")
    return rest if rest and first in ARTICLES else folded


def name_tokens(names: Iterable[str]) -> dict[str, Place]:
    """What a person is found by. Each word counts as a beginning: there is no first name."""
    places: dict[str, Place] = {}
    for name in names:
        _put_words(places, name, lambda _word: Place.START)
        _put_all(places, name_keys(name), Place.WHOLE)
    return places


def title_tokens(titles: Iterable[str], beside: Iterable[str] = ()) -> dict[str, Place]:
    """What a film is found by: its titles, and beside them its directors' names."""
    places: dict[str, Place] = {}
    for title in titles:
        folded = folded_name(title)
        starts = {folded.split(" ")[0], without_article(folded).split(" ")[0], compact(title)}
        _put_words(places, title, _place_in(starts))
        _put_all(places, title_keys(title), Place.WHOLE)
    for name in beside:
        _put_words(places, name, lambda _word: Place.BESIDE, later=Place.BESIDE)
    return places


def add_address(tokens: dict[str, Place], slug: str, names: Iterable[str]) -> None:
    """Let a record whose name is not in Latin letters be found by those of its address, too."""
    address = _NUMBERS_AT_END.sub("", slug)
    if address in WORDLESS or all(fold(name).isascii() for name in names):
        return
    found = name_tokens([address.replace("-", " ")])
    for token, place in found.items():
        tokens.setdefault(token, Place.INSIDE if place == Place.START else place)


def _place_in(starts: set[str]) -> Callable[[str], Place]:
    return lambda word: Place.START if word in starts else Place.INSIDE


def _put_words(
    places: dict[str, Place],
    name: str,
    place_of: Callable[[str], Place],
    later: Place = Place.INSIDE,
) -> None:
    """The words of a name in all their forms, and pairs of letters over the spaces of a writing
    that could do without."""
    folded = folded_name(name)
    for word in {*folded.split(), *joined_words(name), *_initials(name)}:
        _put_word(places, word, place_of(word), later)
    for word, equal_to in equal_words(name, folded):
        _put_word(places, word, place_of(equal_to), later)
    for before, after in pairwise(folded.split()):
        if is_dense(before[-1]) and is_dense(after):
            _put_all(places, {before[-1] + after[0]}, later)


def _initials(name: str) -> Iterator[str]:
    """Letters that stand alone, as one word: dw of D. W. Griffith."""
    for is_letter, group in groupby(words(name), key=lambda word: len(word) == 1):
        letters = "".join(group) if is_letter else ""
        if len(letters) > 1 and not is_dense(letters):
            yield letters


def _put_word(
    places: dict[str, Place], word: str, place: Place, later: Place = Place.INSIDE
) -> None:
    """A word at its place; what stands further into it never counts as a beginning."""
    for position, run in enumerate(runs(word)):
        here = later if position else place
        if is_dense(run):
            _put_all(places, {run[0], run[:2]}, here)
            _put_all(places, {*run, *_pairs(run)}, later)
        else:
            beginnings = (run[:length] for length in range(1, min(len(run), WORD_LENGTH) + 1))
            _put_all(places, beginnings, here)


def _put_all(places: dict[str, Place], tokens: Iterable[str], place: Place) -> None:
    for token in tokens:
        if token not in places or place < places[token]:
            places[token] = place


def _is_symbol(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _pairs(run: str) -> Iterator[str]:
    return (run[at : at + 2] for at in range(len(run) - 1))
