"""One film on a list, with its author's own note."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from films.models import Film

from .film_list import FilmList

NOTE_MAX_LENGTH = 500


class ListedFilmQuerySet(models.QuerySet):
    def public(self):
        """On a list that everybody may read, and of a film that anybody may see."""
        return self.filter(
            film_list__is_public=True, film_list__is_hidden=False, film__is_public=True
        )


class ListedFilm(models.Model):
    """`position` begins at 1 and has gaps where a film was taken off."""

    film_list = models.ForeignKey(
        FilmList, models.CASCADE, related_name="listed", verbose_name=_("list")
    )
    film = models.ForeignKey(Film, models.CASCADE, related_name="+", verbose_name=_("film"))
    position = models.PositiveSmallIntegerField(_("place"))
    note = models.CharField(_("note"), max_length=NOTE_MAX_LENGTH, blank=True)

    # Of two records of one film on a list, the one that is kept stays on it.
    once_per = ("film_list",)
    moves_as = _("On lists")

    objects = ListedFilmQuerySet.as_manager()

    class Meta:
        verbose_name = _("film on a list")
        verbose_name_plural = _("films on a list")
        ordering = ("position", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["film_list", "film"], name="film_stands_once_on_a_list"
            ),
            models.CheckConstraint(condition=Q(position__gte=1), name="place_begins_at_1"),
        ]
        indexes = [models.Index(fields=["film", "-film_list"], name="list_with_film_newest")]

    def __str__(self):
        return f"{self.film_list}: {self.film}"
