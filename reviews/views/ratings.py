"""Rating a film, and who rated it how."""

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from accounts.quotas import QuotaExceeded
from accounts.requests import AuthenticatedRequest
from films.models import Film
from films.selectors import find_film
from films.structured_data import way_from_film
from reviews import services
from reviews.forms import RatingForm
from reviews.models import RatingChange
from reviews.selectors import RATING_ORDERS, own_rating, rating_of, ratings_of_film
from reviews.views.quotas import spend_rating, words_on_many_ratings
from reviews.views.ways_back import way_back
from text.paging import page_of

# Nobody changes a rating as often; who does may turn the page.
CHANGES_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def film_rate(request: HttpRequest, slug: str) -> HttpResponse:
    """Rate a film, or clear the rating. Who comes by a link is shown the film, where one rates."""
    film = find_film(slug, request.user)
    if film is None:
        raise Http404
    if request.method != "POST":
        return redirect(film)
    if not request.user.is_authenticated:
        return redirect_to_login(film.get_absolute_url())
    member = cast(AuthenticatedRequest, request).user
    if "clear" in request.POST:
        return _clear(request, member, film)
    form = RatingForm(request.POST)
    if not form.is_valid():
        return _form_again(request, film, form)
    value = form.cleaned_data["rating"]
    try:
        spend_rating(request, rating_of(member, film), value)
    except QuotaExceeded as exceeded:
        return _too_often(request, film, form, exceeded.retry_after)
    services.rate_film(user=member, film=film, value=value)
    messages.success(
        request,
        _("Rating saved. %(film)s, %(rating)s out of 10.") % {"film": film.title, "rating": value},
    )
    return _back(request, film)


def _clear(request: HttpRequest, member: User, film: Film) -> HttpResponse:
    before = rating_of(member, film)
    try:
        spend_rating(request, before, None)
    except QuotaExceeded as exceeded:
        form = RatingForm({"rating": before})
        return _too_often(request, film, form, exceeded.retry_after)
    services.clear_rating(user=member, film=film)
    messages.success(request, _("Rating cleared."))
    return _back(request, film)


def _back(request: HttpRequest, film: Film) -> HttpResponse:
    """To the film on the page where the key was pressed; else to the film's page."""
    path = way_back(request)
    return HttpResponseRedirect(f"{path}#rated-{film.slug}") if path else redirect(film)


def _too_often(
    request: HttpRequest, film: Film, form: RatingForm, retry_after: int
) -> HttpResponse:
    form.add_error("rating", words_on_many_ratings(retry_after))
    response = _form_again(request, film, form, status=429)
    response["Retry-After"] = str(retry_after)
    return response


def _form_again(
    request: HttpRequest, film: Film, form: RatingForm, status: int = 422
) -> HttpResponse:
    """The form with what was chosen, and why it was refused."""
    page = {"film": film, "form": form}
    return render(request, "reviews/rating_form.html", page, status=status)


@login_required
@require_safe
def rating_history(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """What the member's own rating of a film was, and when. Nobody else sees it."""
    film = get_object_or_404(Film.objects.visible_to(request.user), slug=slug)
    page = page_of(
        RatingChange.objects.filter(user=request.user, film=film),
        order=("-created_at", "-id"),
        size=CHANGES_A_PAGE,
        query=request.GET,
    )
    context = {
        "film": film,
        "rating": own_rating(request.user, film),
        "page": page,
        "previous": f"?{page.previous}" if page.previous else "",
        "next": f"?{page.next}" if page.next else "",
    }
    return render(request, "reviews/rating_history.html", context)


@require_safe
def film_ratings(request: HttpRequest, slug: str) -> HttpResponse:
    """Who gave the film which number, with a text or without."""
    film = find_film(slug, request.user)
    if film is None:
        raise Http404
    sort = request.GET.get("sort")
    sort = sort if sort in RATING_ORDERS else "newest"
    page = ratings_of_film(film, sort=sort, query=request.GET)
    ordered = f"sort={sort}&" if sort != "newest" else ""
    context = {
        "film": film,
        "summary": film.summary,
        "sort": sort,
        "rows": page.rows,
        "structured_data": [way_from_film(film, _("Ratings"), site_url=settings.SITE_URL)],
        "previous": page.previous and f"?{ordered}{page.previous}",
        "next": page.next and f"?{ordered}{page.next}",
    }
    return render(request, "reviews/film_ratings.html", context)
