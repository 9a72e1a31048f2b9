"""Hiding and restoring reviews and comments. Called by moderation only, which writes down why."""

from django.db import transaction

from films.services.cards import remove_card
from reviews.models import Comment, Rating, Review
from reviews.search import index_review
from reviews.services.comments import count_comments
from reviews.services.locking import lock_member
from reviews.services.member_summaries import count_review
from reviews.services.ratings import settle_ratings
from reviews.services.share_cards import ask_for_review_card


def lock_for_decision(target: Review | Comment) -> Review | Comment:
    """The review or comment as it stands, locked until the transaction ends; of a review, its
    author first."""
    if isinstance(target, Review) and target.author_id:
        lock_member(target.author_id)
    return type(target).objects.select_for_update(no_key=True).get(pk=target.pk)


@transaction.atomic
def hide(target: Review | Comment) -> None:
    """Take a review or a comment out of public sight. Its author still sees it, marked. The rating
    beside a member's review leaves the film's score."""
    _set_hidden(target, hidden=True)


@transaction.atomic
def restore(target: Review | Comment) -> None:
    """Put a hidden review or comment back where it was, and the rating beside it."""
    _set_hidden(target, hidden=False)


def _set_hidden(target: Review | Comment, *, hidden: bool) -> None:
    locked = lock_for_decision(target)
    was_public = locked.is_public
    locked.is_hidden = target.is_hidden = hidden
    locked.save(update_fields=["is_hidden"])
    change = locked.is_public - was_public
    if isinstance(locked, Review):
        _follow_with_card(locked)
        settle_ratings(Rating.objects.filter(user=locked.author_id, film=locked.film_id))
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
