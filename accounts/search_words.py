"""The words by which a member is found. Pure: no database, no request."""

from text import folding

# Longer words of a name are found by their beginning of this length.
MEMBER_WORD_LENGTH = 30


def found_by(*names: str) -> set[str]:
    """The words of a member's names, and each name as one word."""
    found: set[str] = set()
    for name in names:
        found |= {*words(name), "".join(words(name))[:MEMBER_WORD_LENGTH]}
    return found - {""}


def words(name: str) -> list[str]:
    """The folded words, as far as they are looked up."""
    return [word[:MEMBER_WORD_LENGTH] for word in folding.words(name)]
