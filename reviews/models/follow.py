"""Whom a member wants to hear of."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from films.models import Person


class Follow(models.Model):
    """A member wants to hear of another member, or of a person of the catalogue. The follower
    alone is ever told, and follows are not counted."""

    follower = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+"
    )
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    created_at = models.DateTimeField(_("when"), auto_now_add=True)

    # Of two records of one person, the one that is kept is followed, once.
    once_per = ("follower",)

    class Meta:
        verbose_name = _("follow")
        verbose_name_plural = _("follows")
        constraints = [
            models.CheckConstraint(
                condition=Q(member__isnull=False, person__isnull=True)
                | Q(member__isnull=True, person__isnull=False),
                name="follow_is_of_a_member_or_of_a_person",
            ),
            models.CheckConstraint(
                condition=Q(member__isnull=True) | ~Q(follower=F("member")),
                name="follow_is_not_of_oneself",
            ),
            models.UniqueConstraint(
                fields=["follower", "member"], name="follow_once_of_each_member"
            ),
            models.UniqueConstraint(
                fields=["follower", "person"], name="follow_once_of_each_person"
            ),
        ]

    def __str__(self):
        # The admin lists what would go with a person: no name may stand there.
        return f"#{self.pk}"
