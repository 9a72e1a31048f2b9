"""Readable addresses in ASCII, made once from a title or a name.

Here: how the words of an address are made. Not here: who asks the database which are taken.
"""

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable

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

# Written without vowels, or read in as many ways as there are languages that write so: what a
# transliteration makes of them is no reading. Only Han of a Chinese title is read as Mandarin.
_HAN = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CONSONANTS_ALONE = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_UNREAD = re.compile(f"[{_HAN}{_CONSONANTS_ALONE}]")
_UNREAD_IN_CHINESE = re.compile(f"[{_CONSONANTS_ALONE}]")
_CHINESE = frozenset({"zh", "zho", "chi", "cmn"})

_APOSTROPHES = re.compile("['`]")
_NOT_WORD = re.compile("[^a-z0-9]+")


def slug_base(text: str, *, fallback: str) -> str:
    """Text as lower-case ASCII words with hyphens, at most 80 characters, cut at a word.

    Other scripts are transliterated, apostrophes dropped, symbols and emoji left out. Where
    nothing is left the `fallback` is returned; a reserved word gets it as a second word.
    """
    return _unreserved(_words_of(text) or fallback, fallback)


def film_slug(
    title: str, year: int | None, *, language: str = "", others: Iterable[str] = ()
) -> str:
    """The address of a film: "escape-2024", or "escape" as long as no year is known.

    Of the title and the others the first one in Latin letters; else a reading of the title, if
    `language` or its letters leave no doubt about it; else "film-2024".
    """
    words = _name_words(title, language, others) or FILM
    if year is None:
        return _unreserved(words, FILM)
    suffix = f"-{year}"
    return _cut(words, MAX_LENGTH - len(suffix)) + suffix


def person_slug(name: str, *, others: Iterable[str] = ()) -> str:
    """The address of a person: "lee-je-hoon". Chosen among name and others as a film's is."""
    return _unreserved(_name_words(name, "", others) or PERSON, PERSON)


def is_latin(name: str) -> bool:
    """Whether a name has words for an address, in Latin letters alone."""
    return all(map(_is_latin_letter, filter(str.isalpha, name))) and bool(_words_of(name))


def first_free(base: str, taken: Callable[[str], bool]) -> str:
    """The first of base, base-2, base-3 … that `taken` denies; never over 80 characters."""
    if not taken(base):
        return base
    suffixes = (f"-{number}" for number in itertools.count(2))
    candidates = (_cut(base, MAX_LENGTH - len(suffix)) + suffix for suffix in suffixes)
    return next(candidate for candidate in candidates if not taken(candidate))


def is_misread(name: str, *, language: str = "") -> bool:
    """Whether transliteration makes something of the name that is no reading of it."""
    return _readable(name, language) != name


def numbered(slug: str, base: str) -> bool:
    """Whether a slug is this base, or one of base-2, base-3 …"""
    return re.fullmatch(rf"{re.escape(base)}(-\d+)?", slug) is not None


def _name_words(name: str, language: str, others: Iterable[str]) -> str:
    latin = next(filter(is_latin, (name, *others)), None)
    return _words_of(_readable(name, language) if latin is None else latin)


def _readable(name: str, language: str) -> str:
    """The name where its letters tell how it is read, else its Latin letters and digits."""
    is_chinese = language.lower().partition("-")[0] in _CHINESE
    unread = _UNREAD_IN_CHINESE if is_chinese else _UNREAD
    if not unread.search(name):
        return name
    return "".join(letter if _is_read_by_all(letter) else " " for letter in name)


def _is_read_by_all(letter: str) -> bool:
    return letter.isdecimal() or _is_latin_letter(letter)


def _is_latin_letter(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("LATIN ", "FULLWIDTH LATIN "))


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
