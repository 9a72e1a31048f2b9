"""The address that new comments go to."""

from typing import cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.requests import AuthenticatedRequest
from accounts.visitors import refuse_foreign_origin
from reviews.forms import COMMENT_MAX_LENGTH
from reviews.models import Review
from reviews.selectors import find_review
from reviews.views.articles import article_page, comment_form

from .guests import comment_as_guest
from .members import comment_as_member


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def comment_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Comment on a review. Members send the token of their page; a guest's page holds none, so
    a guest's form is only believed to come from this site. A refused comment is shown at this
    address; who comes here by a link is led to the form."""
    review = find_review(pk, request.user)
    if review is None or not review.is_public:
        raise Http404
    if request.method != "POST":
        return redirect(f"{review.get_absolute_url()}#reply")
    if _is_too_long(request):
        return _refuse_length(request, review)
    if request.user.is_authenticated:
        return comment_as_member(cast(AuthenticatedRequest, request), review)
    refuse_foreign_origin(request)
    return comment_as_guest(request, review)


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
