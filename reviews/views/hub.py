"""All reviews: the newest articles, then what members write, as readers choose."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from films.search import search_films
from films.structured_data import breadcrumbs, item_list
from freshness import depends_on
from reviews.selectors import (
    HUB_ORDERS,
    articles_page,
    languages_of_newest,
    newest_articles,
    reviews_page,
)
from text.cleaning import one_line
from text.languages import language_name
from text.paging import begins

from .choosing import CHOICE, Choice

# Longer than any title; what is typed beyond it was pasted.
TITLE_LENGTH = 200


@depends_on("reviews", query=CHOICE)
@require_safe
def review_list(request: HttpRequest) -> HttpResponse:
    """With a film, those of the film, which has a page of its own."""
    choice = Choice.of(request, HUB_ORDERS)
    title = one_line(request.GET.get("film", "")[:TITLE_LENGTH])
    found = search_films(title, limit=1) if title else []
    if found:
        address = reverse("film_reviews", args=[found[0].film.slug])
        return redirect(f"{address}?{choice.query}" if choice.query else address)
    page = reviews_page(request.GET, **vars(choice))
    is_front = begins(request.GET) and choice == Choice() and not title
    context = {
        "articles": newest_articles() if is_front else [],
        "page": page,
        "choice": choice,
        "title": title,
        "languages": [(code, language_name(code)) for code in languages_of_newest()],
        "language": language_name(choice.language) if choice.language else "",
        "structured_data": [item_list(page.rows, site_url=settings.SITE_URL)],
        "previous": choice.at(page.previous),
        "next": choice.at(page.next),
    }
    return render(request, "reviews/review_list.html", context)


@depends_on("articles", query=("after", "before"))
@require_safe
def article_list(request: HttpRequest) -> HttpResponse:
    page = articles_page(request.GET)
    crumbs = [(_("Reviews"), reverse("review_list"))]
    data = [
        item_list(page.rows, site_url=settings.SITE_URL),
        breadcrumbs(crumbs, _("Articles"), site_url=settings.SITE_URL),
    ]
    context = {
        "page": page,
        "crumbs": crumbs,
        "structured_data": data,
        "previous": page.previous and f"?{page.previous}",
        "next": page.next and f"?{page.next}",
    }
    return render(request, "reviews/article_list.html", context)
