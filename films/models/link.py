"""Where else a film or a person is described."""

import re
from urllib.parse import quote, unquote

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from films.web_address import WebAddressField

from .film import Film
from .person import Person


class LinkSite(models.TextChoices):
    IMDB = "imdb", "IMDb"
    TMDB = "tmdb", "TMDB"
    WIKIDATA = "wikidata", "Wikidata"
    WIKIPEDIA = "wikipedia", "Wikipedia"
    CSFD = "csfd", "ČSFD"
    LETTERBOXD = "letterboxd", "Letterboxd"
    OFFICIAL = "official", _("official site")


ADDRESSES = {
    LinkSite.IMDB: "https://www.imdb.com/title/{key}/",
    LinkSite.TMDB: "https://www.themoviedb.org/movie/{key}",
    LinkSite.WIKIDATA: "https://www.wikidata.org/wiki/{key}",
    LinkSite.WIKIPEDIA: "https://en.wikipedia.org/wiki/{key}",
    LinkSite.CSFD: "https://www.csfd.cz/film/{key}/",
    LinkSite.LETTERBOXD: "https://letterboxd.com/film/{key}/",
}
PEOPLES_ADDRESSES = ADDRESSES | {
    LinkSite.IMDB: "https://www.imdb.com/name/{key}/",
    LinkSite.TMDB: "https://www.themoviedb.org/person/{key}",
    LinkSite.CSFD: "https://www.csfd.cz/tvurce/{key}/",
    LinkSite.LETTERBOXD: "https://letterboxd.com/actor/{key}/",
}
# The number there stands before the words of the title, as 496243-gisaengchung.
NUMBERED = {LinkSite.TMDB, LinkSite.CSFD}


def key_within(site: str, text: str) -> str:
    """The number or name in an address of the site; "" where the text is no such address."""
    bare = re.sub(r"^https?://(www\.|m\.)?", "", text.strip())
    for addresses in (ADDRESSES, PEOPLES_ADDRESSES):
        start = addresses.get(LinkSite(site), "").partition("{key}")[0]
        start = start.removeprefix("https://").removeprefix("www.")
        if start and bare.startswith(start):
            key = unquote(re.split(r"[/?#]", bare.removeprefix(start))[0])
            return key.partition("-")[0] if site in NUMBERED else key
    return ""


class ExternalLink(models.Model):
    """One film or one person under its number on another site, or with an address of its own."""

    film = models.ForeignKey(Film, models.CASCADE, null=True, blank=True, related_name="links")
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="links")
    site = models.CharField(_("site"), max_length=12, choices=LinkSite)
    key = models.CharField(_("number or name there"), max_length=200, blank=True)
    address = WebAddressField(_("address"), blank=True)

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["site", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(film__isnull=False, person__isnull=True)
                | Q(film__isnull=True, person__isnull=False),
                name="link_is_of_a_film_or_of_a_person",
            ),
            models.CheckConstraint(
                condition=~Q(key="") | ~Q(address=""), name="link_leads_somewhere"
            ),
            models.UniqueConstraint(
                fields=["site", "key"], condition=~Q(key=""), name="link_key_belongs_to_one_record"
            ),
        ]

    def __str__(self):
        return self.get_site_display()

    def get_absolute_url(self):
        addresses = PEOPLES_ADDRESSES if self.person_id else ADDRESSES
        return self.address or addresses[LinkSite(self.site)].format(key=quote(self.key))
