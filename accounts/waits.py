"""How long somebody waits whom allauth refuses: the true rest of the windows that it counts in."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core.internal import ratelimit
from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from accounts.mailboxes import mailbox

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


class FormAgain:
    """A view of allauth's that answers what was sent too often with its form and what was typed.
    The form is not checked: that would be the attempt which is refused. No password comes back."""

    # What allauth counts it as.
    action: str

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return self._form_again(request) if response.status_code == 429 else response

    def _form_again(self, request: HttpRequest) -> HttpResponse:
        unchecked = self.get_form_kwargs()  # type: ignore[attr-defined]
        unchecked |= {"data": None, "files": None, "initial": request.POST.dict()}
        form = self.get_form_class()(**unchecked)  # type: ignore[attr-defined]
        messages.error(request, get_adapter().error_messages["rate_limited"])
        context = self.get_context_data(form=form)  # type: ignore[attr-defined]
        key = mailbox(request.POST.get("email", "")).lower()
        seconds = seconds_to_wait(request, action=self.action, key=key)
        headers = {"Retry-After": str(seconds)}
        return self.render_to_response(context, status=429, headers=headers)  # type: ignore[attr-defined]
