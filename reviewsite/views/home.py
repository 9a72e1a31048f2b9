"""The home page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from films.structured_data import item_list
from freshness import depends_on
from reviews.selectors import number_of_ratings, own_home
from reviewsite.home import read_home
from reviewsite.structured_data import website
from reviewsite.views.rate import SKIPPED, show_wall, wall_of
from reviewsite.well_known import RATINGS_ASKED


@depends_on("films", "charts", "reviews", "comments", "bills", "lists", daily=True)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The magazine; for a member below what concerns them alone, and for who has rated few films
    the wall instead."""
    if request.user.is_authenticated and SKIPPED not in request.session:
        rated = number_of_ratings(request.user)
        if rated < RATINGS_ASKED and (wall := wall_of(request)).is_worth_showing:
            return show_wall(request, wall, rated)
    home = read_home()
    data = [website(), item_list(home.most_rated, site_url=settings.SITE_URL)]
    own = own_home(request.user) if request.user.is_authenticated else None
    context = {"home": home, "own": own, "structured_data": data}
    return render(request, "pages/home.html", context)
