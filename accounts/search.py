"""Search over members by member name and name: keeping its index and reading it.

A member is found by the beginnings of the words of both names, in any order; where nobody is, the
longest word may have one typo. Not here: films, people and reviews, which have indexes of their
own.
"""

import string
from collections.abc import Iterable, Iterator

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import MemberWord, User
from accounts.search_words import MEMBER_WORD_LENGTH, words
from accounts.selectors import MEMBER_CARD, listed_members
from queries import Prepared, of

PAGE = 12
# How many rows are read to choose the best names from.
CANDIDATES = 48
# More words than a name has; a longer query is pasted text.
QUERY_WORDS = 8
# In a shorter word one other letter makes another word.
SHORTEST_FORGIVEN = 4
# Letters that may have been mistyped; member names know no others.
_LETTERS = string.ascii_lowercase + string.digits
# A rare Han character: it sorts after every alphabet by code point and in every locale.
_AFTER_LETTERS = "\U0003134a"


def index_member(member: User) -> None:
    """Replace what the member is found by. Call after either name changed."""
    MemberWord.objects.index(member)


def reindex_all(members: Iterable[User] | None = None) -> None:
    """Make the whole index anew, member by member; or that of some members."""
    for member in User.objects.all() if members is None else members:
        index_member(member)


def drifted_members(members: Iterable[User]) -> Iterator[User]:
    """Those who are not found by their names: none should be."""
    for member in members:
        stored = MemberWord.objects.filter(member=member.pk).values_list("word", flat=True)
        if set(stored) != member.search_words:
            yield member


def search_members(query: str, *, limit: int = PAGE, forgiving: bool = False) -> list[User]:
    """Listed members, at most `limit`: whole names first, then the newest. One database query.

    `forgiving`: those with a word that is one typo away from the longest word of the query.
    """
    sought = words(query[: MEMBER_WORD_LENGTH * QUERY_WORDS])[:QUERY_WORDS]
    if not sought:
        return []
    longest, *others = sorted(dict.fromkeys(sought), key=len, reverse=True)
    if forgiving:
        typos = Q(word__in=one_typo_away(longest))
        have = (between(word, end_of(word)) for word in others)
        rows = list(_rows(typos, *have).select_related("member"))
    else:
        # To a database that sorts as a language does, a letter and its variants are near the same.
        found = _FOUND.find(**_ranges([longest, *others]))
        rows = [row for row in found if row.word.startswith(longest)]
    members = {row.member_id: row.member for row in rows}
    best = sorted(members.values(), key=lambda member: (not _is_whole(sought, member), -member.pk))
    return best[:limit]


def one_typo_away(word: str) -> set[str]:
    """What was meant where one letter is wrong, missing, too many, or stands after its neighbour:
    about 70 words for each letter, which the index looks up one by one. None for a short word."""
    if len(word) < SHORTEST_FORGIVEN:
        return set()
    parts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    found = {begun + rest[1:] for begun, rest in parts if rest}
    found |= {begun + rest[1] + rest[0] + rest[2:] for begun, rest in parts if len(rest) > 1}
    found |= {begun + letter + rest[1:] for begun, rest in parts if rest for letter in _LETTERS}
    found |= {begun + letter + rest for begun, rest in parts for letter in _LETTERS}
    return found - {word}


def between(word: str, end: str) -> Q:
    """Rows whose `word` begins with this one: a range up to its `end_of`, which every database's
    index serves."""
    return Q(word__gte=word, word__lt=end)


def end_of(word: str) -> str:
    """What comes after everything that begins with the word."""
    return word + _AFTER_LETTERS


def _rows(meant: Q, *others: Q) -> QuerySet[MemberWord]:
    """The rows of words that are meant, of members who have the others, too."""
    rows = MemberWord.objects.filter(meant, Exists(listed_members().filter(pk=OuterRef("member"))))
    for other in others:
        of_member = MemberWord.objects.filter(other, member=OuterRef("member"))
        rows = rows.filter(Exists(of_member))
    return rows.order_by("word", "-member")[:CANDIDATES]


def _ranges(words: Iterable[str]) -> dict[str, str]:
    """What begins with each of the words, as values of the prepared query."""
    ends = [end for word in words for end in (word, end_of(word))]
    return {f"end{number}": end for number, end in enumerate(ends)}


def _rows_in_ranges(**ranges: str) -> QuerySet[MemberWord]:
    ends = [*ranges.values()]
    return _rows(*map(between, ends[::2], ends[1::2]))


def _is_whole(sought: list[str], member: User) -> bool:
    return sorted(sought) in (sorted(words(member.username)), sorted(words(member.display_name)))


_FOUND = Prepared(_rows_in_ranges, "word", *of("member", MEMBER_CARD))
