"""Writes of comments, by members and by guests."""

from collections.abc import Callable

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from reviews.markup import render
from reviews.models import Comment, Guest, Review
from reviews.models.comment import MAX_DEPTH
from reviews.selectors import equal_comments
from reviews.services.answers import first_wish
from reviews.services.comment_mails import ask_for_comment_mails
from reviews.services.holding import has_unread_links, is_unknown


class CommentsClosed(Exception):
    """The review takes no comments: closed by its author, not public, or the parent is gone."""


class EditingClosed(Exception):
    """The time in which a comment may be edited is over."""


@transaction.atomic
def leave_comment(
    *,
    review: Review,
    body: str,
    parent: Comment | None = None,
    author: User | None = None,
    guest_name: str = "",
    guest_email: str = "",
    guest_site: str = "",
    trusted_guest_id: int | None = None,
    wants_answers: bool = False,
    before_storing: Callable[[], None] | None = None,
) -> Comment:
    """Comment on a review or answer a comment, as a member or as a guest.

    A guest's comment is held until a moderator approves it, unless an earlier one of the same
    guest was approved and `trusted_guest_id`, which the browser keeps signed, says that it is
    the same guest. So are links that somebody reads first (`holding.has_unread_links`). Who
    `wants_answers` gets them by mail, a guest once the address is confirmed.

    Equal comments within ten minutes are one, also when they come at once; the one that stands
    then `repeats`, as does a new one whose words another guest has left meanwhile.
    `before_storing` is called unless a member's comment is stored already: a guest's address is no
    proof that the words are their own. What it raises leaves nothing behind. Raises CommentsClosed.
    """
    body_html = render(body).html
    review = _locked_for_comment(review, parent)
    equal = equal_comments(review=review, parent=parent, body=body)
    mine = {"author": author} if author else {"guest__email": guest_email.casefold()}
    same = equal.filter(**mine).first()
    if before_storing and not (author and same):
        before_storing()
    if same:
        same.repeats = True
        return same
    guest = None if author else Guest.objects.get_or_create(email=guest_email.casefold())[0]
    is_known = guest is None or not is_unknown(guest, trusted_guest_id)
    waits = not is_known or has_unread_links(author=author, body_html=body_html)
    comment = Comment.objects.create(
        review=review,
        author=author,
        guest=guest,
        guest_name=guest_name,
        guest_site=guest_site,
        body=body,
        body_html=body_html,
        state=Comment.State.HELD if waits else Comment.State.PUBLISHED,
        answers_wanted=first_wish(wanted=wants_answers, guest=guest, is_known=is_known),
        **place(parent),
    )
    comment.repeats = guest is not None and equal.exclude(pk=comment.pk).exists()
    if comment.is_public:
        _make_known(comment)
    return comment


def _locked_for_comment(review: Review, parent: Comment | None) -> Review:
    """The review, locked so that equal comments follow each other. Raises CommentsClosed."""
    review = Review.objects.select_for_update(no_key=True).get(pk=review.pk)
    if not (review.is_public and review.comments_open):
        raise CommentsClosed
    if parent and (parent.review_id != review.pk or not parent.is_public):
        raise CommentsClosed
    return review


@transaction.atomic
def edit_comment(*, comment: Comment, body: str) -> Comment:
    """Replace a comment's text within EDIT_TIME of its writing.

    Links that somebody reads first make a published comment wait. Raises EditingClosed
    afterwards, and for a comment that is withdrawn or hidden.
    """
    comment = Comment.objects.select_for_update(no_key=True).get(pk=comment.pk)
    is_standing = comment.state != Comment.State.WITHDRAWN and not comment.is_hidden
    if not (is_standing and comment.is_in_edit_time):
        raise EditingClosed
    comment.body, comment.body_html = body, render(body).html
    comment.edited_at = timezone.now()
    if comment.is_public and has_unread_links(author=comment.author, body_html=comment.body_html):
        comment.state = Comment.State.HELD
        count_comments(review_id=comment.review_id, by=-1)
    comment.save(update_fields=["body", "body_html", "edited_at", "state"])
    return comment


@transaction.atomic
def withdraw_comment(*, comment: Comment) -> None:
    """Take a comment back. Where it has answers, a placeholder stays."""
    comment = Comment.objects.select_for_update(no_key=True).get(pk=comment.pk)
    if comment.is_public:
        count_comments(review_id=comment.review_id, by=-1)
    comment.state = Comment.State.WITHDRAWN
    comment.save(update_fields=["state"])


@transaction.atomic
def approve_comment(*, comment: Comment) -> Comment:
    """Publish a held comment; its guest is trusted from now on. Called by moderation only."""
    comment = Comment.objects.select_for_update(no_key=True).get(pk=comment.pk)
    if comment.state != Comment.State.HELD:
        return comment
    comment.state = Comment.State.PUBLISHED
    comment.save(update_fields=["state"])
    if comment.is_public:
        _make_known(comment)
    if comment.guest_id:
        guests = Guest.objects.filter(pk=comment.guest_id, approved_at=None)
        guests.update(approved_at=timezone.now())
    return comment


def count_comments(*, review_id: int, by: int) -> None:
    """Add to the number of public comments that stands on the review."""
    Review.objects.filter(pk=review_id).update(comment_count=F("comment_count") + by)


def _make_known(comment: Comment) -> None:
    """What follows when readers see a comment: it counts, and whom it answers is told."""
    count_comments(review_id=comment.review_id, by=1)
    ask_for_comment_mails(comment)


def place(parent: Comment | None) -> dict:
    """Where a comment stands in the tree; at the greatest depth it stands beside its parent."""
    if parent is None:
        return {"parent": None, "root": None, "depth": 0}
    return {
        "parent": parent,
        "root": parent.root or parent,
        "depth": min(parent.depth + 1, MAX_DEPTH),
    }
