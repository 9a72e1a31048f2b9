"""What films are sorted by: genres and countries."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from text.addresses import address_of


class Genre(models.Model):
    name = models.CharField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    film_count = models.PositiveIntegerField(_("films"), default=0, editable=False)

    class Meta:
        verbose_name = _("genre")
        verbose_name_plural = _("genres")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("genre_detail", self.slug)


class Country(models.Model):
    """A country of origin. Historic ones (SU, YU, CS, DD) stand beside today's."""

    code = models.CharField(_("code"), max_length=2, unique=True)
    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    is_historic = models.BooleanField(_("historic"), default=False)
    film_count = models.PositiveIntegerField(_("films"), default=0, editable=False)

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("country_detail", self.slug)
