"""Where writing begins: which film, and what the member has begun already."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.requests import AuthenticatedRequest
from reviews.film_forms import BeginForm
from reviews.selectors import drafts_of, unreviewed_by


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def review_begin(request: AuthenticatedRequest) -> HttpResponse:
    """Leads to the editor of the film that is named. Drafts and rated films are offered."""
    form = BeginForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return redirect("review_new", form.cleaned_data["film"].slug)
    page = {
        "form": form,
        "drafts": drafts_of(request.user),
        "unreviewed": unreviewed_by(request.user),
    }
    return render(request, "reviews/review_begin.html", page, status=422 if form.errors else 200)
