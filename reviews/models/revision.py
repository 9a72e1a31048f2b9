"""Earlier versions of published reviews, for readers who saw them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .review import HEADLINE_MAX_LENGTH, Review


class ReviewRevision(models.Model):
    """A version of a review that stood in public until an edit replaced it.

    What changed is told in HTML that was made when it changed: `changes_html` outside every
    spoiler, `folded_changes_html` with them.
    """

    review = models.ForeignKey(Review, models.CASCADE, related_name="+")
    headline = models.CharField(_("headline"), max_length=HEADLINE_MAX_LENGTH, blank=True)
    body = models.TextField(_("text"))
    rating_value = models.PositiveSmallIntegerField(_("rating"), null=True)
    contains_spoilers = models.BooleanField(default=False)
    declares_interest = models.BooleanField(default=False)
    changes_html = models.TextField(editable=False, default="")
    folded_changes_html = models.TextField(editable=False, default="")
    replaced_at = models.DateTimeField(_("replaced"))

    class Meta:
        verbose_name = _("revision of a review")
        verbose_name_plural = _("revisions of reviews")
        indexes = [models.Index(fields=["review", "-id"], name="revision_newest_of_review")]

    def __str__(self):
        return f"{self.review}, {self.replaced_at:%Y-%m-%d}"
