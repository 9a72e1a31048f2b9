"""Comments by members: leaving them, editing and withdrawing one's own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from accounts.quotas import Quota, spend
from accounts.requests import AuthenticatedRequest
from reviews import services
from reviews.forms import CommentForm
from reviews.models import Comment, Review
from reviews.services.holding import is_newcomer
from reviews.views.articles import find_parent
from reviews.views.signed_out import for_writers

from .leaving import leave, show_again
from .places import place_of

# Nobody writes two comments within ten seconds.
MEMBER_PAUSE = Quota("member-comment-pause", times=1, seconds=10)
# The liveliest evening of discussion stays below one comment in ten minutes all day long.
MEMBER_DAILY = Quota("member-comments", times=60, seconds=86_400)
# Whose first words nobody has read yet joins a discussion or two, not every one.
NEWCOMER_DAILY = Quota("newcomer-comments", times=10, seconds=86_400)


@csrf_protect
def comment_as_member(request: AuthenticatedRequest, review: Review) -> HttpResponse:
    form = CommentForm(request.POST)
    parent = find_parent(review, request.POST.get("parent"))
    quotas = (MEMBER_PAUSE, NEWCOMER_DAILY if is_newcomer(request.user) else MEMBER_DAILY)

    def spend_all() -> None:
        for quota in quotas:
            spend(quota, request)

    comment = leave(review, form, parent, spend_all, author=request.user)
    if comment is None:
        return show_again(request, review, form, parent)
    _say_where_it_is(request, comment, _("Comment posted."))
    return redirect(place_of(comment, request, "comment=posted"))


def _say_where_it_is(request: HttpRequest, comment: Comment, done: str) -> None:
    if comment.state == Comment.State.HELD:
        messages.info(request, _("Held for approval: a person reads the links first."))
    else:
        messages.success(request, done)


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
