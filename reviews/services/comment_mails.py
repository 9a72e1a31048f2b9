"""The mails about comments: of an answer, and to confirm a guest's address.

They are written down in the transaction of the comment and sent by the worker, at least once and
as a rule once. Spoilers stay outside, and so does every address but the reader's own.
"""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from reviews.markup import excerpt, render
from reviews.models import Comment, CommentMail, Review
from reviews.services import answers
from text.cleaning import one_line

logger = logging.getLogger(__name__)

# Before the drawings: somebody waits for an answer.
MAIL_PRIORITY = 10
# A mail server that is down for a night is up again by the last attempt.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 240, 720))
# What a mail says of an answer; the rest is one link away.
ANSWER_LENGTH = 500

Kind = CommentMail.Kind


def ask_for_comment_mails(comment: Comment) -> None:
    """Write down what readers' seeing this comment makes necessary to tell by mail."""
    kinds = [Kind.ANSWER] if answers.recipient_of_answer(comment) else []
    if answers.may_ask_to_confirm(comment):
        kinds.append(Kind.CONFIRM)
    for kind in kinds:
        CommentMail.objects.get_or_create(comment=comment, kind=kind)
    if kinds:
        send_comment_mails.enqueue()


def waiting_mails() -> QuerySet[CommentMail]:
    """Mails that are due now: not sent, and not given up."""
    waiting = CommentMail.objects.filter(sent_at=None, attempts__lt=len(PAUSES))
    return waiting.filter(next_try_at__lte=timezone.now()).order_by("id")


@task(priority=MAIL_PRIORITY)
def send_comment_mails() -> None:
    """Send all that is due, also what a run that was cut off has left. May run twice."""
    for mail in waiting_mails():
        next_try = _claim(mail)
        if next_try and not _send(mail):
            send_comment_mails.using(run_after=next_try).enqueue()


def _claim(mail: CommentMail) -> datetime | None:
    """Take a mail before another worker does; return when it may be tried again."""
    next_try = timezone.now() + PAUSES[mail.attempts]
    standing = CommentMail.objects.filter(pk=mail.pk, sent_at=None, attempts=mail.attempts)
    taken = standing.update(attempts=F("attempts") + 1, next_try_at=next_try)
    return next_try if taken else None


def _send(mail: CommentMail) -> bool:
    """Send one mail, where somebody still wants it. No transaction is open meanwhile."""
    comments = Comment.objects.public().on(Review.objects.public())
    comment = comments.select_related(
        "review__film", "review__author", "author", "guest", "parent__author", "parent__guest"
    ).filter(pk=mail.comment_id)
    found = comment.first()
    message = found and (_answer(found) if mail.kind == Kind.ANSWER else _confirm(found))
    try:
        if message:
            message.send()
    except (SMTPException, OSError) as error:
        # Its words may hold the address.
        name = type(error).__name__
        logger.error("A mail about comment %s could not be sent: %s", mail.comment_id, name)
        return False
    CommentMail.objects.filter(pk=mail.pk).update(sent_at=timezone.now())
    return True


def _answer(comment: Comment) -> EmailMessage | None:
    recipient = answers.recipient_of_answer(comment)
    if recipient is None or (comment.parent and not comment.parent.is_public):
        return None
    stop = _address("answers_stop", answers.stop_word(recipient))
    language = recipient.user.language if recipient.user else ""
    with translation.override(language or settings.LANGUAGE_CODE):
        film = comment.review.film
        subject = (
            _("An answer to your comment on %(film)s")
            if comment.parent
            else _("A comment on your review of %(film)s")
        )
        message = _message(subject % {"film": film}, recipient.email, "reviews/mail/answer.txt", {
            "comment": comment,
            "film": film,
            "words": _words_of(comment),
            "address": settings.SITE_URL + comment.get_absolute_url(),
            "stop": stop,
        })  # fmt: skip
    message.extra_headers |= {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return message


def _confirm(comment: Comment) -> EmailMessage | None:
    if comment.guest is None or comment.answers_wanted != Comment.Answers.UNCONFIRMED:
        return None
    context = {
        "film": comment.review.film,
        "confirm": _address("answers_confirm", answers.confirm_word(comment)),
        "days": answers.CONFIRM_TIME.days,
    }
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("Do you want answers by mail?")
        return _message(subject, comment.guest.email, "reviews/mail/confirm.txt", context)


def _words_of(comment: Comment) -> str:
    """What stands outside every fold; nothing where the whole review gives the plot away."""
    if comment.review.contains_spoilers:
        return ""
    return excerpt(render(comment.body).plain, ANSWER_LENGTH)


def _address(view: str, word: str) -> str:
    return settings.SITE_URL + reverse(view, args=[word])


def _message(subject: str, email: str, template: str, context: dict) -> EmailMessage:
    site = {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL}
    return EmailMessage(
        subject=one_line(f"{settings.SITE_NAME}: {subject}"),
        body=render_to_string(template, context | site).strip() + "\n",
        to=[email],
        # Machines that are away on holiday need not answer.
        headers={"Auto-Submitted": "auto-generated"},
    )
