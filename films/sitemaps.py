"""The films and people that search engines are told of, under the site's own address."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property

from films.models import Film, Person

# A page of the map is made in one query; search engines take up to 50,000.
RECORDS_A_PAGE = 5_000


class PagesByNumber(Paginator):
    """Each page has the records with as many numbers, however many of them are left: nothing is
    counted, and no page reads the ones before it."""

    object_list: QuerySet

    @cached_property
    def count(self) -> int:
        """The highest number in use."""
        numbers = self.object_list.model.objects.order_by("-pk").values_list("pk", flat=True)
        return numbers.first() or 0

    def page(self, number: int | str) -> Page:
        number = self.validate_number(number)
        last = number * self.per_page
        records = self.object_list.filter(pk__gt=last - self.per_page, pk__lte=last)
        return Page(records, number, self)


class SiteSitemap(Sitemap):
    """A part of the sitemap under the site's own address, whatever host was asked for."""

    limit = RECORDS_A_PAGE

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc


class RecordSitemap(SiteSitemap):
    """The records of one kind that anybody may see."""

    items: Callable[[], QuerySet]

    @property
    def paginator(self) -> Paginator:
        return PagesByNumber(self.items(), self.limit)


class CatalogueSitemap(RecordSitemap):
    def lastmod(self, item):
        return item.updated_at


class FilmSitemap(CatalogueSitemap):
    def items(self):
        return Film.objects.public().order_by("pk").only("slug", "updated_at")


class PersonSitemap(CatalogueSitemap):
    def items(self):
        return Person.objects.order_by("pk").only("slug", "updated_at")
