"""A member's own data: a copy of it, and leaving. The password is asked for again on every page."""

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import ERASURE_UNDO_TIME, EXPORT_LIFETIME, Export
from accounts.quotas import Quota, QuotaExceeded, spend
from accounts.requests import AuthenticatedRequest
from accounts.services import LastOperator, undo_erasure
from reviewsite.personal_data.asking import ask_for_erasure, ask_for_export

# A copy reads all that somebody ever wrote; it changes little in a day.
EXPORTS = Quota("export", times=5, seconds=86_400)


class LeavingForm(forms.Form):
    """What becomes of the ratings and texts of a member who leaves."""

    contributions = forms.ChoiceField(
        label=gettext_lazy("Your ratings, reviews and comments"),
        choices=[
            ("delete", gettext_lazy("Delete them with the account")),
            ("keep", gettext_lazy("Leave them here, without your name")),
        ],
        widget=forms.RadioSelect,
    )


@login_required
@reauthentication_required
@require_http_methods(["GET", "HEAD", "POST"])
def personal_data(request: AuthenticatedRequest) -> HttpResponse:
    """What a member can have done with their data; a POST asks for a copy."""
    status = 200
    if request.method == "POST":
        try:
            spend(EXPORTS, request)
            ask_for_export(request.user)
            return redirect("personal_data")
        except QuotaExceeded:
            status = 429
    export = Export.objects.defer("body").filter(user=request.user).first()
    context = {
        "export": export,
        "export_days": EXPORT_LIFETIME.days,
        "undo_days": ERASURE_UNDO_TIME.days,
        "too_often": status == 429,
    }
    return render(request, "accounts/personal_data.html", context, status=status)


@login_required
@reauthentication_required
@require_safe
def export_download(request: AuthenticatedRequest) -> HttpResponse:
    """The copy, until its time is over."""
    export = Export.objects.filter(user=request.user).first()
    if export is None or export.body is None or export.is_over:
        raise Http404
    response = HttpResponse(bytes(export.body), content_type="application/zip")
    name = f"{request.user.username}-{export.made_at:%Y-%m-%d}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@login_required
@reauthentication_required
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: AuthenticatedRequest) -> HttpResponse:
    """Ask to be erased, with the choice of what stays."""
    member = request.user
    form = LeavingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        keeps = form.cleaned_data["contributions"] == "keep"
        try:
            ask_for_erasure(member, keeps_contributions=keeps)
        except LastOperator:
            form.add_error(None, _("You are the only one who runs this site. Hand it over first."))
        else:
            mail = {"erased_from": member.erased_from}
            get_adapter(request).send_mail("account/email/erasure_asked", member.email, mail)
            return redirect("personal_data")
    status = 422 if form.is_bound else 200
    context = {"form": form, "undo_days": ERASURE_UNDO_TIME.days}
    return render(request, "accounts/leave_form.html", context, status=status)


@login_required
@require_POST
def stay(request: AuthenticatedRequest) -> HttpResponse:
    """Forget that the member wanted to leave."""
    undo_erasure(member=request.user)
    messages.success(request, _("Good to have you. Your account stays."))
    return redirect("account_profile")
