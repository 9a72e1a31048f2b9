"""What a member name may be, and which names nobody may take. Pure: no database, no request."""

import string
import unicodedata

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

# Long enough for a name, short enough for a byline at 390 px.
USERNAME_MAX_LENGTH = 30

# What the name of somebody who was erased begins with; the rest is chance.
PSEUDONYM = "former-"

username_validator = RegexValidator(
    r"\A[a-z0-9](?:[a-z0-9_-]*[a-z0-9_])?\Z",
    _("Use small letters, digits, hyphen and underscore; begin with a letter or a digit."),
    code="username",
)
validators = [username_validator]

# Names that would speak for the house, and words that stand, or may one day stand, in addresses.
_OFFICES = """
    admin administrator editor editors host mod moderation moderator moderators official operator
    owner root security staff superuser support sysadmin system team webmaster postmaster hostmaster
    abuse contact help info noreply mailer daemon
"""
_ADDRESSES = """
    about account accounts anonymous api comments countries delete deleted edit favicon feed feeds
    films following genres guest home join lists log login logout me media member members new none
    null page people privacy profile register removed reviews robots rules rss search settings
    signin signout signup sitemap static theme undefined user users withdraw you
"""

# Letters and digits that are read as another letter. Both sides of a comparison go through it.
_LOOKALIKES = str.maketrans(
    "01345678iавекмнорстухіјѕαεικνορτυχ",
    "oleasbtblabekmhopctyxljsaelknoptux",
)
_PAIRS = (("rn", "m"), ("vv", "w"))


def skeleton(name: str) -> str:
    """What a name looks like: "Adm1n", "a-d-m-i-n" and "аdmin" with a Cyrillic letter are equal."""
    decomposed = unicodedata.normalize("NFKD", name)
    letters = "".join(c for c in decomposed.casefold() if c.isalnum()).translate(_LOOKALIKES)
    for pair, letter in _PAIRS:
        letters = letters.replace(pair, letter)
    return letters


_RESERVED = {skeleton(word) for word in (_OFFICES + _ADDRESSES).split()}


def is_reserved(name: str, *, site_name: str) -> bool:
    """Whether a name is, or is easily read as, an office, an address or the site itself."""
    house = skeleton(site_name)
    looks = {skeleton(name), skeleton(name.strip(string.digits))}
    looks |= {look.replace(house, "") or house for look in looks if house in look}
    return bool(looks & (_RESERVED | {house}))
