"""The languages that a review can be written in, by their names. Pure."""

from babel import Locale
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

from text.languages import capital

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
        (_("Common"), [(code, capital(names[code])) for code in COMMON]),
        (_("All"), [(code, capital(names[code])) for code in rest]),
    ]
