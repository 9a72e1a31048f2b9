"""Which sentences of a found text are shown, and what in them is marked. Pure."""

import re

from films.search import mark
from films.search.tokens import Query, is_dense, word_tokens
from reviews.markup.plain import sentences
from text.folding import fold, words

# About three lines on a wide page: enough to see what is said of the words.
EXCERPT_LENGTH = 260
# A sentence longer than this is shown around its first match.
SENTENCE_LENGTH = 320
BEFORE_MATCH = 80

_TYPOGRAPHIC = dict.fromkeys(map(ord, "‘’“”–—…"), " ")
_ASCII_WORD = re.compile("[a-z0-9]+")

# A text in order and complete, each piece with whether the query found it.
Pieces = list[tuple[str, bool]]


def matching_sentences(text: str, sought: Query) -> Pieces:
    """The sentence with most of the words and what follows it, in marked pieces.

    The beginning of the text when the words stand elsewhere, as in the headline.
    """
    found = sentences(text)
    if not found:
        return []
    best = _best(found, sought)
    shown = _around_match(found[best], sought)
    for sentence in found[best + 1 :]:
        if len(shown) + len(sentence) >= EXCERPT_LENGTH:
            break
        shown = f"{shown} {sentence}"
    return marked_words(shown, sought)


def marked_words(text: str, sought: Query) -> Pieces:
    """The text in pieces; a word is found when it is one of the query's or begins with the last."""
    pieces = mark(text, sought.text)
    last = sought.words[-1] if sought.words else ""
    following = [*(piece for piece, _ in pieces[1:]), ""][: len(pieces)]
    return [
        (piece, is_found and (_ends(after) or is_dense(fold(piece)) or fold(piece).endswith(last)))
        for (piece, is_found), after in zip(pieces, following, strict=True)
    ]


def _ends(after: str) -> bool:
    return not after[:1].isalnum()


def _best(found: list[str], sought: Query) -> int:
    """Where the first of the sentences with most of the query's words stands."""
    best, most = 0, 0
    for at, sentence in enumerate(found):
        count = _count(sentence, sought)
        if count > most:
            best, most = at, count
        if count >= 2 * len(sought.tokens):
            break
    return best


def _count(sentence: str, sought: Query) -> int:
    """How many words of the query stand in the sentence; whole ones count double."""
    in_it = _words(sentence, sought)
    present = {token for word in in_it for token in word_tokens(word)}
    whole = sum(2 for token in sought.tokens if token in present)
    return whole + any(word.startswith(sought.words[-1]) for word in in_it)


def _words(sentence: str, sought: Query) -> list[str]:
    """The folded words, none where nothing sought is. English prose, apart from its typographic
    marks, needs no full folding."""
    plain = sentence.translate(_TYPOGRAPHIC).lower()
    if not plain.isascii():
        return words(sentence)
    is_in_it = any(part in plain for part in (*sought.tokens, sought.words[-1]))
    return _ASCII_WORD.findall(plain) if is_in_it else []


def _around_match(sentence: str, sought: Query) -> str:
    if len(sentence) <= SENTENCE_LENGTH:
        return sentence
    at = 0
    for piece, is_found in marked_words(sentence, sought):
        if is_found:
            break
        at += len(piece)
    start = sentence.find(" ", max(0, at - BEFORE_MATCH)) + 1 if at > BEFORE_MATCH else 0
    shown = sentence[start : start + SENTENCE_LENGTH]
    shown = shown.rpartition(" ")[0] or shown if start + len(shown) < len(sentence) else shown
    return ("… " if start else "") + shown + ("" if sentence.endswith(shown) else " …")
