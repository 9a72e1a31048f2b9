"""A reader's report of a review, a comment or a list."""

from typing import cast

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lists.models import FilmList
from moderation.rules import Rule
from reviews.models import Comment, Review


class ReportQuerySet(models.QuerySet):
    def open(self):
        return self.filter(decision__isnull=True)

    def visible_to(self, user):
        """All for moderators, none for anybody else."""
        return self if user.has_perm("moderation.moderate") else self.none()


class Report(models.Model):
    """Open until a decision closes it. Reports never change what they are about."""

    review = models.ForeignKey(Review, models.PROTECT, null=True, blank=True, related_name="+")
    comment = models.ForeignKey(Comment, models.PROTECT, null=True, blank=True, related_name="+")
    film_list = models.ForeignKey(FilmList, models.PROTECT, null=True, blank=True, related_name="+")
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
                condition=Q(review__isnull=False, comment__isnull=True, film_list__isnull=True)
                | Q(review__isnull=True, comment__isnull=False, film_list__isnull=True)
                | Q(review__isnull=True, comment__isnull=True, film_list__isnull=False),
                name="report_is_of_one_review_comment_or_list",
            ),
        ]
        indexes = [models.Index(fields=["decision", "id"], name="report_open_first")]

    def __str__(self):
        return f"{self.get_rule_display()} ({self.created_at:%Y-%m-%d})"

    @property
    def target(self) -> Review | Comment | FilmList:
        """What the report is about; the database holds exactly one of the three."""
        return cast(Review | Comment | FilmList, self.review or self.comment or self.film_list)
