"""Lists of reviews: of one film, and of the whole site."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from films.models import Film
from films.structured_data import item_list
from reviews.selectors import ORDERS, list_reviews


@require_safe
def film_reviews(request: HttpRequest, slug: str) -> HttpResponse:
    films = Film.objects.visible_to(request.user).with_card()
    film = get_object_or_404(films, slug=slug)
    sort = request.GET.get("sort")
    sort = sort if sort in ORDERS else "newest"
    page = list_reviews(film=film, sort=sort, query=request.GET)
    summary = getattr(film, "rating_summary", None)
    return render(
        request,
        "reviews/film_reviews.html",
        {
            "film": film,
            "page": page,
            "sort": sort,
            "structured_data": [item_list(page.rows, site_url=settings.SITE_URL)],
            "review_count": summary.review_count if summary else 0,
            "previous": _address(page.previous, sort),
            "next": _address(page.next, sort),
        },
    )


@require_safe
def review_list(request: HttpRequest) -> HttpResponse:
    page = list_reviews(film=None, sort="newest", query=request.GET)
    return render(
        request,
        "reviews/review_list.html",
        {
            "page": page,
            "structured_data": [item_list(page.rows, site_url=settings.SITE_URL)],
            "previous": _address(page.previous),
            "next": _address(page.next),
        },
    )


def _address(cursor: str, sort: str = "newest") -> str:
    if not cursor:
        return ""
    return f"?{cursor}" if sort == "newest" else f"?sort={sort}&{cursor}"
