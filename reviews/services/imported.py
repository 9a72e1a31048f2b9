"""Writes of imported reviews: texts of viewers who are no members here, entered by an editor."""

from django.db import transaction

from films.services import change_review_count
from reviews.models import Review
from reviews.search import index_review
from reviews.services.reviews import publish, set_body
from reviews.services.share_cards import ask_for_review_card


@transaction.atomic
def save_imported_review(review: Review, *, publish_now: bool) -> Review:
    """Store an imported review as an editor typed it; publish it when asked, else keep a draft.

    It counts among its film's reviews. Its rating, 1 to 10, is shown with it and takes no part
    in the score: the score is of members. Raises markup.TooLong.
    """
    before = Review.objects.filter(pk=review.pk).first()
    review.kind, review.is_imported, review.author = Review.Kind.MEMBER, True, None
    set_body(review, review.body)
    if publish_now:
        publish(review, changed=before is not None and before.body != review.body)
    else:
        review.state = Review.State.DRAFT
    review.save()
    index_review(review)
    change = review.is_public - (before is not None and before.is_public)
    if change:
        change_review_count(film_id=review.film_id, by=change)
    ask_for_review_card(review.pk)
    return review
