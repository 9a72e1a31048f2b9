"""Writes of helpful marks. The number that stands on a review moves with them, under its lock."""

from django.db import transaction
from django.db.models import F

from accounts.models import User
from reviews.models import HelpfulMark, Review

# Three points of ten turn a verdict: who found "9, see it" helpful never spoke of a 6.
CHANGED_RATING = 3


class OwnReview(Exception):
    """Nobody finds a review of their own helpful."""


class ReviewNotPublic(Exception):
    """The review is a draft, withdrawn or hidden."""


@transaction.atomic
def mark_helpful(*, user: User, review: Review) -> None:
    """Say that the member found the review helpful; a second time changes nothing.

    Raises OwnReview and ReviewNotPublic.
    """
    review = _locked(review)
    if review.author_id == user.pk:
        raise OwnReview
    if not review.is_public:
        raise ReviewNotPublic
    _, is_new = HelpfulMark.objects.get_or_create(
        user=user, review=review, defaults={"rating_value": review.rating_value}
    )
    if is_new:
        Review.objects.filter(pk=review.pk).update(helpful_count=F("helpful_count") + 1)


@transaction.atomic
def unmark_helpful(*, user: User, review: Review) -> None:
    """Take the member's mark back. Without one, nothing happens."""
    review = _locked(review)
    taken, _ = HelpfulMark.objects.filter(user=user, review=review).delete()
    if taken:
        Review.objects.filter(pk=review.pk).update(helpful_count=F("helpful_count") - 1)
        settle_earlier_marks(review)


@transaction.atomic
def unmark_everything(*, user: User) -> None:
    """Take all marks of a member back, before the account goes."""
    reviews = Review.objects.filter(
        pk__in=HelpfulMark.objects.filter(user=user).values("review")
    ).order_by("pk")
    for review in reviews:
        unmark_helpful(user=user, review=review)


def settle_earlier_marks(review: Review) -> None:
    """Tell marks that were given to a rating CHANGED_RATING or more points from the present one.

    Called under the review's lock whenever its rating or its marks have changed.
    """
    rating = review.rating_value
    marks = HelpfulMark.objects.none()
    if rating is not None:
        near = (rating - CHANGED_RATING + 1, rating + CHANGED_RATING - 1)
        marks = HelpfulMark.objects.filter(review=review, rating_value__isnull=False)
        marks = marks.exclude(rating_value__range=near)
    newest = marks.order_by("-id").values_list("rating_value", flat=True).first()
    review.earlier_rating, review.earlier_helpful_count = newest, marks.count()
    review.save(update_fields=["earlier_rating", "earlier_helpful_count"])


def _locked(review: Review) -> Review:
    return Review.objects.select_for_update(no_key=True).get(pk=review.pk)
