"""The log of decisions: one row each, written once, never changed.

The database itself refuses to change or delete a row (see the migrations' triggers).
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lists.models import FilmList
from moderation.rules import Rule
from reviews.models import Comment, Review


class ModerationAction(models.Model):
    class Verb(models.TextChoices):
        APPROVE = "approve", _("approved")
        HIDE = "hide", _("hidden")
        RESTORE = "restore", _("restored")
        DISMISS = "dismiss", _("report dismissed")

    class TargetKind(models.TextChoices):
        REVIEW = "review", _("review")
        COMMENT = "comment", _("comment")
        LIST = "list", _("list")

    class Origin(models.TextChoices):
        REPORT = "report", _("a report")
        OWN_INITIATIVE = "own", _("a moderator’s own reading")
        AUTOMATIC = "automatic", _("automatic")

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("moderator"),
    )
    verb = models.CharField(_("decision"), max_length=10, choices=Verb)
    target_kind = models.CharField(_("kind"), max_length=10, choices=TargetKind)
    target_id = models.BigIntegerField(_("number"))
    rule = models.CharField(_("rule"), max_length=20, choices=Rule)
    reason = models.TextField(_("reason"), max_length=2000)
    origin = models.CharField(_("because of"), max_length=10, choices=Origin)
    detected_automatically = models.BooleanField(_("detected automatically"), default=False)
    decided_automatically = models.BooleanField(_("decided automatically"), default=False)
    state_before = models.CharField(_("before"), max_length=40)
    state_after = models.CharField(_("after"), max_length=40)
    created_at = models.DateTimeField(_("when"), auto_now_add=True)

    # Set by `selectors.log_page`: what was decided about, where the public can see it.
    target: Review | Comment | FilmList | None

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        permissions = [("moderate", _("Can approve, hide and restore"))]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="decision_has_a_reason"),
            models.CheckConstraint(condition=~Q(rule=""), name="decision_names_a_rule"),
            models.CheckConstraint(
                condition=Q(actor__isnull=False) | Q(decided_automatically=True),
                name="decision_has_an_actor_or_is_automatic",
            ),
        ]
        indexes = [
            models.Index(fields=["target_kind", "target_id", "-id"], name="decision_of_target")
        ]

    def __str__(self):
        return f"{self.get_verb_display()}: {self.get_target_kind_display()} {self.target_id}"
