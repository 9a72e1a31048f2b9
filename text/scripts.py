"""What the letters of a text tell about its language, where nobody has said it."""

import unicodedata

# The first word of a letter's Unicode name, and the language that browsers set its text in.
LANGUAGES = {
    "ARABIC": "ar", "HEBREW": "he", "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh",
    "THAI": "th", "DEVANAGARI": "hi", "BENGALI": "bn", "TAMIL": "ta", "GREEK": "el",
    "CYRILLIC": "ru", "ARMENIAN": "hy", "GEORGIAN": "ka",
}  # fmt: skip
# Japanese is written with Han characters, too.
MIXED = {"zh": "ja"}


def language_of(text: str) -> str:
    """The language in whose script most letters of a text are written; "" for the Latin script,
    which says too little, and for a text without letters."""
    if text.isascii():
        return ""
    found: dict[str, int] = {}
    for letter in filter(str.isalpha, text):
        language = LANGUAGES.get(unicodedata.name(letter, "").partition(" ")[0], "")
        found[language] = found.get(language, 0) + 1
    most = max(found, key=lambda language: found[language], default="")
    return MIXED[most] if MIXED.get(most) in found else most
