"""Dates that are known to the day, to the month, only to the year, or not even that: about 1900, in
the 1890s, 44 BC.

Here: reading, writing and ordering such dates. Not here: what is typed for the dates of a life
(`films.life_dates`), and how a model or a form holds a date (`films.fields`).
"""

import datetime
import functools
import re
from calendar import isleap
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

# Film begins in the 1880s; announced films stay far below 2200. Anything outside is a typing error.
MIN_YEAR = 1800
MAX_YEAR = 2199
# Who wrote what is filmed may have lived long before. The first who are known by name lived
# about 3300 BC.
MIN_YEAR_OF_LIFE = -3400

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_WIKIDATA_TIME = re.compile(r"\+(\d{4})-(\d{2})-(\d{2})T00:00:00Z", re.ASCII)
# Since the calendar that Python knows; before it every fourth year was a leap year.
GREGORIAN_FROM = 1582
# What "about" is taken to leave open where two dates are compared.
ABOUT_YEARS = 10

_WIKIDATA_YEAR, _WIKIDATA_MONTH, _WIKIDATA_DAY = 9, 10, 11


class Known(IntEnum):
    """How exactly the year is known. The number is what the stored digits are less by."""

    EXACTLY = 0
    ABOUT = 1
    DECADE = 2


class InvalidPartialDate(ValueError):
    """The text or the numbers are no date. The message is meant for the reader."""


@functools.total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, or a month of a year, or a day; a year also about, or as the first of its decade.

    Years before Christ are negative: 44 BC is -44, and there is no year 0. A date known less
    exactly sorts before the days it contains: 2020s < about 2024 < 2024 < 2024-07 < 2024-07-03.
    Raises InvalidPartialDate for a year from before all records or after 2199, or a day that no
    calendar has.
    """

    year: int
    month: int | None = None
    day: int | None = None
    known: Known = Known.EXACTLY

    def __post_init__(self) -> None:
        if not MIN_YEAR_OF_LIFE <= self.year <= MAX_YEAR or self.year == 0:
            raise InvalidPartialDate(_("The year must lie between 3400 BC and 2199."))
        if self.day is not None and self.month is None:
            raise InvalidPartialDate(_("A day needs a month."))
        if self.known and self.month is not None:
            raise InvalidPartialDate(_("Give the year alone where it is not known exactly."))
        if self.known is Known.DECADE and self._first_year_of_decade() != self.year:
            raise InvalidPartialDate(_("A decade begins with a year that ends in 0."))
        try:
            self.in_leap_year()
        except ValueError:
            raise InvalidPartialDate(_("There is no such day in the calendar.")) from None

    def _first_year_of_decade(self) -> int:
        return self.year // 10 * 10 if self.year > 0 else -(-self.year // 10 * 10 + 9)

    def in_leap_year(self) -> datetime.date:
        """Its first day in a year that Python knows, with 29 February where the year has it."""
        before_gregory = self.year < GREGORIAN_FROM and (self.year % 4 == 0 or self.year < 0)
        year = 4 if before_gregory else self.year
        month = 1 if self.month is None else self.month
        return datetime.date(year, month, 1 if self.day is None else self.day)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read "2024", "2024-07" or "2024-07-03". Raises InvalidPartialDate."""
        match = _ISO.fullmatch(text.strip())
        if match is None:
            raise InvalidPartialDate(_("Write a date as 2024, 2024-07 or 2024-07-03."))
        year, month, day = match.groups()
        if not MIN_YEAR <= int(year) <= MAX_YEAR:
            raise InvalidPartialDate(_("The year must lie between 1800 and 2199."))
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def from_wikidata(cls, time: str, precision: int) -> "PartialDate":
        """Read a Wikidata time value such as ("+2010-07-00T00:00:00Z", 10).

        `precision` is 9 for a year, 10 for a month, 11 for a day. A coarser one (a decade,
        a century) raises InvalidPartialDate, because no year is known.
        """
        match = _WIKIDATA_TIME.fullmatch(time)
        if match is None or precision not in (_WIKIDATA_YEAR, _WIKIDATA_MONTH, _WIKIDATA_DAY):
            raise InvalidPartialDate(_("The date is not known to the year."))
        known = [int(part) for part in match.groups()[: precision - _WIKIDATA_YEAR + 1]]
        year, month, day = [*known, None, None][:3]
        return cls(int(year or 0), month, day)

    @classmethod
    def from_int(cls, number: int) -> "PartialDate":
        """The reverse of `to_int`. Raises InvalidPartialDate."""
        year, rest = divmod(number, 10_000)
        if (less := 10_000 - rest) in (Known.ABOUT, Known.DECADE):
            return cls(year + 1, known=Known(less))
        month, day = divmod(rest, 100)
        return cls(year, month or None, day or None)

    def to_int(self) -> int:
        """Digits that sort like the dates: 20240703, 20240700 or 20240000 where the day, the month
        or the year is known; 18999999 about 1900, 18899998 in the 1890s, -440000 for 44 BC."""
        return self.year * 10_000 + (self.month or 0) * 100 + (self.day or 0) - self.known

    @property
    def first_int(self) -> int:
        """Those of the first day that it may be."""
        year = self.year - (ABOUT_YEARS if self.known is Known.ABOUT else 0)
        return year * 10_000 + (self.month or 0) * 100 + (self.day or 0)

    @property
    def last_int(self) -> int:
        """Those of the last day that it may be."""
        if self.day is not None:
            return self.to_int()
        year = self.year + {Known.EXACTLY: 0, Known.ABOUT: ABOUT_YEARS, Known.DECADE: 9}[self.known]
        return year * 10_000 + (self.month or 99) * 100 + 99

    def isoformat(self) -> str:
        """As precise as it is known, for `<time datetime>`, structured data and forms: 2024-07.

        "" where ISO 8601 has no such date: before Christ, for a year that is not known, and on the
        leap days of the former calendar.
        """
        is_former_leap_day = (self.month, self.day) == (2, 29) and not isleap(self.year)
        if self.known or self.year < 0 or is_former_leap_day:
            return ""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def __str__(self) -> str:
        """For readers, in the active language: 3 July 2024, July 2024, 2024, about 1900, in the
        1890s, 15 March 44 BC."""
        if self.month is None:
            return self._year_in_words()
        if self.year >= GREGORIAN_FROM:
            form = "YEAR_MONTH_FORMAT" if self.day is None else "DATE_FORMAT"
            return date_format(self.in_leap_year(), form)
        # Translators: the date format of a month, and of a day of it, in Django's format letters.
        form = (
            pgettext("without year", "F") if self.day is None else pgettext("without year", "j F")
        )
        words = {"day": date_format(self.in_leap_year(), form), "year": self._year_in_words()}
        return gettext("%(day)s %(year)s") % words

    def _year_in_words(self) -> str:
        if self.year < 0:
            year = -self.year - (9 if self.known is Known.DECADE else 0)
            return str(WORDS_BEFORE_CHRIST[self.known] % {"year": year})
        return str(WORDS[self.known] % {"year": self.year})

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self.to_int() < other.to_int()


WORDS: dict[Known, Any] = {
    Known.EXACTLY: "%(year)s",
    Known.ABOUT: _("about %(year)s"),
    Known.DECADE: _("in the %(year)ss"),
}
WORDS_BEFORE_CHRIST: dict[Known, Any] = {
    Known.EXACTLY: _("%(year)s BC"),
    Known.ABOUT: _("about %(year)s BC"),
    Known.DECADE: _("in the %(year)ss BC"),
}
