"""Finding a review helpful, and taking that back."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.quotas import QuotaExceeded
from reviews import services
from reviews.models import Review
from reviews.views.quotas import spend_helpful_mark, words_on_many_marks
from reviews.views.ways_back import way_back


@require_http_methods(["GET", "HEAD", "POST"])
def review_helpful(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a review as helpful, or take the mark back. A reader who is not signed in comes here
    by a link, signs in, and is led to the review."""
    review = get_object_or_404(Review.objects.public(), pk=pk)
    if not request.user.is_authenticated:
        return redirect_to_login(review.get_absolute_url())
    if request.method != "POST":
        return redirect(review)
    try:
        spend_helpful_mark(request)
    except QuotaExceeded as exceeded:
        return _too_often(request, review, exceeded.retry_after)
    if request.POST.get("helpful") == "0":
        services.unmark_helpful(user=request.user, review=review)
        messages.success(request, _("No longer marked as helpful."))
        return _back(request, review)
    try:
        services.mark_helpful(user=request.user, review=review)
        messages.success(request, _("Marked as helpful."))
    except services.OwnReview:
        messages.error(request, _("This review is your own."))
    except services.ReviewNotPublic:
        messages.error(request, _("This review is no longer public."))
    return _back(request, review)


def _too_often(request: HttpRequest, review: Review, retry_after: int) -> HttpResponse:
    context = {
        "title": _("Helpful"),
        "problem": words_on_many_marks(retry_after),
        "address": _place(request, review),
        # The button's own address shows no page.
        "here": review.get_absolute_url(),
        "action": _("Back to the review"),
    }
    response = render(request, "reviews/no_more_fit.html", context, status=429)
    response["Retry-After"] = str(retry_after)
    return response


def _back(request: HttpRequest, review: Review) -> HttpResponse:
    return HttpResponseRedirect(_place(request, review))


def _place(request: HttpRequest, review: Review) -> str:
    """The place on the page where the button was pressed; else the review."""
    path = way_back(request)
    return f"{path}#review-{review.pk}" if path else review.get_absolute_url()
