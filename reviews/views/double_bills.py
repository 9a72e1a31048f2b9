"""The signed-in member's double bill: chosen, changed, removed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.requests import AuthenticatedRequest
from reviews import services
from reviews.film_forms import DoubleBillForm
from reviews.selectors import double_bill_of, favourites_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def double_bill(request: AuthenticatedRequest) -> HttpResponse:
    """Two films and a reason, for the member's own page."""
    member = request.user
    if request.method == "POST" and request.POST.get("do") == "remove":
        services.remove_double_bill(author=member)
        messages.success(request, _("Double bill removed."))
        return redirect(member)
    bill = double_bill_of(member)
    initial = {"first": bill.first, "second": bill.second, "reason": bill.reason} if bill else {}
    form = DoubleBillForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        services.set_double_bill(author=member, **form.cleaned_data)
        messages.success(request, _("Double bill saved."))
        return redirect(member)
    context = {"form": form, "bill": bill, "favourites": favourites_of(member)}
    status = 422 if form.is_bound else 200
    return render(request, "reviews/double_bill_form.html", context, status=status)
