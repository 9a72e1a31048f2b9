"""The sitemap: its sections, each described by its own app, and their index."""

from django.conf import settings
from django.contrib.sitemaps.views import sitemap as one_section
from django.contrib.sitemaps.views import x_robots_tag
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from films.sitemaps import FilmSitemap, PersonSitemap, SiteSitemap
from freshness import depends_on
from lists.sitemaps import ListSitemap
from reviews.sitemaps import ReviewSitemap

PAGES = (
    "home",
    "film_list",
    "review_list",
    "article_list",
    "list_list",
    "member_list",
    "about",
    "rules",
    "how_reviews_work",
    "privacy",
)


class PageSitemap(SiteSitemap):
    """The house's own pages."""

    def items(self):
        return PAGES

    def location(self, item):
        return reverse(item)


SITEMAPS = {
    "pages": PageSitemap,
    "films": FilmSitemap,
    "people": PersonSitemap,
    "reviews": ReviewSitemap,
    "lists": ListSitemap,
}


@depends_on("films", "people", "reviews", "lists")
@x_robots_tag
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """One line for each page of each section, under the site's own address."""
    lines = []
    for section, sitemap in SITEMAPS.items():
        address = settings.SITE_URL + reverse("sitemap", args=[section])
        pages = sitemap().paginator.num_pages
        lines += [{"location": address}]
        lines += [{"location": f"{address}?p={page}"} for page in range(2, pages + 1)]
    return TemplateResponse(
        request, "sitemap_index.xml", {"sitemaps": lines}, content_type="application/xml"
    )


@depends_on("films", "people", "reviews", "lists", query=["p"])
def sitemap_section(request: HttpRequest, section: str) -> HttpResponse:
    """One page of one section."""
    return one_section(request, sitemaps={**SITEMAPS}, section=section)
