"""Readable addresses in ASCII, made once from a title or a name and never remade.

Here: how the words of an address are made. Not here: who asks the database which are taken.
"""

import itertools
import re
import unicodedata
from collections.abc import Callable

from anyascii import anyascii

# Longer addresses are cut off in mails and search results.
MAX_LENGTH = 80

# Words that stand, or may one day stand, in the place of a slug in an address.
RESERVED = frozenset(
    {
        "about", "account", "accounts", "add", "admin", "all", "api", "browse", "comments",
        "create", "credits", "delete", "edit", "export", "feed", "feeds", "films", "genres", "help",
        "history", "import", "index", "latest", "lists", "login", "logout", "me", "media", "merge",
        "moderation", "new", "none", "null", "people", "photos", "plots", "random", "rating",
        "ratings", "report", "reviews", "rules", "search", "settings", "sitemap", "static",
        "stills", "top", "undefined", "users",
    }
)  # fmt: skip

# What stands in an address for a title or a name without words.
FILM, PERSON = "film", "person"
WORDLESS = frozenset({FILM, PERSON})

_APOSTROPHES = re.compile("['`]")
_NOT_WORD = re.compile("[^a-z0-9]+")


def slug_base(text: str, *, fallback: str) -> str:
    """Text as lower-case ASCII words with hyphens, at most 80 characters, cut at a word.

    Other scripts are transliterated, apostrophes dropped, symbols and emoji left out. Where
    nothing is left the `fallback` is returned; a reserved word gets it as a second word.
    """
    return _unreserved(_words_of(text) or fallback, fallback)


def film_slug(title: str, year: int | None) -> str:
    """The address of a film: "escape-2024", or "escape" as long as no year is known."""
    words = _words_of(title) or FILM
    if year is None:
        return _unreserved(words, FILM)
    suffix = f"-{year}"
    return _cut(words, MAX_LENGTH - len(suffix)) + suffix


def person_slug(name: str) -> str:
    """The address of a person: "lee-je-hoon"."""
    return slug_base(name, fallback=PERSON)


def first_free(base: str, taken: Callable[[str], bool]) -> str:
    """The first of base, base-2, base-3 … that `taken` denies; never over 80 characters."""
    if not taken(base):
        return base
    suffixes = (f"-{number}" for number in itertools.count(2))
    candidates = (_cut(base, MAX_LENGTH - len(suffix)) + suffix for suffix in suffixes)
    return next(candidate for candidate in candidates if not taken(candidate))


def _words_of(text: str) -> str:
    text = "".join(_spoken(character) for character in unicodedata.normalize("NFC", text))
    ascii_text = _APOSTROPHES.sub("", anyascii(text).lower())
    return _cut(_NOT_WORD.sub("-", ascii_text).strip("-"), MAX_LENGTH)


def _spoken(character: str) -> str:
    if unicodedata.category(character) in ("So", "Sk", "Cf", "Co", "Cn", "Cs"):
        return " "
    if unicodedata.decomposition(character).startswith("<fraction>"):
        return f" {character} "
    return character


def _cut(words: str, limit: int) -> str:
    if len(words) <= limit:
        return words
    whole_words = words[: limit + 1].rpartition("-")[0]
    return whole_words or words[:limit]


def _unreserved(slug: str, fallback: str) -> str:
    return f"{slug}-{fallback}" if slug in RESERVED else slug
