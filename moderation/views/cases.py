"""The case of a text or a list: all that a decision needs to know, and the form to decide."""

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.requests import AuthenticatedRequest
from moderation import selectors, services
from moderation.forms import BUTTONS, DecisionForm
from moderation.kinds import KINDS, Target
from moderation.models import ModerationAction

Verb = ModerationAction.Verb
DONE = {
    Verb.APPROVE: gettext_lazy("Approved. Readers see it now."),
    Verb.HIDE: gettext_lazy("Hidden. Its author sees it with the rule and the reason."),
    Verb.RESTORE: gettext_lazy("Restored to where it was."),
    Verb.DISMISS: gettext_lazy("The reports are closed."),
}


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("moderation.moderate", raise_exception=True)
def case(request: AuthenticatedRequest, kind: str, pk: int) -> HttpResponse:
    """One text or list with all that a decision needs to know, and the form to decide."""
    if kind not in KINDS:
        raise Http404
    target = get_object_or_404(KINDS[kind].cases(), pk=pk)
    reports = list(
        selectors.open_reports(target).select_related("reporter")[: selectors.REPORTS_SHOWN]
    )
    verbs = selectors.possible_verbs(target)
    initial = {"rule": reports[0].rule} if reports else {}
    form = DecisionForm(verbs, request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and carry_out(request, form, target):
        return redirect(request.path)
    context = {
        **admin.site.each_context(request),
        "title": KINDS[kind].title(target),
        "target": target,
        "kind": kind,
        "rows": KINDS[kind].films(target),
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


def carry_out(request: AuthenticatedRequest, form: DecisionForm, target: Target) -> bool:
    """Decide as a valid form says and leave a message; an error stays on the form."""
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
