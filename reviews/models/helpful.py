"""Readers who found a review helpful."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .review import Review


class HelpfulMark(models.Model):
    """A member found a review helpful; `rating_value` is the review's rating at that time."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    review = models.ForeignKey(Review, models.CASCADE, related_name="+")
    rating_value = models.PositiveSmallIntegerField(_("rating at that time"), null=True)
    created_at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("helpful mark")
        verbose_name_plural = _("helpful marks")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "review"], name="helpful_once_per_member_and_review"
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.review}"
