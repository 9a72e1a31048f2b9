"""The wall of well-known films that a new member rates, and leaving it for later."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import AuthenticatedRequest
from reviews.page_parts.my_ratings import my_ratings
from reviews.selectors import number_of_ratings
from reviewsite.well_known import RATINGS_ASKED, WALLS, Wall, read_wall

# Kept as long as the session: who signs in anew with few ratings is asked once more.
SKIPPED = "rates_later"


@login_required
@require_safe
def rate(request: AuthenticatedRequest) -> HttpResponse:
    """Films to rate; `wall` tells which ones."""
    typed = request.GET.get("wall", "")
    number = int(typed) % WALLS if typed.isascii() and typed.isdigit() and len(typed) < 3 else 0
    return show_wall(request, wall_of(request, number), number_of_ratings(request.user))


@require_POST
@login_required
def rate_later(request: AuthenticatedRequest) -> HttpResponse:
    """Home shows the wall no more."""
    request.session[SKIPPED] = True
    return redirect("home")


def wall_of(request: HttpRequest, number: int = 0) -> Wall:
    """A wall for this reader. Its keys lead back to it, also from the home page."""
    here = reverse("rate") + (f"?wall={number}" if number else "")
    return read_wall(number, partial(my_ratings, request, here=here))


def show_wall(request: HttpRequest, wall: Wall, rated: int) -> HttpResponse:
    context = {"wall": wall, "rated": rated, "asked": RATINGS_ASKED}
    return render(request, "pages/rate.html", context)
