"""A member's suggestion about a film's or a person's record, and what became of earlier ones."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.quotas import Quota, QuotaExceeded, spend
from accounts.requests import AuthenticatedRequest
from films.models import Film, Person
from moderation import selectors, services
from moderation.forms import SuggestionForm

# More than a careful member finds in a day, fewer than it takes to bury the moderators.
SUGGESTIONS = Quota("suggestion", times=20, seconds=24 * 60 * 60)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def suggest_about_film(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    return _suggest(request, get_object_or_404(Film.objects.public(), slug=slug))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def suggest_about_person(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    return _suggest(request, get_object_or_404(Person.objects.all(), slug=slug))


def _suggest(request: AuthenticatedRequest, record: Film | Person) -> HttpResponse:
    form, status = SuggestionForm(), 200
    if request.method == "POST":
        form, status = SuggestionForm(request.POST), 422
        if form.is_valid():
            try:
                services.suggest_change(
                    record=record,
                    member=request.user,
                    before_storing=partial(spend, SUGGESTIONS, request),
                    **form.cleaned_data,
                )
            except QuotaExceeded:
                form.add_error(None, _("You have suggested a lot today. Send this one tomorrow."))
                status = 429
            else:
                return redirect(f"{request.path}?sent=1")
    context = {
        "record": record,
        "form": form,
        "sent": status == 200 and "sent" in request.GET,
        "earlier": selectors.suggestions_about(record, request.user),
    }
    return render(request, "moderation/suggestion_form.html", context, status=status)
