"""What becomes of the ratings and texts of a member who leaves: deleted, or without a name. What
the member alone was shown goes in either case.

Each step is a transaction of its own and may run twice, so that an erasure that was interrupted
goes on, and nobody waits behind ten thousand ratings.
"""

from typing import cast

from django.db import transaction
from django.db.models import CASCADE, ForeignObjectRel, Model, ProtectedError, Q

from accounts.models import User
from reviews.models import (
    Comment,
    DoubleBill,
    Follow,
    MemberSummary,
    Rating,
    RatingChange,
    Review,
    TasteLine,
    WatchlistEntry,
)
from reviews.services.comments import withdraw_comment
from reviews.services.helpful import unmark_everything
from reviews.services.ratings import clear_rating
from reviews.services.reviews import withdraw_review
from reviews.services.share_cards import ask_for_review_card

# What stands in the place of a text that others have answered; nobody is shown it.
_NOTHING = "–"
_NUMBERS_OF_REVIEW = {
    "rating_value": None, "helpful_count": 0, "earlier_rating": None, "earlier_helpful_count": 0,
}  # fmt: skip
_TEXTS_OF_REVIEW = ("headline", "lead", "body", "body_html", "opening_html", "plain", "verdict",
                    "source_name", "source_url", "withdrawal_reason")  # fmt: skip


def delete_contributions(*, author: User) -> None:
    """Delete all that a member rated and wrote; summaries and counts follow as they always do.

    A review or comment that was answered or reported stays as an empty, withdrawn place. Editorial
    articles are the house's and stay.
    """
    delete_ratings(user=author)
    for comment in Comment.objects.filter(author=author).order_by("-depth", "-pk"):
        _delete_comment(comment)
    for review in Review.objects.by_members().filter(author=author).order_by("pk"):
        _delete_review(review)
    for model in (RatingChange, TasteLine, MemberSummary):
        model._default_manager.filter(user=author).delete()
    unmark_everything(user=author)
    DoubleBill.objects.filter(author=author).delete()


def delete_ratings(*, user: User) -> None:
    """Take back all that a member rated; summaries follow as they always do."""
    for rating in Rating.objects.filter(user=user).select_related("film"):
        clear_rating(user=user, film=rating.film)


def delete_private_rows(*, member: User) -> None:
    """Delete what a member noted for nobody else, the watchlist and whom they follow, and that
    others follow them."""
    WatchlistEntry.objects.filter(user=member).delete()
    Follow.objects.filter(Q(follower=member) | Q(member=member)).delete()


def unname_contributions(*, author: User) -> None:
    """Draw the cards of a member's reviews anew, which show the author's name in letters."""
    reviews = Review.objects.filter(author=author, share_card__isnull=False)
    for review_id in reviews.values_list("pk", flat=True):
        ask_for_review_card(review_id)


@transaction.atomic
def _delete_comment(comment: Comment) -> None:
    withdraw_comment(comment=comment)
    if not _is_deleted(comment):
        _empty(comment)
        Comment.objects.filter(pk=comment.pk).update(body=_NOTHING, body_html="")


@transaction.atomic
def _delete_review(review: Review) -> None:
    if review.state != Review.State.WITHDRAWN:
        withdraw_review(review=review)
    if not _is_deleted(review):
        _empty(review)
        texts = dict.fromkeys(_TEXTS_OF_REVIEW, "")
        Review.objects.filter(pk=review.pk).update(**texts, sections=[], **_NUMBERS_OF_REVIEW)


def _is_deleted(record: Model) -> bool:
    try:
        with transaction.atomic():
            type(record)._base_manager.get(pk=record.pk).delete()
    except ProtectedError:
        return False
    return True


def _empty(record: Model) -> None:
    """Delete the rows that would have gone with the record: its revisions, its words, its cast."""
    for relation in record._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel) and relation.on_delete is CASCADE:
            model = cast(type[Model], relation.related_model)
            model._base_manager.filter(**{relation.field.name: record.pk}).delete()
