"""Comments by guests, who are known again by a signed cookie alone."""

import hashlib
from functools import partial

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.quotas import Quota, spend
from accounts.visitors import visitor_key
from reviews.forms import GuestCommentForm
from reviews.models import Comment, Review
from reviews.selectors import SAME_COMMENT_TIME, trusted_guest
from reviews.views.articles import find_parent

from .leaving import leave, show_again
from .places import place_of

# A household that discusses an article leaves a few comments; a machine leaves hundreds.
GUEST_HOURLY = Quota("guest-comments", times=5, seconds=3600)
# Nobody writes two comments within ten seconds.
GUEST_PAUSE = Quota("guest-comment-pause", times=1, seconds=10)

# Names the last comment that a guest left from this browser, signed, so that the guest of an
# approved comment is known again. An address alone would let anybody write as that guest.
GUEST_COOKIE = "guest"
GUEST_COOKIE_SALT = "reviews.guest"
GUEST_COOKIE_SECONDS = 365 * 86_400


def comment_as_guest(request: HttpRequest, review: Review) -> HttpResponse:
    """What is answered tells nobody whether the address is that of an earlier guest: only the
    cookie does, and words that stood there a moment before bring none."""
    form = GuestCommentForm(request.POST)
    parent = find_parent(review, request.POST.get("parent"))
    held = f"{review.get_absolute_url()}?comment=held#reply"
    if request.POST.get("nickname"):
        return redirect(held)
    trusted = trusted_guest(_noted_comment(request))
    spend_all = partial(_spend_once, request, review)
    comment = leave(review, form, parent, spend_all, trusted_guest_id=trusted)
    if comment is None:
        return show_again(request, review, form, parent)
    is_seen = comment.is_public and comment.guest_id == trusted
    response = redirect(place_of(comment, request, "comment=posted") if is_seen else held)
    if not comment.repeats:
        _note(response, comment)
    return response


def _spend_once(request: HttpRequest, review: Review) -> None:
    """Spend the quotas, but for a second press of the button. Raises QuotaExceeded.

    The same words under another address, or by the same address from elsewhere, are no second
    press: whoever guesses an address would learn from an unspent quota that it was right.
    """
    typed = [visitor_key(request), str(review.pk)]
    typed += [request.POST.get(name, "") for name in ("parent", "email", "comment")]
    words = hashlib.sha256("\0".join(typed).encode()).hexdigest()
    key = f"guest-comment-sent:{words}"
    if cache.get(key):
        return
    for quota in (GUEST_PAUSE, GUEST_HOURLY):
        spend(quota, request)
    cache.set(key, True, timeout=SAME_COMMENT_TIME.total_seconds())


def _note(response: HttpResponse, comment: Comment) -> None:
    response.set_signed_cookie(
        GUEST_COOKIE,
        str(comment.pk),
        salt=GUEST_COOKIE_SALT,
        max_age=GUEST_COOKIE_SECONDS,
        httponly=True,
        secure=settings.SITE_IS_SECURE,
        samesite="Lax",
    )


def _noted_comment(request: HttpRequest) -> int | None:
    note = request.get_signed_cookie(GUEST_COOKIE, default=None, salt=GUEST_COOKIE_SALT)
    return int(note) if note and note.isdecimal() else None
