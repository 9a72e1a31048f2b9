"""The home page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from films.structured_data import item_list
from freshness import depends_on
from reviewsite.home import read_home
from reviewsite.structured_data import website


@depends_on("films", "charts", "reviews", "comments", "bills", "lists", daily=True)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    home = read_home()
    data = [website(), item_list(home.most_rated, site_url=settings.SITE_URL)]
    return render(request, "pages/home.html", {"home": home, "structured_data": data})
