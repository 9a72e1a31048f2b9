"""Rating a film."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from films.models import Film
from reviews import services
from reviews.forms import RatingForm


@require_http_methods(["GET", "HEAD", "POST"])
def film_rate(request: HttpRequest, slug: str) -> HttpResponse:
    """Rate a film, or clear the rating. Who comes by a link is shown the film, where one rates."""
    film = get_object_or_404(Film.objects.visible_to(request.user), slug=slug)
    if request.method != "POST":
        return redirect(film)
    if not request.user.is_authenticated:
        return redirect_to_login(film.get_absolute_url())
    if "clear" in request.POST:
        services.clear_rating(user=request.user, film=film)
        messages.success(request, _("Rating cleared."))
        return redirect(film)
    form = RatingForm(request.POST)
    if not form.is_valid():
        page = {"film": film, "form": form}
        return render(request, "reviews/rating_form.html", page, status=422)
    value = form.cleaned_data["rating"]
    services.rate_film(user=request.user, film=film, value=value)
    messages.success(
        request,
        _("Rating saved. %(film)s, %(rating)s out of 10.") % {"film": film.title, "rating": value},
    )
    return redirect(film)
