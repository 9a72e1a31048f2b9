"""The pages of one film: the film itself, its full credits, its stills."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from films import selectors, structured_data
from films.models import Film
from freshness import depends_on

from .film_page import FilmPage, crumbs_to


# Daily, since the form to rate says whether the film is out, and for the films near it.
@depends_on(
    "film:{slug}", "score:{slug}", "voices:{slug}", "listed:{slug}", "films",
    daily=True,
)  # fmt: skip
@require_safe
def film_detail(request: HttpRequest, slug: str) -> HttpResponse:
    film = selectors.find_film(slug, request.user)
    if film is None:
        raise Http404
    context = {"page": FilmPage(request, film), "film": film}
    return render(request, "films/film_detail.html", context)


# Of a department; a crew of hundreds folds, so that the next department is not far below.
CREDITS_SHOWN = 40


@depends_on("film:{slug}")
@require_safe
def film_credits(request: HttpRequest, slug: str) -> HttpResponse:
    film = selectors.find_film(slug, request.user)
    if film is None:
        raise Http404
    departments = selectors.film_credits(film)
    return _subpage(
        request, film, "credits", _("Full credits"), departments=departments, shown=CREDITS_SHOWN
    )


@depends_on("film:{slug}")
@require_safe
def film_stills(request: HttpRequest, slug: str) -> HttpResponse:
    film = selectors.find_film(slug, request.user)
    if film is None:
        raise Http404
    stills = selectors.stills_of(film)
    return _subpage(request, film, "stills", _("Photos"), stills=stills)


@depends_on("film:{slug}")
@require_safe
def film_still(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    film = selectors.find_film(slug, request.user)
    shown = selectors.find_still(film, pk) if film else None
    if film is None or shown is None:
        raise Http404
    here = _("Photo %(place)d of %(number)d") % {"place": shown.place, "number": shown.number}
    return _subpage(request, film, "still", here, shown=shown)


def _subpage(request: HttpRequest, film: Film, name: str, here: str, **found) -> HttpResponse:
    crumbs = [*crumbs_to(film), (Truncator(film.title).chars(60), film.get_absolute_url())]
    data = [structured_data.breadcrumbs(crumbs, here, site_url=settings.SITE_URL)]
    context = {"film": film, "crumbs": crumbs, "here": here, "structured_data": data, **found}
    return render(request, f"films/film_{name}.html", context)
