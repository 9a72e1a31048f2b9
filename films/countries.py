"""Countries of origin by code: today's, and those that no longer exist but made films."""

from babel import Locale

# ISO 3166-3 keeps these codes; babel's list of territories has none of them.
HISTORIC = {"SU": "Soviet Union", "YU": "Yugoslavia", "CS": "Czechoslovakia", "DD": "East Germany"}
# Shorter names that film people use.
USUAL = {"US": "United States", "GB": "United Kingdom", "HK": "Hong Kong", "MO": "Macao"}
# Codes in babel's list that are no countries: pseudo-locales, "unknown", parts of the EU.
NOT_COUNTRIES = {"XA", "XB", "ZZ", "EU", "EZ", "UN", "QO"}


def country_names() -> dict[str, str]:
    """English names by two-letter code, historic countries included."""
    today = {
        code: name
        for code, name in Locale("en").territories.items()
        if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES
    }
    return {**today, **USUAL, **HISTORIC}
