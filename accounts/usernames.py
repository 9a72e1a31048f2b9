"""What a member name may be, and which names nobody may take. Pure: no database, no request."""

import re
import string

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from accounts.lookalikes import skeleton, skeleton_words

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
# What no name may have among its words: it says that somebody decides here.
_TITLES = """
    admin admins administrator administrators editor editors mod mods moderator moderators
    moderation official operator staff superuser sysadmin webmaster
    administrateur administrador administradora administratorin moderateur moderatrice moderador
    moderadora moderatorin redakteur redakteurin redaktion redaction redaccion
"""
_ADDRESSES = """
    about account accounts anonymous api comments countries delete deleted edit favicon feed feeds
    films following genres guest home join lists log login logout me media member members new none
    null page people privacy profile register removed reviews robots rules rss search settings
    signin signout signup sitemap static theme undefined user users withdraw you
"""

_HELD = {skeleton(word) for word in _OFFICES.split()}
_RESERVED = _HELD | {skeleton(word) for word in _ADDRESSES.split()}
_TITLED = {skeleton(word) for word in _TITLES.split()}
# Long enough that no other word has one inside: "TheModerator", "moderator99".
_TELLING = {word for word in _TITLED if len(word) >= 8}
_LITTLE_WORDS = {skeleton(word) for word in ("the", "of", "for", "at", "from", "team", "real")}
_DIGITS = re.compile(r"\d+")
_CAPITALS_INSIDE = re.compile("(?<=[a-z])(?=[A-Z])")
# A sign that readers know from elsewhere as that of an account somebody has checked.
_CHECK_MARKS = set("\u2705\u2611\u2713\u2714\U0001f5f8\U0001f5f9\U0001f6e1\U0001fbb1")


def is_reserved(name: str, *, site_name: str) -> bool:
    """Whether a name is, or is easily read as, an office, an address or the site itself."""
    return _is_one_of(_RESERVED, name, site_name)


def claims_office(name: str, *, site_name: str) -> bool:
    """Whether a name says that somebody runs the site: as an office or the site itself, by a title
    among its words, or by a sign."""
    readings = (name, _DIGITS.sub(" ", name), _CAPITALS_INSIDE.sub(" ", name))
    words = {word for reading in readings for word in skeleton_words(reading)}
    words |= {word.replace(skeleton(site_name), "") for word in words}
    return (
        _is_one_of(_HELD, name, site_name)
        or not _CHECK_MARKS.isdisjoint(name)
        or not _TITLED.isdisjoint(words)
        or any(title in skeleton(name) for title in _TELLING)
    )


def _is_one_of(kept: set[str], name: str, site_name: str) -> bool:
    house = skeleton(site_name)
    looks = {skeleton(name), skeleton(name.strip(string.digits))}
    looks |= {look.replace(house, "") or house for look in looks if house in look}
    return bool(looks & (kept | {house}))


def looks_like(name: str, other: str, *, site_name: str) -> bool:
    """Whether readers may take a name for another one: equal in looks, in any order of the words,
    apart from the site's name and little words; or with all of the other's two or more words."""
    house = skeleton(site_name)
    words = [word for word in skeleton_words(name) if word not in _LITTLE_WORDS | {house}]
    others = skeleton_words(other)
    if len(others) > 1 and set(others) <= set(words):
        return True
    return "".join(others) in ("".join(words), skeleton(name)) or sorted(others) == sorted(words)
