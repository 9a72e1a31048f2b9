"""How long somebody waits whom allauth refuses: the true rest of the windows that it counts in."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest

APP = "allauth.account"
# Codes of allauth's messages that mean "too often".
TOO_OFTEN = {"too_many_login_attempts", "rate_limited"}


@contextmanager
def noting_the_wait(request: HttpRequest, *, action: str, key: str) -> Iterator[None]:
    """Where allauth refuses what happens inside as sent too often, the seconds to wait stand on
    the request, as `retry_after`."""
    try:
        yield
    except ValidationError as refusal:
        if refusal.code in TOO_OFTEN:
            request.retry_after = seconds_to_wait(request, action=action, key=key)  # type: ignore[attr-defined]
        raise


def seconds_to_wait(request: HttpRequest, *, action: str, key: str) -> int:
    """Seconds until every spent rate of the action lets another attempt in; at least 1."""
    waits = [1.0]
    for rate in ratelimit.get_rates(app=APP, action=action):
        counted = ratelimit.get_cache_key(request, app=APP, action=action, rate=rate, key=key)
        attempts = cache.get(counted, [])  # the newest first
        if len(attempts) >= rate.amount:
            waits.append(attempts[rate.amount - 1] + rate.duration - time.time())
    return ceil(max(waits))
