"""Commenting: by members with their token, by guests from a page that holds none."""

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from accounts.quotas import Quota, QuotaExceeded, spend
from accounts.requests import AuthenticatedRequest
from accounts.visitors import refuse_foreign_origin
from reviews import services
from reviews.forms import COMMENT_MAX_LENGTH, CommentForm
from reviews.models import Comment, Review
from reviews.selectors import root_before, trusted_guest
from reviews.services.holding import is_newcomer
from reviews.views.articles import article_page, comment_form, find_parent
from reviews.views.signed_out import for_writers

# A household that discusses an article leaves a few comments; a machine leaves hundreds.
GUEST_HOURLY = Quota("guest-comments", times=5, seconds=3600)
# Nobody writes two comments within ten seconds.
GUEST_PAUSE = Quota("guest-comment-pause", times=1, seconds=10)
MEMBER_PAUSE = Quota("member-comment-pause", times=1, seconds=10)
# The liveliest evening of discussion stays below one comment in ten minutes all day long.
MEMBER_DAILY = Quota("member-comments", times=60, seconds=86_400)
# Whose first words nobody has read yet joins a discussion or two, not every one.
NEWCOMER_DAILY = Quota("newcomer-comments", times=10, seconds=86_400)

# Names the last comment that a guest left from this browser, signed, so that the guest of an
# approved comment is known again. An address alone would let anybody write as that guest.
GUEST_COOKIE = "guest"
GUEST_COOKIE_SALT = "reviews.guest"
GUEST_COOKIE_SECONDS = 365 * 86_400


