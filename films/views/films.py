"""The pages of one film: the film itself, its full credits, its stills."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from films import selectors, structured_data
from films.models import Credit, Department, Film
from freshness import depends_on

from .retired import to_present_film

# A longer title takes the smaller heading.
LONG_HEADING = 32
LEADS_SHOWN = 3


# Daily, since the form to rate says whether the film is out.
@depends_on("film:{slug}", "films", "charts", daily=True)
@require_safe
def film_detail(request: HttpRequest, slug: str) -> HttpResponse:
    film = _find(request, slug)
    if film is None:
        return to_present_film(request, slug, "film_detail")
    facts = selectors.film_facts(film)
    crew = selectors.film_crew_shown(film)
    shown = _crew_context(crew)
    crumbs = _crumbs_to(film)
    named = [*shown["directors"], *shown["cast"]]
    data = [
        structured_data.movie(film, facts, named, site_url=settings.SITE_URL),
        structured_data.breadcrumbs(crumbs, film.title, site_url=settings.SITE_URL),
    ]
    near = selectors.films_near(
        film, people={credit.person_id for credit in crew}, genres=facts.genres
    )
    return render(
        request,
        "films/film_detail.html",
        {
            "film": film,
            "summary": getattr(film, "rating_summary", None),
            "is_long": len(film.title) > LONG_HEADING,
            "facts": facts,
            "original_title": film.original_title if film.original_title != film.title else "",
            "other_titles": _other_titles(film, facts),
            "crumbs": crumbs,
            "structured_data": data,
            "stills": selectors.stills_of(film),
            "near": near,
            "shown_films": [film, *near],
            **shown,
        },
    )


@depends_on("film:{slug}")
@require_safe
def film_credits(request: HttpRequest, slug: str) -> HttpResponse:
    film = _find(request, slug)
    if film is None:
        return to_present_film(request, slug, "film_credits")
    departments = selectors.film_credits(film)
    return _subpage(request, film, "credits", _("Full credits"), departments=departments)


@depends_on("film:{slug}")
@require_safe
def film_stills(request: HttpRequest, slug: str) -> HttpResponse:
    film = _find(request, slug)
    if film is None:
        return to_present_film(request, slug, "film_stills")
    stills = selectors.stills_of(film, limit=None)
    return _subpage(request, film, "stills", _("Photos"), stills=stills)


def _find(request: HttpRequest, slug: str) -> Film | None:
    films = Film.objects.visible_to(request.user).with_card().select_related("share_card")
    return films.filter(slug=slug).first()


def _subpage(request: HttpRequest, film: Film, name: str, here: str, **found) -> HttpResponse:
    crumbs = [*_crumbs_to(film), (Truncator(film.title).chars(60), film.get_absolute_url())]
    data = [structured_data.breadcrumbs(crumbs, here, site_url=settings.SITE_URL)]
    context = {"film": film, "crumbs": crumbs, "here": here, "structured_data": data, **found}
    return render(request, f"films/film_{name}.html", context)


def _crumbs_to(film: Film) -> list[tuple[str, str]]:
    films = reverse("film_list")
    crumbs = [(_("Films"), films)]
    if film.release_year:
        year = str(film.release_year)
        crumbs.append((year, f"{films}?from={year}&to={year}"))
    return crumbs


def _crew_context(crew: list[Credit]) -> dict:
    cast = [credit for credit in crew if credit.department == Department.CAST]
    directors = [credit for credit in crew if credit.department == Department.DIRECTING]
    shown = cast[: selectors.CAST_SHOWN]
    return {
        "cast": shown,
        "leads": shown[:LEADS_SHOWN],
        "directors": directors,
        "cast_count": len(cast) + len(directors) if len(cast) == len(shown) else None,
    }


def _other_titles(film: Film, facts: selectors.FilmFacts) -> list:
    told = {film.title, film.original_title}
    return [title for title in facts.titles if title.title not in told]
