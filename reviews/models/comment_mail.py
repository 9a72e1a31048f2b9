"""Mails about comments that wait to be sent, and those that were."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .comment import Comment


class CommentMail(models.Model):
    """One mail about a comment, written down in the transaction that makes it necessary.

    Its words and its address are found when it is sent: what was withdrawn or hidden meanwhile is
    not told, and no address is stored a second time. The row stays, so that nothing is sent twice.
    """

    class Kind(models.TextChoices):
        ANSWER = "answer", _("tells of an answer")
        CONFIRM = "confirm", _("asks a guest to confirm the address")

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_try_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    created_at = models.DateTimeField(_("written down"), auto_now_add=True)

    class Meta:
        verbose_name = _("mail about a comment")
        verbose_name_plural = _("mails about comments")
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "kind"], name="comment_mail_once_of_each_kind"
            )
        ]
        indexes = [models.Index(fields=["sent_at", "next_try_at"], name="comment_mail_waiting")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.comment_id}"
