"""Which public films have a value that the film list can be filtered by."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FilmSet(models.Model):
    """One bit for each film, at the place of its number. Written by
    `films.services.recount_facets`, so that no page counts what its filters leave over."""

    class Facet(models.TextChoices):
        ALL = "all", _("all films")
        GENRE = "genre", _("genre, by its number")
        COUNTRY = "country", _("country, by its number")
        YEAR = "year", _("year")
        LANGUAGE = "language", _("original language")
        CERTIFICATION = "certification", _("certification")
        LENGTH = "length", _("length")
        SCORE = "min", _("score of at least")
        REVIEWED = "reviewed", _("with a review")

    facet = models.CharField(max_length=20, choices=Facet)
    value = models.CharField(max_length=20, blank=True)
    films = models.BinaryField(default=b"")
    # Grows with each change: whoever has read the newest has read all.
    version = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["facet", "value"], name="film_set_once_per_value")
        ]

    def __str__(self):
        return f"{self.facet} {self.value}"
