"""The names of languages, in the reader's language. Pure."""

from babel import Locale
from django.utils.translation import get_language, to_locale


def language_name(code: str) -> str:
    """A language in the reader's language: Czech for cs; the code itself where it has no name."""
    name = Locale.parse(to_locale(get_language() or "en")).languages.get(code)
    return capital(name) if name else code


def capital(name: str) -> str:
    """With a capital letter first, as names of languages stand in a list."""
    return name[:1].upper() + name[1:]
