"""Leaving a comment, whoever writes it, and what is shown of one that was refused."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.quotas import QuotaExceeded
from reviews import services
from reviews.forms import CommentForm
from reviews.models import Comment, Review
from reviews.views.articles import article_page


def leave(
    review: Review,
    form: CommentForm,
    parent: Comment | None,
    spend_all: Callable[[], None],
    **writer,
) -> Comment | None:
    """The stored comment, or None with the reason on the form."""
    if form.data.get("parent") and parent is None:
        form.add_error(None, _("The comment that you answered is no longer here."))
    if not form.is_valid():
        return None

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


def show_again(
    request: HttpRequest, review: Review, form: CommentForm, parent: Comment | None
) -> HttpResponse:
    """The page of the review, with what was typed and why it was refused."""
    retry_after = form.retry_after
    status = 429 if retry_after else 422
    response = article_page(request, review, form, parent=parent, status=status)
    if retry_after:
        response["Retry-After"] = str(retry_after)
    return response


def _wait(seconds: int) -> str:
    if seconds <= 60:
        text = ngettext("Wait %(n)s second, then post.", "Wait %(n)s seconds, then post.", seconds)
        return text % {"n": seconds}
    minutes = -(-seconds // 60)
    text = ngettext("Wait %(n)s minute, then post.", "Wait %(n)s minutes, then post.", minutes)
    return text % {"n": minutes}
