"""A reader's report of a review or a comment."""

from typing import cast

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from moderation.rules import Rule
from reviews.models import Comment, Review


class ReportQuerySet(models.QuerySet):
    def open(self):
        return self.filter(decision__isnull=True)


class Report(models.Model):
    """Open until a decision closes it. Reports never change what they are about."""

    review = models.ForeignKey(Review, models.PROTECT, null=True, blank=True, related_name="+")
    comment = models.ForeignKey(Comment, models.PROTECT, null=True, blank=True, related_name="+")
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    rule = models.CharField(_("rule"), max_length=20, choices=Rule)
    explanation = models.TextField(_("what is wrong"), max_length=2000, blank=True)
    # Of the form that was sent: however often, it is one report.
    key = models.UUIDField(null=True, unique=True, editable=False)
    created_at = models.DateTimeField(_("reported"), auto_now_add=True)
    decision = models.ForeignKey(
        "moderation.ModerationAction", models.PROTECT, null=True, blank=True, related_name="reports"
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [
            models.CheckConstraint(
                condition=Q(review__isnull=False, comment__isnull=True)
                | Q(review__isnull=True, comment__isnull=False),
                name="report_is_of_a_review_or_of_a_comment",
            ),
        ]
        indexes = [models.Index(fields=["decision", "id"], name="report_open_first")]

    def __str__(self):
        return f"{self.get_rule_display()} ({self.created_at:%Y-%m-%d})"

    @property
    def target(self) -> Review | Comment:
        """What the report is about; the database holds exactly one of the two."""
        return cast(Review | Comment, self.review or self.comment)
