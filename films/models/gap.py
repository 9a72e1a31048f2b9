"""How many films lack something, for whoever keeps the catalogue."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Gap(models.Model):
    """Written by `films.services.recount_facets`, so that no page counts."""

    kind = models.CharField(_("what is missing"), max_length=20, primary_key=True)
    film_count = models.PositiveIntegerField(_("films"), default=0)

    class Meta:
        verbose_name = _("gap")
        verbose_name_plural = _("gaps")

    def __str__(self):
        return f"{self.kind}: {self.film_count}"
