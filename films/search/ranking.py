"""How well a query stands in names. Pure. Not here: which records are compared (`finding`)."""

from collections.abc import Iterable, Sequence

from films.models import Place
from films.models.search import TOKEN_LENGTH

from .equal_words import is_varied, names_other_number, plain_forms
from .tokens import Query, folded_name, is_dense, title_keys, without_article, words_beside

# Where the query stands in a name, and whether it is written otherwise; smaller is better.
Rank = tuple[Place, bool]
# The same with the number of the query between them, where several are sought.
Order = tuple[Place, int, bool]
_WRITTEN_OTHERWISE: Order = (Place.WHOLE, 0, True)


def best_name(names: Iterable[str], sought: Query) -> tuple[Rank, str]:
    """How well the query stands in the names, and the first name in which it stands so.

    The first of the names is the one that is shown; it is the answer when none has the words.
    """
    return min(((_rank(name, sought), name) for name in names if name), key=lambda pair: pair[0])


def best_order(
    names: Sequence[str], sought: Sequence[Query], *, is_whole: bool
) -> tuple[Order, str]:
    """How well the queries stand in the names, and the first name in which one stands so.

    `is_whole`: one of them is a name of the record, perhaps another than these or its address.
    """
    found: list[tuple[Order, str]] = []
    for number, one in enumerate(sought):
        (place, otherwise), name = best_name(names, one)
        if number == 0 or place == Place.WHOLE:
            found.append(((place, number, otherwise), name))
    order, name = min(found, key=lambda pair: pair[0])
    return (min(order, _WRITTEN_OTHERWISE) if is_whole else order), name


def _rank(name: str, sought: Query) -> Rank:
    folded = folded_name(name)
    return _place(name, folded, sought), folded != sought.folded


def _place(name: str, folded: str, sought: Query) -> Place:
    bare = without_article(folded)
    # Most names are written without a mark: then their words are the folded ones.
    is_plain = folded == name.lower() and not is_varied(folded)
    is_unmarked = is_plain or (name.isascii() and not is_varied(folded))
    may_be_whole = not is_unmarked or _is_as_long(folded, bare, sought)
    if may_be_whole and sought.keys & title_keys(name):
        return Place.WHOLE
    if names_other_number(sought.folded, folded):
        return Place.BESIDE
    beside = "" if is_plain else words_beside(name)
    starts = {folded, bare, beside} if is_plain else {folded, bare, beside, *plain_forms(folded)}
    if any(start.startswith(form) for start in starts for form in (sought.folded, *sought.plain)):
        return Place.START
    text = f" {folded} {beside} {folded.replace(' ', '')}"
    if all((token if is_dense(token) else f" {token}") in text for token in sought.tokens):
        return Place.INSIDE
    return Place.BESIDE


def _is_as_long(folded: str, bare: str, sought: Query) -> bool:
    """Whether a name has as many letters as a form of the query; the longest names are cut."""
    lengths = {len(form.replace(" ", "")) for form in (folded, bare)}
    return len(folded) > TOKEN_LENGTH or not lengths.isdisjoint(sought.lengths)
