"""What search engines are told of lists."""

from films.sitemaps import RecordSitemap
from lists.models import FilmList


class ListSitemap(RecordSitemap):
    """Every public list at its permanent address."""

    def items(self):
        return FilmList.objects.public().only("pk", "published_at", "edited_at").order_by("pk")

    def lastmod(self, film_list: FilmList):
        return film_list.edited_at or film_list.published_at
