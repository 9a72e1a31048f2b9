"""The films that a member means to see."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from films.models import Film


class WatchlistEntry(models.Model):
    """A member means to see a film. That member alone is ever shown it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    film = models.ForeignKey(Film, models.CASCADE, related_name="+")
    created_at = models.DateTimeField(_("when"), auto_now_add=True)

    # Of two records of one film on a watchlist, the one that is kept stays on it.
    once_per = ("user",)
    moves_as = _("On watchlists")

    class Meta:
        verbose_name = _("film on a watchlist")
        verbose_name_plural = _("films on watchlists")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "film"], name="watchlist_has_a_film_once_for_each_member"
            )
        ]
        indexes = [models.Index(fields=["user", "-id"], name="watchlist_newest_of_user")]

    def __str__(self):
        # The admin lists what would go with a film: no name may stand there.
        return f"#{self.pk}"
