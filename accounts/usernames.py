"""What a member name may be, and which names nobody may take. Pure: no database, no request."""

import re
import string
from pathlib import Path

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from accounts.lookalikes import drawn, is_drawn_as, skeleton, skeleton_words

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

# Words that stand, or may one day stand, in addresses.
_ADDRESSES = """
    about account accounts anonymous api comments countries delete deleted edit favicon feed feeds
    films following genres guest home join lists log login logout me media member members new none
    null page people privacy profile register removed reviews robots rules rss search settings
    signin signout signup sitemap static theme undefined user users withdraw you
"""


def _words_of(*kinds: str, languages: str = "") -> set[str]:
    """The skeletons of the words of these kinds in `office_words.txt`."""
    lines = Path(__file__).with_name("office_words.txt").read_text("utf-8").splitlines()
    found: set[str] = set()
    for line in lines:
        head, _colon, words = line.partition(": ")
        kind, *spoken = head.split()
        if kind in kinds and (not languages or set(spoken) & set(languages.split())):
            found |= {skeleton(word) for word in words.split(",")}
    return found


_TITLED = _words_of("title")
_OFFICES = _words_of("title", "office")
_LITTLE_WORDS = _words_of("little")
# Those that are found without a space beside them, too: "themarta". "Hostel" is no "host" and "el".
_LITTLE_INSIDE = _words_of("little", languages="en")
_GONE = _words_of("gone")
_RESERVED = _OFFICES | {skeleton(word) for word in _ADDRESSES.split()}
# Long enough, or of a script without spaces, so that no other word has one inside: "TheModerator".
_TELLING = {word for word in _TITLED if len(word) >= 8} | _words_of(
    "title", languages="zh ja ko th"
)
_TELLING_GONE = {phrase for phrase in _GONE if len(phrase) >= 10}
_DIGITS = re.compile(r"\d+")
_CAPITALS_INSIDE = re.compile("(?<=[a-z])(?=[A-Z])")
_SIGN = re.compile(r"[^\w\s]|_")
# A sign that readers know from elsewhere as that of an account somebody has checked.
_CHECK_MARKS = set("\u2705\u2611\u2713\u2714\U0001f5f8\U0001f5f9\U0001f6e1\U0001fbb1")


def is_reserved(name: str, *, site_name: str) -> bool:
    """Whether a name is, or is easily read as, an office, an address or the site itself."""
    house = skeleton(site_name)
    looks = {skeleton(name), skeleton(name.strip(string.digits))}
    looks |= {look.replace(house, "") or house for look in looks if house in look}
    return bool(looks & (_RESERVED | {house}))


def claims_office(name: str, *, site_name: str) -> bool:
    """Whether a name says that somebody runs the site: it is made of words of offices or of the
    site's name, has a title among its words, or has a sign that says so."""
    house = skeleton(site_name)
    return (
        not _CHECK_MARKS.isdisjoint(name)
        or any(_says_office(reading, house) for reading in _readings(name))
        or is_drawn_as(name, _OFFICES | {house})
        or any(is_drawn_as(part, _TITLED) for part in name.split())
    )


def looks_erased(name: str) -> bool:
    """Whether readers may take who goes by this name for somebody who was erased."""
    looks = {skeleton(reading) for reading in _readings(name)}
    before, *after = _SIGN.split(name, maxsplit=1)
    return (
        bool(after and skeleton(before) == skeleton(PSEUDONYM))
        or bool(looks & _GONE)
        or any(phrase in look for look in looks for phrase in _TELLING_GONE)
    )


def looks_like(name: str, other: str, *, site_name: str) -> bool:
    """Whether readers may take a name for another one: equal in looks, in any order of the words,
    apart from the site's name and little words; or with all of the other's two or more words."""
    house = skeleton(site_name)
    others = skeleton_words(other)
    if not others:
        return not skeleton(name)
    little = _LITTLE_WORDS | _OFFICES | {house}
    parts = [part for part in name.split() if skeleton(part) not in little]
    return (
        any(_reads_like(reading, others, house) for reading in (name, drawn(name)))
        or is_drawn_as("".join(parts), ["".join(others)])
        or (len(others) > 1 and all(_has_drawn(parts, word) for word in others))
    )


def _readings(name: str) -> set[str]:
    """A name as it stands and with its drawings read as letters; each as a whole, without digits,
    and with a capital as the beginning of a word."""
    return {
        reading
        for whole in (name, drawn(name))
        for reading in (whole, _DIGITS.sub(" ", whole), _CAPITALS_INSIDE.sub(" ", whole))
    }


def _says_office(reading: str, house: str) -> bool:
    words = {*skeleton_words(reading), *map(skeleton, reading.split())}
    words |= {word.replace(house, "") for word in words}
    rest = [word for word in skeleton_words(reading) if word not in _LITTLE_WORDS]
    return (
        not _TITLED.isdisjoint(words)
        or any(title in skeleton(reading) for title in _TELLING)
        or _is_made_of("".join(rest), telling=_OFFICES | {house}, besides=_LITTLE_INSIDE)
    )


def _reads_like(reading: str, others: list[str], house: str) -> bool:
    little = _LITTLE_WORDS | _OFFICES | {house}
    words = [word for word in skeleton_words(reading) if word not in little]
    if len(others) > 1 and set(others) <= set(words):
        return True
    besides = _OFFICES | _LITTLE_INSIDE | {house}
    return sorted(others) == sorted(words) or _is_made_of(
        skeleton(reading), telling={"".join(others)}, besides=besides
    )


def _has_drawn(parts: list[str], word: str) -> bool:
    return any(is_drawn_as(part, [word]) for part in parts)


def _is_made_of(look: str, *, telling: set[str], besides: set[str]) -> bool:
    """Whether a look is these words one after the other, at least one of them a telling one."""
    if not any(word in look for word in telling):
        return False
    words = [word for word in telling | besides if word in look]
    reached = {(0, False)}
    for at in range(len(look)):
        told = [told for place, told in reached if place == at]
        found = [word for word in words if told and look.startswith(word, at)]
        reached |= {(at + len(word), so or word in telling) for word in found for so in told}
    return (len(look), True) in reached
