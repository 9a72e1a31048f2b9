"""Answers by mail: who wants them, whose address is confirmed, and how they are stopped.

Here: the wishes, and the signed words in links that change them. Not here: writing and sending
the mails (`reviews.services.comment_mails`).
"""

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services import choose_answers
from reviews.models import Comment, Guest

Answers = Comment.Answers
# A mail that was not read within a week is forgotten; the box can be ticked again.
CONFIRM_TIME = timedelta(days=7)
# Somebody who types a stranger's address makes us write to it once, not every hour.
ASK_AGAIN_TIME = timedelta(days=7)
_CONFIRM_SALT, _STOP_SALT = "reviews.answers.confirm", "reviews.answers.stop"


class LinkIsOver(Exception):
    """The link was not made by this site, or its time is over."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets a mail: a member or a guest."""

    user: User | None = None
    guest: Guest | None = None

    @property
    def email(self) -> str:
        who = self.user or self.guest
        return who.email if who else ""


def first_wish(*, wanted: bool, guest: Guest | None, is_known: bool) -> str:
    """What a new comment says of answers. A guest's wish waits until the address is confirmed,
    unless it was before and this browser is known to be that guest's."""
    if not wanted:
        return Answers.NOT_WANTED
    is_confirmed = guest is None or (is_known and guest.confirmed_at is not None)
    return Answers.BY_MAIL if is_confirmed else Answers.UNCONFIRMED


def recipient_of_answer(comment: Comment) -> Recipient | None:
    """Who wants to hear of a comment: the writer of what it answers, or of the review."""
    parent, review = comment.parent, comment.review
    writer = parent.author if parent else review.author
    if writer:
        wants = writer.wants_answers or (parent and parent.answers_wanted == Answers.BY_MAIL)
        hears = wants and writer.is_active and writer.email and writer.pk != comment.author_id
        return Recipient(user=writer) if hears else None
    guest = parent.guest if parent else None
    if parent is None or guest is None or guest.pk == comment.guest_id:
        return None
    return Recipient(guest=guest) if parent.answers_wanted == Answers.BY_MAIL else None


@transaction.atomic
def may_ask_to_confirm(comment: Comment) -> bool:
    """Whether a guest is to be asked about the address now; the asking is noted."""
    if comment.answers_wanted != Answers.UNCONFIRMED or comment.guest_id is None:
        return False
    guest = Guest.objects.select_for_update(no_key=True).get(pk=comment.guest_id)
    now = timezone.now()
    if guest.asked_at and now - guest.asked_at < ASK_AGAIN_TIME:
        return False
    guest.asked_at = now
    guest.save(update_fields=["asked_at"])
    return True


def confirm_word(comment: Comment) -> str:
    """What the link in a mail of confirmation ends with."""
    return signing.dumps(comment.pk, salt=_CONFIRM_SALT)


def stop_word(recipient: Recipient) -> str:
    """What the link that stops all mails to somebody ends with. It holds no address and no end."""
    if recipient.user:
        return signing.dumps(["member", recipient.user.pk], salt=_STOP_SALT)
    return signing.dumps(["guest", recipient.guest and recipient.guest.pk], salt=_STOP_SALT)


def comment_to_confirm(word: str) -> Comment:
    """The comment that a link of confirmation is about. Raises LinkIsOver."""
    try:
        key = signing.loads(word, salt=_CONFIRM_SALT, max_age=CONFIRM_TIME)
    except signing.BadSignature as error:
        raise LinkIsOver from error
    comment = Comment.objects.select_related("guest", "review__film").filter(pk=key).first()
    if comment is None or comment.guest is None:
        raise LinkIsOver
    return comment


@transaction.atomic
def confirm_answers(*, word: str) -> None:
    """Send a guest the answers to a comment from now on. Raises LinkIsOver."""
    comment = comment_to_confirm(word)
    if comment.guest:
        comment.guest.confirmed_at = timezone.now()
        comment.guest.save(update_fields=["confirmed_at"])
    Comment.objects.filter(pk=comment.pk).update(answers_wanted=Answers.BY_MAIL)


def recipient_to_stop(word: str) -> Recipient:
    """Whom a link that stops mails is about. Raises LinkIsOver."""
    try:
        kind, key = signing.loads(word, salt=_STOP_SALT)
    except signing.BadSignature as error:
        raise LinkIsOver from error
    user = User.objects.filter(pk=key).first() if kind == "member" else None
    guest = Guest.objects.filter(pk=key).first() if kind == "guest" else None
    if not (user or guest):
        raise LinkIsOver
    return Recipient(user=user, guest=guest)


@transaction.atomic
def stop_answers(*, word: str) -> None:
    """Send somebody no more mails about answers, to whatever they wrote. Raises LinkIsOver."""
    recipient = recipient_to_stop(word)
    if recipient.user:
        choose_answers(member=recipient.user, wanted=False)
    if recipient.guest:
        recipient.guest.confirmed_at = None
        recipient.guest.save(update_fields=["confirmed_at"])
    written = Comment.objects.filter(author=recipient.user, guest=recipient.guest)
    written.exclude(answers_wanted=Answers.NOT_WANTED).update(answers_wanted=Answers.NOT_WANTED)
