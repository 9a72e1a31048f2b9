"""The languages that a review can be written in, by their names. Pure."""

from babel import Locale
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

# The languages of most film criticism, before the whole list.
COMMON = ("en", "es", "fr", "de", "it", "pt", "cs", "pl", "ru", "ja", "ko", "zh")


def language_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Common languages, then all with a two-letter code, named in the reader's language."""
    languages = Locale.parse(to_locale(get_language() or "en")).languages
    names = {str(code): name for code, name in languages.items()}
    rest = sorted(
        (code for code in names if len(code) == 2 and code not in COMMON),
        key=lambda code: names[code].casefold(),
    )
    return [
        (_("Common"), [(code, _capital(names[code])) for code in COMMON]),
        (_("All"), [(code, _capital(names[code])) for code in rest]),
    ]


def language_name(code: str) -> str:
    """A language in the reader's language: Czech for cs; the code itself where it has no name."""
    name = Locale.parse(to_locale(get_language() or "en")).languages.get(code)
    return _capital(name) if name else code


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
