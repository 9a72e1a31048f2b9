"""Hiding and restoring reviews and comments. Called by moderation only, which writes down why."""

from django.db import transaction

from films.services.share_cards import remove_card
from reviews.models import Comment, Review
from reviews.search import index_review
from reviews.services.comments import count_comments
from reviews.services.member_summaries import count_review
from reviews.services.share_cards import ask_for_review_card


@transaction.atomic
def hide(target: Review | Comment) -> None:
    """Take a review or a comment out of public sight. Its author still sees it, marked."""
    _set_hidden(target, hidden=True)


@transaction.atomic
def restore(target: Review | Comment) -> None:
    """Put a hidden review or comment back where it was."""
    _set_hidden(target, hidden=False)


def _set_hidden(target: Review | Comment, *, hidden: bool) -> None:
    locked = type(target).objects.select_for_update(no_key=True).get(pk=target.pk)
    was_public = locked.is_public
    locked.is_hidden = target.is_hidden = hidden
    locked.save(update_fields=["is_hidden"])
    change = locked.is_public - was_public
    if isinstance(locked, Review):
        _follow_with_card(locked)
    if not change:
        return
    if isinstance(locked, Comment):
        count_comments(review_id=locked.review_id, by=change)
        return
    index_review(locked)
    if not locked.is_editorial:
        count_review(locked, by=change)


def _follow_with_card(review: Review) -> None:
    if review.is_public:
        ask_for_review_card(review.pk)
    else:
        remove_card(review)
