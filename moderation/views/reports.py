"""A reader's report of a review, a comment or a list."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.quotas import Quota, QuotaExceeded, spend
from lists.models import FilmList
from moderation import services
from moderation.forms import ReportForm
from moderation.kinds import Target, kind_of
from reviews.models import Comment, Review

# More than a careful reader sends in a day, fewer than it takes to bury the moderators.
REPORTS = Quota("report", times=20, seconds=24 * 60 * 60)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_review(request: HttpRequest, pk: int) -> HttpResponse:
    review = get_object_or_404(Review.objects.public().select_related("film", "author"), pk=pk)
    return _report(request, review)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_comment(request: HttpRequest, review_pk: int, pk: int) -> HttpResponse:
    review = get_object_or_404(Review.objects.public(), pk=review_pk)
    comments = Comment.objects.public().select_related("author", "review__film")
    return _report(request, get_object_or_404(comments, pk=pk, review=review))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_list(request: HttpRequest, pk: int) -> HttpResponse:
    lists = FilmList.objects.public().select_related("author")
    return _report(request, get_object_or_404(lists, pk=pk))


def _report(request: HttpRequest, target: Target) -> HttpResponse:
    form, status = ReportForm(), 200
    if request.method == "POST":
        form, status = ReportForm(request.POST), 422
        if form.is_valid():
            reporter = request.user if request.user.is_authenticated else None
            try:
                services.report(
                    target=target,
                    reporter=reporter,
                    before_storing=partial(spend, REPORTS, request),
                    **form.cleaned_data,
                )
            except QuotaExceeded:
                form.add_error(None, _("You have sent many reports today. Send this one tomorrow."))
                status = 429
            else:
                return redirect(f"{request.path}?sent=1")
    context = {
        "target": target,
        "kind": kind_of(target).name,
        "form": form,
        "sent": status == 200 and "sent" in request.GET,
    }
    return render(request, "moderation/report_form.html", context, status=status)
