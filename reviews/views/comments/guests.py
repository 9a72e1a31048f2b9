"""Comments by guests, who are known again by a signed cookie alone."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.quotas import Quota
from reviews.forms import GuestCommentForm
from reviews.models import Review
from reviews.selectors import trusted_guest
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
    form = GuestCommentForm(request.POST)
    parent = find_parent(review, request.POST.get("parent"))
    held = f"{review.get_absolute_url()}?comment=held#reply"
    if request.POST.get("nickname"):
        return redirect(held)
    quotas = (GUEST_PAUSE, GUEST_HOURLY)
    trusted = trusted_guest(_noted_comment(request))
    comment = leave(request, review, form, parent, quotas, trusted_guest_id=trusted)
    if comment is None:
        return show_again(request, review, form, parent)
    posted = place_of(comment, request, "comment=posted") if comment.is_public else held
    response = redirect(posted)
    response.set_signed_cookie(
        GUEST_COOKIE,
        str(comment.pk),
        salt=GUEST_COOKIE_SALT,
        max_age=GUEST_COOKIE_SECONDS,
        httponly=True,
        secure=settings.SITE_IS_SECURE,
        samesite="Lax",
    )
    return response


def _noted_comment(request: HttpRequest) -> int | None:
    note = request.get_signed_cookie(GUEST_COOKIE, default=None, salt=GUEST_COOKIE_SALT)
    return int(note) if note and note.isdecimal() else None
