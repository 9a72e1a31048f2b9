"""How often somebody may do something. Counted in the cache, which workers share."""

import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from accounts.visitors import visitor_key


@dataclass(frozen=True)
class Quota:
    """At most `times` in a window of `seconds`, counted for each member or each network."""

    name: str
    times: int
    seconds: int


class QuotaExceeded(Exception):
    """Too often. `retry_after` is the number of seconds until the window ends."""

    def __init__(self, retry_after: int):
        super().__init__(retry_after)
        self.retry_after = retry_after


def spend(quota: Quota, request: HttpRequest) -> None:
    """Count one use. Raises QuotaExceeded when the window's uses are spent."""
    if not settings.RATE_LIMITS:
        return
    user = request.user
    who = f"user-{user.pk}" if user.is_authenticated else visitor_key(request)
    window, passed = divmod(int(time.time()), quota.seconds)
    key = f"quota:{quota.name}:{who}:{window}"
    if _count(key, quota.seconds) > quota.times:
        raise QuotaExceeded(quota.seconds - passed)


def _count(key: str, seconds: int) -> int:
    cache.add(key, 0, timeout=seconds)
    try:
        return cache.incr(key)
    except ValueError:
        # The cache died, or came back empty, between the two.
        cache.add(key, 1, timeout=seconds)
        return 1
