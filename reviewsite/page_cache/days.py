"""The local day, which a page that is kept for a day is asked for at every request."""

import time
from datetime import date, datetime, timedelta

from django.utils import timezone


class Today:
    """Worked out once until the day ends: a time zone takes as long as sending a kept page."""

    def __init__(self) -> None:
        self._day, self._begins, self._ends = date.min, 0.0, 0.0

    def __call__(self) -> date:
        if not self._begins <= time.time() < self._ends:
            self._day = timezone.localdate()
            self._begins = _midnight(self._day)
            self._ends = _midnight(self._day + timedelta(days=1))
        return self._day


def _midnight(day: date) -> float:
    return timezone.make_aware(datetime(day.year, day.month, day.day)).timestamp()
