"""Two records of one film that became one, and what is needed to take them apart again."""

from datetime import datetime, timedelta
from typing import cast

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .film import Film

# Whoever misses a film looks for it again within a month; what a merge set aside, ratings of
# members among it, is not kept for longer than that.
TIME_TO_UNDO = timedelta(days=30)
REASON_MAX_LENGTH = 100


class FilmMergeQuerySet(models.QuerySet):
    def standing(self):
        """Those that can be undone: neither undone nor over."""
        return self.filter(undone_at=None, dropped__isnull=False)

    def over(self):
        """Standing ones whose time to undo has run out."""
        return self.standing().filter(merged_at__lte=timezone.now() - TIME_TO_UNDO)

    def after(self, merge: "FilmMerge"):
        """Later ones that changed the film which this one kept."""
        same = Q(kept=merge.kept_id) | Q(dropped=merge.kept_id)
        return self.standing().filter(same, pk__gt=merge.pk)


class FilmMerge(models.Model):
    """`dropped` became part of `kept`. `moved` is what `films.services.moves` noted of it, empty
    once the merge is undone or over; `dropped` is empty once it is over."""

    kept = models.ForeignKey(
        Film, models.CASCADE, related_name="+", verbose_name=_("film that stays")
    )
    dropped = models.ForeignKey(Film, models.SET_NULL, null=True, related_name="+")
    dropped_name = models.CharField(_("film that went into it"), max_length=310)
    reason = models.CharField(_("reason"), max_length=REASON_MAX_LENGTH, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("merged by"),
    )
    merged_at = models.DateTimeField(_("merged"), auto_now_add=True)
    undone_at = models.DateTimeField(_("taken apart"), null=True)
    moved = models.JSONField(default=dict, editable=False)

    objects = FilmMergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dropped"],
                condition=Q(undone_at=None),
                name="film_is_part_of_one_other_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.dropped_name} → {self.kept}"

    @property
    def former(self) -> Film:
        """The record that was dropped, of a merge that stands."""
        return cast(Film, self.dropped)

    @property
    def undone_until(self) -> datetime:
        """Until when it can be undone."""
        return self.merged_at + TIME_TO_UNDO
