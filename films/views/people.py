"""The page of a person."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from films import selectors, structured_data
from freshness import depends_on
from freshness.versions import also_shows


@depends_on("person:{slug}", "lists")
@require_safe
def person_detail(request: HttpRequest, slug: str) -> HttpResponse:
    person = selectors.person_at(slug)
    if person is None:
        raise Http404
    filmography = selectors.filmography_of(person)
    films = filmography.films
    also_shows(request, selectors.score_versions(films))
    names = selectors.names_of(person)
    crumbs = [(_("Films"), reverse("film_list"))]
    professions = [str(part.profession) for part in filmography.parts]
    data = [
        structured_data.person(
            person,
            [name.name for name in names],
            professions=professions,
            site_url=settings.SITE_URL,
        ),
        structured_data.breadcrumbs(crumbs, person.name, site_url=settings.SITE_URL),
    ]
    return render(
        request,
        "films/person_detail.html",
        {
            "person": person,
            "names": names,
            "links": selectors.links_of(person),
            "filmography": filmography,
            "films": films,
            "professions": professions,
            "collaborators": selectors.collaborators_of(person, films),
            "crumbs": crumbs,
            "structured_data": data,
        },
    )
