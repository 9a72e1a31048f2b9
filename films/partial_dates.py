"""Dates that are known to the day, to the month or only to the year.

Here: reading, writing and ordering such dates. Not here: how a model or a form holds
them (`films.fields`).
"""

import datetime
import functools
import re
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

# Film begins in the 1880s and people in films are born before that; announced films stay
# far below 2200. Anything outside is a typing error.
MIN_YEAR = 1800
MAX_YEAR = 2199

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_WIKIDATA_TIME = re.compile(r"\+(\d{4})-(\d{2})-(\d{2})T00:00:00Z", re.ASCII)
_WIKIDATA_YEAR, _WIKIDATA_MONTH, _WIKIDATA_DAY = 9, 10, 11


class InvalidPartialDate(ValueError):
    """The text or the numbers are no date. The message is meant for the reader."""


@functools.total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, or a month of a year, or a day.

    A date known less exactly sorts before the days it contains: 2024 < 2024-07 < 2024-07-03.
    Raises InvalidPartialDate for a year outside 1800 to 2199 or a day that no calendar has.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not MIN_YEAR <= self.year <= MAX_YEAR:
            raise InvalidPartialDate(_("The year must lie between 1800 and 2199."))
        if self.day is not None and self.month is None:
            raise InvalidPartialDate(_("A day needs a month."))
        try:
            self._first_day()
        except ValueError:
            raise InvalidPartialDate(_("There is no such day in the calendar.")) from None

    def _first_day(self) -> datetime.date:
        month = 1 if self.month is None else self.month
        day = 1 if self.day is None else self.day
        return datetime.date(self.year, month, day)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read "2024", "2024-07" or "2024-07-03". Raises InvalidPartialDate."""
        match = _ISO.fullmatch(text.strip())
        if match is None:
            raise InvalidPartialDate(_("Write a date as 2024, 2024-07 or 2024-07-03."))
        year, month, day = match.groups()
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
        return cls(*(int(part) for part in match.groups()[: precision - _WIKIDATA_YEAR + 1]))

    @classmethod
    def from_int(cls, number: int) -> "PartialDate":
        """The reverse of `to_int`. Raises InvalidPartialDate."""
        year, rest = divmod(number, 10_000)
        month, day = divmod(rest, 100)
        return cls(year, month or None, day or None)

    def to_int(self) -> int:
        """Eight digits that sort like the dates: 20240703, 20240700 or 20240000."""
        return self.year * 10_000 + (self.month or 0) * 100 + (self.day or 0)

    def isoformat(self) -> str:
        """As precise as it is known, for `<time datetime>` and forms: 2024-07."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def __str__(self) -> str:
        """For readers, in the active language: 3 July 2024, July 2024 or 2024."""
        if self.month is None:
            return str(self.year)
        form = "YEAR_MONTH_FORMAT" if self.day is None else "DATE_FORMAT"
        return date_format(self._first_day(), form)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self.to_int() < other.to_int()
