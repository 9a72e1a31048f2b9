"""How many public films the filters of the film list would leave over, each by itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FilmCount(models.Model):
    """Written by `films.services.recount_facets`, so that no page counts. Genres and countries hold
    their own counts."""

    class Facet(models.TextChoices):
        ALL = "all", _("all films")
        DECADE = "decade", _("decade, by its first year")
        LENGTH = "length", _("length")
        SCORE = "min", _("score of at least")

    facet = models.CharField(max_length=10, choices=Facet)
    value = models.CharField(max_length=10, blank=True)
    film_count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["facet", "value"], name="film_count_once_per_value")
        ]

    def __str__(self):
        return f"{self.facet} {self.value}: {self.film_count}"