@require_safe
def comment_detail(request: HttpRequest, pk: int, comment_pk: int) -> HttpResponse:
    """The permanent address of a comment leads to its place on the review's page."""
    comments = Comment.objects.visible_to(request.user).select_related("review")
    comment = get_object_or_404(comments, pk=comment_pk, review_id=pk)
    get_object_or_404(Review.objects.visible_to(request.user), pk=pk)
    return redirect(_place_of(comment, request))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def comment_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Comment on a review. Members send the token of their page; a guest's page holds none, so
    a guest's form is only believed to come from this site. A refused comment is shown at this
    address; who comes here by a link is led to the form."""
    review = get_object_or_404(
        Review.objects.public().select_related(
            "author", "cover", "film__poster", "film__banner", "film__rating_summary"
        ),
        pk=pk,
    )
    if request.method != "POST":
        return redirect(f"{review.get_absolute_url()}#reply")
    if _is_too_long(request):
        return _refuse_length(request, review)
    if request.user.is_authenticated:
        return _comment_as_member(cast(AuthenticatedRequest, request), review)
    refuse_foreign_origin(request)
    return _comment_as_guest(request, review)


@csrf_protect
def _comment_as_member(request: AuthenticatedRequest, review: Review) -> HttpResponse:
    form = comment_form(request, request.POST)
    parent = find_parent(review, request.POST.get("parent"))
    quotas = (MEMBER_PAUSE, NEWCOMER_DAILY if is_newcomer(request.user) else MEMBER_DAILY)
    comment = _leave(request, review, form, parent, quotas, author=request.user)
    if comment is None:
        return _show_again(request, review, form, parent)
    _say_where_it_is(request, comment, _("Comment posted."))
    return redirect(_place_of(comment, request, "comment=posted"))


def _say_where_it_is(request: HttpRequest, comment: Comment, done: str) -> None:
    if comment.state == Comment.State.HELD:
        messages.info(request, _("Held for approval: a person reads the links first."))
    else:
        messages.success(request, done)


def _comment_as_guest(request: HttpRequest, review: Review) -> HttpResponse:
    form = comment_form(request, request.POST)
    parent = find_parent(review, request.POST.get("parent"))
    held = f"{review.get_absolute_url()}?comment=held#reply"
    if request.POST.get("nickname"):
        return redirect(held)
    quotas = (GUEST_PAUSE, GUEST_HOURLY)
    trusted = trusted_guest(_noted_comment(request))
    comment = _leave(request, review, form, parent, quotas, trusted_guest_id=trusted)
    if comment is None:
        return _show_again(request, review, form, parent)
    posted = _place_of(comment, request, "comment=posted") if comment.is_public else held
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


def _leave(
    request: HttpRequest,
    review: Review,
    form: CommentForm,
    parent: Comment | None,
    quotas: tuple[Quota, ...],
    **writer,
) -> Comment | None:
    """The stored comment, or None with the reason on the form."""
    if request.POST.get("parent") and parent is None:
        form.add_error(None, _("The comment that you answered is no longer here."))
    if not form.is_valid():
        return None

    def spend_all() -> None:
        for quota in quotas:
            spend(quota, request)

    try:
        return services.leave_comment(
            review=review, parent=parent, before_storing=spend_all, **form.values(), **writer
        )
    except services.CommentsClosed:
        form.add_error(None, _("Comments are closed."))
    except QuotaExceeded as exceeded:
        form.retry_after = exceeded.retry_after
        form.add_error(None, _wait(exceeded.retry_after))
    return None


def _wait(seconds: int) -> str:
    if seconds <= 60:
        text = ngettext("Wait %(n)s second, then post.", "Wait %(n)s seconds, then post.", seconds)
        return text % {"n": seconds}
    minutes = -(-seconds // 60)
    text = ngettext("Wait %(n)s minute, then post.", "Wait %(n)s minutes, then post.", minutes)
    return text % {"n": minutes}


def _show_again(
    request: HttpRequest, review: Review, form: CommentForm, parent: Comment | None
) -> HttpResponse:
    retry_after = form.retry_after
    status = 429 if retry_after else 422
    response = article_page(request, review, form, parent=parent, status=status)
    if retry_after:
        response["Retry-After"] = str(retry_after)
    return response


def _is_too_long(request: HttpRequest) -> bool:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return length.isdecimal() and int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def _refuse_length(request: HttpRequest, review: Review) -> HttpResponse:
    """Nothing of the request is read: it may be as long as its sender likes."""
    form = comment_form(request, {})
    form.errors.clear()
    limit = COMMENT_MAX_LENGTH
    form.add_error("comment", _("Write at most %(limit)s characters.") % {"limit": limit})
    return article_page(request, review, form, status=422)


def _noted_comment(request: HttpRequest) -> int | None:
    note = request.get_signed_cookie(GUEST_COOKIE, default=None, salt=GUEST_COOKIE_SALT)
    return int(note) if note and note.isdecimal() else None


def _place_of(comment: Comment, request: HttpRequest, note: str = "") -> str:
    """The address of the page of comments on which this one stands."""
    root = root_before(comment, request.user)
    after = f"after={root}" if root else ""
    query = "&".join(filter(None, [note, after]))
    mark = "?" if query else ""
    return f"{comment.review.get_absolute_url()}{mark}{query}#comment-{comment.pk}"


@for_writers(CommentForm, "comment")
@require_http_methods(["GET", "HEAD", "POST"])
def comment_edit(request: AuthenticatedRequest, pk: int, comment_pk: int) -> HttpResponse:
    comment = _own_comment(request, pk, comment_pk)
    if not comment.is_in_edit_time and request.method != "POST":
        messages.error(request, _("The time for editing this comment is over."))
        return redirect(comment)
    form = CommentForm(request.POST or None, initial={"comment": comment.body})
    if form.is_valid():
        try:
            comment = services.edit_comment(comment=comment, body=form.cleaned_data["comment"])
        except services.EditingClosed:
            form.add_error(None, _("The time for editing this comment is over."))
        else:
            _say_where_it_is(request, comment, _("Comment saved."))
            return redirect(comment)
    page = {"comment": comment, "review": comment.review, "form": form}
    status = 422 if form.errors else 200
    return render(request, "reviews/comment_form.html", page, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def comment_withdraw(request: AuthenticatedRequest, pk: int, comment_pk: int) -> HttpResponse:
    comment = _own_comment(request, pk, comment_pk)
    if request.method == "POST":
        services.withdraw_comment(comment=comment)
        messages.success(request, _("Comment withdrawn."))
        return redirect(f"{comment.review.get_absolute_url()}#comments")
    page = {"comment": comment, "review": comment.review}
    return render(request, "reviews/comment_confirm_withdraw.html", page)


def _own_comment(request: AuthenticatedRequest, pk: int, comment_pk: int) -> Comment:
    own = Comment.objects.visible_to(request.user).written_by(request.user)
    own = own.on(Review.objects.visible_to(request.user)).select_related("review__film", "author")
    return get_object_or_404(own, pk=comment_pk, review_id=pk)
