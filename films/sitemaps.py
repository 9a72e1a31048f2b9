"""The films and people that search engines are told of, under the site's own address."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap

from films.models import Film, Person


class SiteSitemap(Sitemap):
    """A part of the sitemap under the site's own address, whatever host was asked for."""

    # A page of the map is made in one query; search engines take up to 50,000.
    limit = 5_000

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc


class CatalogueSitemap(SiteSitemap):
    def lastmod(self, item):
        return item.updated_at


class FilmSitemap(CatalogueSitemap):
    def items(self):
        return Film.objects.public().order_by("pk").only("slug", "updated_at")


class PersonSitemap(CatalogueSitemap):
    def items(self):
        return Person.objects.order_by("pk").only("slug", "updated_at")
