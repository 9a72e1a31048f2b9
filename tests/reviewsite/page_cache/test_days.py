"""The day ends where the site is, and is worked out once."""

import datetime

import pytest
from django.utils import timezone

from reviewsite.page_cache import days
from reviewsite.page_cache.days import Today


@pytest.mark.parametrize("zone", ["UTC", "Asia/Seoul", "America/New_York"])
def test_the_day_ends_at_local_midnight(settings, monkeypatch, zone):
    settings.TIME_ZONE = zone
    # The day on which New York's clocks go back has 25 hours.
    midnight = timezone.make_aware(datetime.datetime(2026, 11, 2)).timestamp()
    now = {"time": midnight - 1}
    monkeypatch.setattr(days.time, "time", lambda: now["time"])
    monkeypatch.setattr(
        timezone, "now", lambda: datetime.datetime.fromtimestamp(now["time"], datetime.UTC)
    )
    today, asked = Today(), []
    monkeypatch.setattr(
        days.timezone, "localdate", lambda: asked.append(1) or timezone.localtime().date()
    )
    assert [today(), today()] == [datetime.date(2026, 11, 1)] * 2
    now["time"] += 1
    assert [today(), today()] == [datetime.date(2026, 11, 2)] * 2
    assert len(asked) == 2
    now["time"] -= 2
    assert today() == datetime.date(2026, 11, 1)
