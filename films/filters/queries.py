"""The query of an address, as filters write it."""

from collections.abc import Sequence
from urllib.parse import urlencode

# In the order in which they stand in an address.
FILTER_NAMES = (
    *("view", "sort", "genre", "country", "from", "to", "language", "certification"),
    *("length", "min", "reviewed"),
)

Pairs = list[tuple[str, str]]


def query_of(pairs: Pairs, *, without: Sequence[tuple[str, str]] = (), and_then: str = "") -> str:
    """The query of an address with its question mark; "" when nothing is left."""
    query = urlencode([pair for pair in pairs if pair not in without])
    query = "&".join(part for part in (query, and_then) if part)
    return f"?{query}" if query else ""
