"""The signed-in member's picture: chosen, replaced, removed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.quotas import Quota, QuotaExceeded, spend
from accounts.requests import AuthenticatedRequest
from reviews import services
from reviews.forms import AvatarForm

# To make one anew costs the server seconds; nobody needs more tries to find a good one.
AVATARS = Quota("avatar", times=20, seconds=3600)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def avatar(request: AuthenticatedRequest) -> HttpResponse:
    """The picture that stands beside what the member writes; nobody can change another's."""
    if request.method != "POST":
        return _page(request, AvatarForm())
    if request.POST.get("do") == "remove":
        services.remove_avatar(member=request.user)
        messages.success(request, _("Picture removed."))
        return redirect("account_avatar")
    try:
        spend(AVATARS, request)
    except QuotaExceeded:
        form = AvatarForm({})
        form.errors.clear()
        form.add_error("picture", _("Too many pictures in an hour. Try again later."))
        return _page(request, form, status=429)
    form = AvatarForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    services.give_avatar(member=request.user, remade=form.cleaned_data["picture"])
    messages.success(request, _("Picture saved."))
    return redirect("account_avatar")


def _page(request: AuthenticatedRequest, form: AvatarForm, *, status: int = 200) -> HttpResponse:
    return render(request, "accounts/avatar_form.html", {"form": form}, status=status)
