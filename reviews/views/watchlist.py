"""The films that a member means to see: the button, and the page that only they see."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import AuthenticatedRequest
from films.models import Film
from reviews import services
from reviews.selectors import watchlist_page
from reviews.services.watchlists import MAX_WATCHLIST
from reviews.views.no_more_fit import no_more_fit
from reviews.views.ways_back import way_back


@require_POST
def film_watchlist(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a film on the watchlist or take it off, as `on` says."""
    film = get_object_or_404(Film.objects.visible_to(request.user), slug=slug)
    if not request.user.is_authenticated:
        return redirect_to_login(film.get_absolute_url())
    if request.POST.get("on") == "0":
        services.take_off_watchlist(user=request.user, film=film)
        messages.success(request, _("%(film)s is off your watchlist.") % {"film": film.title})
    else:
        try:
            services.add_to_watchlist(user=request.user, film=film)
        except services.WatchlistFull:
            return _full(request)
        messages.success(request, _("%(film)s is on your watchlist.") % {"film": film.title})
    return HttpResponseRedirect(way_back(request) or film.get_absolute_url())


def _full(request: HttpRequest) -> HttpResponse:
    text = _("Your watchlist holds %(most)s films, and no more fit. Take one off first.")
    return no_more_fit(
        request,
        title=_("Watchlist"),
        text=text,
        most=MAX_WATCHLIST,
        place="watchlist",
        action=_("Your watchlist"),
    )


@login_required
@require_safe
def watchlist(request: AuthenticatedRequest) -> HttpResponse:
    """The member's own watchlist."""
    page = watchlist_page(request.user, query=request.GET)
    context = {
        "films": [entry.film for entry in page.rows],
        "previous": f"?{page.previous}" if page.previous else "",
        "next": f"?{page.next}" if page.next else "",
    }
    return render(request, "reviews/watchlist.html", context)
