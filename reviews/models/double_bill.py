"""Two films that answer each other, paired by a member with one reason."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from films.models import Film


class DoubleBill(models.Model):
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    first = models.ForeignKey(Film, models.CASCADE, related_name="+")
    second = models.ForeignKey(Film, models.CASCADE, related_name="+")
    reason = models.CharField(_("reason"), max_length=300)
    is_on_home = models.BooleanField(
        _("may stand on the home page"),
        default=False,
        help_text=_("One of these stands on the home page each day, in turn."),
    )
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)

    # All of them move when two records of one film become one, but for a pair of these two.
    once_per = ()
    moves_as = _("Double bills")

    class Meta:
        verbose_name = _("double bill")
        verbose_name_plural = _("double bills")
        constraints = [
            models.CheckConstraint(
                condition=~Q(first=F("second")), name="double_bill_has_two_films"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="double_bill_has_a_reason"),
        ]

    def __str__(self):
        return f"{self.first}, {self.second}"

    @property
    def total_minutes(self) -> int | None:
        """Both running times together; None where one is not known."""
        first, second = self.first.runtime_minutes, self.second.runtime_minutes
        return first + second if first and second else None
