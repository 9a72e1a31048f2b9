"""The queue: what waits for a moderator, oldest first, each decided about where it stands."""

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import AuthenticatedRequest
from moderation import queues, selectors, services
from moderation.forms import BUTTONS, AnswerForm, QueueForm
from moderation.kinds import KINDS
from moderation.models import Suggestion
from moderation.queues import Fact, Waiting

from .cases import carry_out

TABS = {
    "": gettext_lazy("All"),
    queues.COMMENTS: gettext_lazy("Comments"),
    queues.REPORTS: gettext_lazy("Reports"),
    queues.FACTS: gettext_lazy("Facts"),
}


@require_safe
@permission_required("moderation.moderate", raise_exception=True)
def to_queue(request: HttpRequest) -> HttpResponse:
    return redirect("moderation_queue")


@require_safe
@permission_required("moderation.moderate", raise_exception=True)
def queue(request: AuthenticatedRequest) -> HttpResponse:
    return _page(request)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("moderation.moderate", raise_exception=True)
def decide_in_queue(request: AuthenticatedRequest, kind: str, pk: int) -> HttpResponse:
    """Decide about one text of the queue and come back to the others."""
    if request.method != "POST":
        return redirect(_address(request))
    if kind not in KINDS:
        raise Http404
    waiting = queues.waiting_for(get_object_or_404(KINDS[kind].cases(), pk=pk))
    form = _decision_form(waiting, request.POST)
    if form.is_valid() and carry_out(request, form, waiting.target):
        return redirect(_address(request))
    return _page(request, waiting, form)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("moderation.moderate", raise_exception=True)
def answer_in_queue(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Answer a suggestion of the queue and come back to the others."""
    if request.method != "POST":
        return redirect(_address(request))
    if Suggestion.objects.visible_to(request.user).exclude(answered_at=None).filter(pk=pk).exists():
        messages.info(request, _("It was answered already."))
        return redirect(_address(request))
    suggestions = Suggestion.objects.answerable_by(request.user)
    fact = Fact(get_object_or_404(suggestions.select_related("film", "person", "member"), pk=pk))
    form = _answer_form(fact, request.POST)
    if not form.is_valid():
        return _page(request, fact, form)
    services.answer_suggestion(
        suggestion=fact.suggestion,
        actor=request.user,
        is_taken=form.cleaned_data["outcome"] == "taken",
        answer=form.cleaned_data["answer"],
    )
    messages.success(request, _("Answered. The member reads it where it was suggested."))
    return redirect(_address(request))


def _page(
    request: AuthenticatedRequest, tried: Waiting | Fact | None = None, form: Form | None = None
) -> HttpResponse:
    """The queue; `tried` is what could not be decided about, with its form and what is wrong."""
    show = _show(request)
    found = queues.queue_of(request.user, show)
    waiting = found.waiting
    if tried and tried.name not in [one.name for one in waiting]:
        waiting = [tried, *waiting]
    rows = [
        _row(request, one, form if tried and form and one.name == tried.name else _form(one))
        for one in waiting
    ]
    context = {
        **admin.site.each_context(request),
        "title": _("Queue"),
        "rows": rows,
        "tried": tried,
        "number": len(found.waiting),
        "is_more": found.is_more,
        "oldest": found.waiting and timesince(found.waiting[0].since, depth=1),
        "show": show,
        "tabs": [(name, label, name == show) for name, label in TABS.items()],
        "reasons": selectors.recent_reasons(request.user),
    }
    request.current_app = admin.site.name
    status = 422 if tried else 200
    return render(request, "admin/moderation/queue.html", context, status=status)


def _form(waiting: Waiting | Fact) -> Form:
    return _answer_form(waiting) if isinstance(waiting, Fact) else _decision_form(waiting)


def _answer_form(fact: Fact, data=None) -> AnswerForm:
    return AnswerForm(data, auto_id=f"{fact.name}-%s")


def _decision_form(waiting: Waiting, data=None) -> QueueForm:
    initial = {"rule": waiting.report.rule} if waiting.report else {}
    return QueueForm(waiting.verbs, data, initial=initial, auto_id=f"{waiting.name}-%s")


def _row(request: AuthenticatedRequest, waiting: Waiting | Fact, form: Form) -> dict:
    if isinstance(waiting, Fact):
        is_own = waiting.suggestion.member_id == request.user.pk
        return {"waiting": waiting, "form": form, "buttons": AnswerForm.OUTCOMES, "is_own": is_own}
    return {
        "waiting": waiting,
        "title": KINDS[waiting.kind].title(waiting.target),
        "form": form,
        "buttons": [(verb, BUTTONS[verb]) for verb in waiting.verbs],
        "is_own": waiting.target.author_id == request.user.pk,
    }


def _show(request: HttpRequest) -> str:
    show = request.GET.get("show", "")
    return show if show in TABS else ""


def _address(request: HttpRequest) -> str:
    show = _show(request)
    return reverse("moderation_queue", query={"show": show} if show else None)
