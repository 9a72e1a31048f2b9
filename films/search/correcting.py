"""Correcting a query whose words nobody knows. Three database queries, or none."""

from collections.abc import Iterable

from django.db.models import Max

from films.models import FilmToken, PersonToken, Spelling

from .marking import folded_words
from .spelling import (
    SHORTEST_CORRECTED,
    is_word,
    slips_allowed,
    slips_between,
    typed_traces,
)
from .tokens import Query, is_dense

# How many corrections of one word are compared by their popularity.
CHOICES = 20


def correct(query: str) -> str | None:
    """The query with its unknown words corrected; None when nothing needs or has a correction.

    A word is known when a name has it or begins a word with it. Other words stay as typed.
    """
    sought = Query(query)
    typed = [w for w in sought.words if is_word(w, SHORTEST_CORRECTED) and not is_dense(w)]
    choices = _choices(typed) if typed else {}
    if not choices:
        return None
    popularity = _popularity({*choices, *(known for found in choices.values() for known in found)})
    corrections = {
        word: best
        for word, found in choices.items()
        if word not in popularity and (best := _best(word, found, popularity))
    }
    return _rewritten(sought.text, corrections) if corrections else None


def _choices(typed: list[str]) -> dict[str, dict[str, int]]:
    """For each word outside the vocabulary: known words near it, and by how many slips."""
    sought = {trace for word in typed for trace in typed_traces(word)}
    known = set(Spelling.objects.filter(trace__in=sought).values_list("word", flat=True))
    return {word: _nearest(word, known) for word in typed if word not in known}


def _nearest(word: str, known: Iterable[str]) -> dict[str, int]:
    most = slips_allowed(word)
    near = ((slips_between(word, other, most), other) for other in known)
    nearest = sorted((slips, other) for slips, other in near if slips is not None)
    return {other: slips for slips, other in nearest[:CHOICES]}


def _popularity(words: set[str]) -> dict[str, int]:
    """The highest popularity under each word; a word that is in no name any more is missing."""
    found: dict[str, int] = {}
    for model in (FilmToken, PersonToken):
        rows = model.objects.filter(token__in=words).order_by()
        for word, popularity in rows.values_list("token").annotate(Max("popularity")):
            found[word] = max(popularity, found.get(word, 0))
    return found


def _best(word: str, found: dict[str, int], popularity: dict[str, int]) -> str | None:
    """The fewest slips, then the same first letter, then the most popular."""
    alive = [known for known in found if known in popularity]
    ranked = ((found[known], known[0] != word[0], -popularity[known], known) for known in alive)
    return min(ranked, default=(None,))[-1]


def _rewritten(text: str, corrections: dict[str, str]) -> str:
    rewritten, after = "", 0
    for word in folded_words(text):
        folded = "".join(letter for letter, _, _ in word)
        if folded in corrections:
            start, end = word[0][1], word[-1][2]
            rewritten += text[after:start] + corrections[folded]
            after = end
    return rewritten + text[after:]
