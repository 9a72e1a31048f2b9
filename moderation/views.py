"""Pages of moderation: a reader's report, the public log, and the case that a moderator decides."""

from functools import partial

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.quotas import Quota, QuotaExceeded, spend
from accounts.requests import AuthenticatedRequest
from freshness import depends_on
from lists.list_pages import films_on
from lists.models import FilmList
from moderation import selectors, services
from moderation.forms import BUTTONS, DecisionForm, ReportForm
from moderation.models import ModerationAction
from moderation.selectors import Target
from reviews.models import Comment, Review

# More than a careful reader sends in a day, fewer than it takes to bury the moderators.
REPORTS = Quota("report", times=20, seconds=24 * 60 * 60)

Verb = ModerationAction.Verb
DONE = {
    Verb.APPROVE: gettext_lazy("Approved. Readers see it now."),
    Verb.HIDE: gettext_lazy("Hidden. Its author sees it with the rule and the reason."),
    Verb.RESTORE: gettext_lazy("Restored to where it was."),
    Verb.DISMISS: gettext_lazy("The reports are closed."),
}


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
        "kind": selectors.kind_of(target),
        "form": form,
        "sent": status == 200 and "sent" in request.GET,
    }
    return render(request, "moderation/report_form.html", context, status=status)


@depends_on("decisions", "reviews", "comments", "lists", query=("after", "before"))
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    page = selectors.log_page(request.GET)
    context = {
        "decisions": page.rows,
        "previous": page.previous and f"?{page.previous}",
        "next": page.next and f"?{page.next}",
    }
    return render(request, "moderation/log.html", context)


@require_safe
@permission_required("moderation.moderate", raise_exception=True)
def desk(request: HttpRequest) -> HttpResponse:
    return redirect("admin:reviews_comment_changelist")


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("moderation.moderate", raise_exception=True)
def case(request: AuthenticatedRequest, kind: str, pk: int) -> HttpResponse:
    """One text or list with all that a decision needs to know, and the form to decide."""
    if kind not in ModerationAction.TargetKind.values:
        raise Http404
    target = get_object_or_404(selectors.case_targets(kind), pk=pk)
    reports = list(
        selectors.open_reports(target).select_related("reporter")[: selectors.REPORTS_SHOWN]
    )
    verbs = selectors.possible_verbs(target)
    initial = {"rule": reports[0].rule} if reports else {}
    form = DecisionForm(verbs, request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and _decide(request, form, target):
        return redirect(request.path)
    context = {
        **admin.site.each_context(request),
        "title": _case_title(target),
        "target": target,
        "kind": kind,
        "rows": films_on(target) if isinstance(target, FilmList) else [],
        "form": form,
        "buttons": [(verb, BUTTONS[verb]) for verb in verbs],
        "is_own": target.author_id == request.user.pk,
        "reports": reports,
        "report_count": selectors.open_reports(target).count(),
        "history": selectors.history_of_author(target),
        "decisions": selectors.decisions_about(target).select_related("actor"),
    }
    request.current_app = admin.site.name
    status = 422 if form.errors else 200
    return render(request, "admin/moderation/case.html", context, status=status)


def _decide(request: AuthenticatedRequest, form: DecisionForm, target: Target) -> bool:
    try:
        action = services.decide(target=target, actor=request.user, **form.cleaned_data)
    except services.OwnContent:
        form.add_error(None, _("This is your own text. Another moderator decides about it."))
        return False
    if action is None:
        messages.warning(request, _("Nothing was left to decide."))
    else:
        messages.success(request, DONE[Verb(action.verb)])
    return True


def _case_title(target: Target) -> str:
    if isinstance(target, FilmList):
        return _("List by a member")
    if isinstance(target, Comment):
        return _("Comment by a member") if target.author_id else _("Comment by a guest")
    return _("Editorial review") if target.is_editorial else _("Review by a member")
