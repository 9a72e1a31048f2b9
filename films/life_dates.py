"""The dates of a life, as people type them: exact, about a year, in a decade, before Christ. Pure.

Not here: what such a date is, how it sorts and how it is shown (`films.partial_dates`).
"""

import datetime
import re

from django.utils.translation import gettext_lazy as _

from films.partial_dates import InvalidPartialDate, Known, PartialDate

_TYPED = re.compile(
    r"(?P<about>(?:about|around|circa|ca\.?|c\.?|~)\s*)?(?P<in>(?:in\s+)?(?:the\s+)?)"
    r"(?P<year>\d{1,4})(?:(?P<decade>['’]?s)|-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?"
    r"(?:\s*(?P<era>bce?|b\.\s*c\.|ad|ce|a\.\s*d\.))?",
    re.ASCII | re.IGNORECASE,
)
# Without an era two digits are a year of the last century, typed short.
SHORTEST_YEAR = 3


def parse_life_date(text: str) -> PartialDate:
    """Read "1990-07-03", "1990-07", "1990", "about 1900", "1890s", "44 BC", "0044-03-15 BC" and the
    like. Raises InvalidPartialDate."""
    found = _TYPED.fullmatch(" ".join(text.split()))
    if found is None or _is_unclear(found):
        raise InvalidPartialDate(
            _("Write a date as 1990-07-03, 1990-07, 1990, about 1900, 1890s or 44 BC.")
        )
    known = Known.DECADE if found["decade"] else Known.ABOUT if found["about"] else Known.EXACTLY
    year = int(found["year"])
    if (found["era"] or "").lower().startswith("b"):
        year = -(year + 9) if known is Known.DECADE else -year
    month, day = (int(found[part]) if found[part] else None for part in ("month", "day"))
    return PartialDate(year, month, day, known)


def _is_unclear(found: re.Match) -> bool:
    is_short = len(found["year"]) < SHORTEST_YEAR and not found["era"]
    decade = found["decade"]
    no_decade = decade and (found["about"] or int(found["year"]) % 10)
    return bool(is_short or no_decade or (found["in"] and not decade))


def typed_life_date(date: PartialDate) -> str:
    """The text that `parse_life_date` reads as this date, as forms show it."""
    year = abs(date.year) - (9 if date.known is Known.DECADE and date.year < 0 else 0)
    era = " BC" if date.year < 0 else ""
    if date.known is Known.DECADE:
        return f"{year}s{era}" if era else f"{year:03d}s"
    if date.known is Known.ABOUT:
        return f"about {year}{era}" if era else f"about {year:03d}"
    if date.month is None:
        return f"{year}{era}" if era else f"{year:04d}"
    day = f"-{date.day:02d}" if date.day else ""
    return f"{year:04d}-{date.month:02d}{day}{era}"


def is_in_future(date: PartialDate, today: datetime.date) -> bool:
    """Whether even the first day that it may be is still to come."""
    return date.to_int() > int(f"{today:%Y%m%d}")


def is_over_before(first: PartialDate, other: PartialDate) -> bool:
    """Whether the first date is past, however late it was, before the other begins."""
    return first.last_int < other.first_int
