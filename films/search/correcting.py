"""Correcting a query that finds nothing. At most five database queries.

Its words are corrected together: a correction counts only if a name has all of them afterwards.
So a word that some other name has may be a slip, too. First come the fewest slips; of as many a
whole name before names with all the words, then the same first letters, then the most popular.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, islice, product, zip_longest

from django.db.models import Case, Count, Exists, Max, Model, OuterRef, QuerySet, Subquery, When

from films.models import FilmToken, PersonToken, Place

from .marking import folded_words
from .meaning import Options, meant_words, sure_meanings
from .spelling import SHORTEST_CORRECTED
from .tokens import Query, name_keys, word_tokens

# Of words that are corrected in pairs, since each of one meets each of the other.
CHOICES_IN_PAIRS = 12
# How many corrections of a whole query are looked up as names, and how many words these have in
# all: a key is made of each, and eight words cost three times as much as three.
MOST_TRIED = 400
MOST_WORDS_TRIED = 1_200
# How many words of a part of a name are corrected at once, the longest ones. The SQL grows by two
# subqueries with each, and writing it took two thirds of the time of a query of eight words.
MOST_CORRECTED = 4
# How many of them are of use to somebody who reads.
CORRECTIONS = 6
# No other kind of name can be nearer than a whole name with as many.
FEWEST_SLIPS = 1
# How many records with all the words are compared.
CANDIDATES = 60


@dataclass(frozen=True, order=True)
class Correction:
    """The words of a query as they may have been meant; the better one is less."""

    slips: int
    is_part: bool
    other_first_letters: int
    place: int
    popularity: int
    records: int
    words: tuple[str, ...]


def correct(query: str) -> str | None:
    """The best correction of a query; None when nothing needs or has one."""
    return next(iter(corrections(query)), None)


def corrections(query: str) -> list[str]:
    """The queries that this one may have meant, each of which finds something, best first.

    All have as few slips as the first one. Words that are beginnings of a name stay as typed.
    """
    sought = Query(query)
    options = meant_words(sought.words)
    if not any(len(word) >= SHORTEST_CORRECTED for word in sought.words):
        options = [*map(sure_meanings, options)]
    if all(len(choices) == 1 for choices in options):
        return []
    found = [*_whole_names(options)]
    if not any(one.slips <= FEWEST_SLIPS for one in found):
        found += _with_all_words([*map(sure_meanings, options)])
    best = _nearest_kind(found)
    texts = (_rewritten(sought, one.words) for one in best)
    return list(dict.fromkeys(texts))[:CORRECTIONS]


def _nearest_kind(found: Iterable[Correction]) -> list[Correction]:
    """Those with the fewest slips, of these the whole names alone if there are any; best first."""
    best = sorted(found)
    if not best or not best[0].slips:
        return []
    return [one for one in best if (one.slips, one.is_part) == (best[0].slips, best[0].is_part)]


def _whole_names(options: list[Options]) -> Iterator[Correction]:
    """The corrections that are a whole name of a film or a person; two queries."""
    by_key: dict[str, tuple[str, ...]] = {}
    for words in islice(_tried(options), min(MOST_TRIED, MOST_WORDS_TRIED // len(options))):
        for key in name_keys(" ".join(words)):
            by_key.setdefault(key, words)
    for tokens in _tables():
        rows = tokens.filter(token__in=by_key, place=Place.WHOLE).order_by()
        found = rows.values_list("token").annotate(Max("popularity"), Count("pk"))
        for key, popularity, records in found:
            yield _correction(options, by_key[key], Place.WHOLE, popularity, records)


def _tried(options: list[Options]) -> Iterator[tuple[str, ...]]:
    """The words as typed, then with one of them corrected, the nearest of each first, then two."""
    typed = [next(iter(choices)) for choices in options]
    yield tuple(typed)
    several = [place for place, choices in enumerate(options) if len(choices) > 1]
    for nearest in zip_longest(*(islice(options[place], 1, None) for place in several)):
        for place, word in zip(several, nearest, strict=True):
            if word is not None:
                yield (*typed[:place], word, *typed[place + 1 :])
    for first, second in combinations(several, 2):
        pairs = (islice(options[place], 1, CHOICES_IN_PAIRS) for place in (first, second))
        for one, other in product(*pairs):
            words = [*typed]
            words[first], words[second] = one, other
            yield tuple(words)


def _with_all_words(options: list[Options]) -> Iterator[Correction]:
    """The corrections of which a film or a person has all words; two queries.

    The database walks along the rows of the longest word and what it may mean, and looks up the
    others for each.
    """
    unclear = [place for place, choices in enumerate(options) if len(choices) > 1]
    if not unclear:
        return
    unclear.sort(key=lambda place: -len(next(iter(options[place]))))
    first, *others = unclear[:MOST_CORRECTED]
    typed = dict(enumerate(next(iter(choices)) for choices in options))
    clear = {token for place, word in typed.items() if place not in {first, *others}
             for token in word_tokens(word)}  # fmt: skip
    for tokens in _tables():
        rows = tokens.filter(token__in=options[first])
        for token in clear:
            rows = rows.filter(Exists(_beside(tokens.model, [token])))
        for place in others:
            fewest_first = _slips(options[place])
            beside = _beside(tokens.model, options[place]).order_by(fewest_first)
            meant = Subquery(beside.values("token")[:1])
            rows = rows.annotate(**{f"word{place}": meant}).filter(
                **{f"word{place}__isnull": False}
            )
        shown = ["place", "popularity", "token", *(f"word{place}" for place in others)]
        best = rows.order_by(_slips(options[first]), "place", "-popularity", "-record")
        for place, popularity, *words in best.values_list(*shown)[:CANDIDATES]:
            corrected = tuple((typed | dict(zip([first, *others], words, strict=True))).values())
            yield _correction(options, corrected, place, popularity, 1, is_part=True)


def _slips(choices: Options) -> Case:
    """How many slips part the token of a row from the word that was typed."""
    words: dict[int, list[str]] = {}
    for word, slips in choices.items():
        words.setdefault(slips, []).append(word)
    return Case(*(When(token__in=some, then=slips) for slips, some in words.items()))


def _beside(model: type[Model], tokens: Iterable[str]) -> QuerySet:
    """Rows of these tokens for the same record."""
    return model._default_manager.filter(record=OuterRef("record"), token__in=tokens).order_by()


def _tables() -> tuple[QuerySet, QuerySet]:
    return FilmToken.objects.filter(record__is_public=True), PersonToken.objects.all()


def _correction(
    options: list[Options],
    words: tuple[str, ...],
    place: int,
    popularity: int,
    records: int,
    *,
    is_part: bool = False,
) -> Correction:
    pairs = list(zip(options, words, strict=True))
    slips = sum(choices[word] for choices, word in pairs)
    other_letters = sum(word[0] != next(iter(choices))[0] for choices, word in pairs)
    return Correction(slips, is_part, other_letters, place, -popularity, -records, words)


def _rewritten(sought: Query, words: tuple[str, ...]) -> str:
    """The query as it was typed but for the words that were corrected."""
    meant = dict(zip(sought.words, words, strict=True))
    rewritten, after = "", 0
    for word in folded_words(sought.text):
        folded = "".join(letter for letter, _, _ in word)
        if meant.get(folded, folded) != folded:
            start, end = word[0][1], word[-1][2]
            rewritten += sought.text[after:start] + meant[folded]
            after = end
    return rewritten + sought.text[after:]
