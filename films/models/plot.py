"""Plot texts of a film, each with its source."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .film import Film
from .sourced import Sourced


class Plot(Sourced):
    film = models.ForeignKey(Film, models.CASCADE, related_name="plots")
    body = models.TextField(_("text"), max_length=5000)
    language = models.CharField(_("language"), max_length=10, default="en")
    reveals_ending = models.BooleanField(
        _("reveals the ending"),
        default=False,
        help_text=_("Readers see a closed fold that they can open."),
    )

    history = HistoricalRecords(user_model=settings.AUTH_USER_MODEL)

    class Meta(Sourced.Meta):
        verbose_name = _("plot")
        verbose_name_plural = _("plots")
        ordering = ["id"]
        constraints = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(condition=~Q(body=""), name="plot_is_not_empty"),
        ]

    def __str__(self):
        return self.body[:60]
