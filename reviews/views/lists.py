"""All reviews of one film."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from films.selectors import find_film
from films.structured_data import item_list, way_from_film
from freshness import depends_on
from reviews.selectors import REVIEW_ORDERS, languages_of_reviews, list_reviews
from text.languages import language_name

from .choosing import CHOICE, Choice


@depends_on(
    "film:{slug}",
    "score:{slug}",
    "voices:{slug}",
    query=CHOICE,
)
@require_safe
def film_reviews(request: HttpRequest, slug: str) -> HttpResponse:
    film = find_film(slug, request.user)
    if film is None:
        raise Http404
    choice = Choice.of(request, REVIEW_ORDERS)
    page = list_reviews(film=film, query=request.GET, **vars(choice))
    return render(
        request,
        "reviews/film_reviews.html",
        {
            "film": film,
            "page": page,
            "choice": choice,
            "orders": [(name, choice.but(sort=name)) for name in REVIEW_ORDERS],
            "languages": [(code, language_name(code)) for code in languages_of_reviews(film)],
            "language": language_name(choice.language) if choice.language else "",
            "without_language": choice.but(language=""),
            "with_spoilers": choice.but(spoilers=True),
            "structured_data": [
                item_list(page.rows, site_url=settings.SITE_URL),
                way_from_film(film, _("Reviews"), site_url=settings.SITE_URL),
            ],
            "review_count": film.summary.review_count,
            "previous": choice.at(page.previous),
            "next": choice.at(page.next),
        },
    )
