"""Lists of reviews: of one film, and of the whole site."""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlencode

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

LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(-[a-z]{2,8})?", re.ASCII)


@dataclass(frozen=True)
class Choice:
    """The order and the filters of a film's reviews, as the address has them."""

    sort: str = "newest"
    language: str = ""
    spoilers: bool = True

    @classmethod
    def of(cls, request: HttpRequest) -> "Choice":
        sort, language = request.GET.get("sort", ""), request.GET.get("language", "")
        return cls(
            sort=sort if sort in REVIEW_ORDERS else "newest",
            language=language if LANGUAGE_CODE.fullmatch(language) else "",
            spoilers=request.GET.get("spoilers") != "no",
        )

    @property
    def query(self) -> str:
        """The part of an address that says this choice; empty for the usual one."""
        parts = {
            "sort": self.sort if self.sort != "newest" else "",
            "language": self.language,
            "spoilers": "" if self.spoilers else "no",
        }
        return urlencode({name: value for name, value in parts.items() if value})

    def but(self, **changed) -> str:
        """The address of the same choice with something else."""
        return f"?{replace(self, **changed).query}"


@depends_on(
    "film:{slug}",
    "score:{slug}",
    "voices:{slug}",
    query=("after", "before", "sort", "language", "spoilers"),
)
@require_safe
def film_reviews(request: HttpRequest, slug: str) -> HttpResponse:
    film = find_film(slug, request.user)
    if film is None:
        raise Http404
    choice = Choice.of(request)
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
            "previous": _address(page.previous, choice),
            "next": _address(page.next, choice),
        },
    )


@depends_on("reviews", query=("after", "before"))
@require_safe
def review_list(request: HttpRequest) -> HttpResponse:
    page = list_reviews(film=None, query=request.GET)
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


def _address(cursor: str, choice: Choice | None = None) -> str:
    if not cursor:
        return ""
    chosen = (choice or Choice()).query
    return f"?{chosen}&{cursor}" if chosen else f"?{cursor}"
