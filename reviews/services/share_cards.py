"""The cards that other sites show beside a link to a review: who asks for them. How they are drawn
is told by `card_drawing`, which nothing imports that answers readers."""

from functools import partial

from django.db import transaction
from django_tasks import task

# After the films' cards, so that the posters which these cards show are there.
REVIEW_CARD_PRIORITY = -20


def ask_for_review_card(review_id: int) -> None:
    """Put the review's card into the worker's queue once the change that it shows is stored."""
    transaction.on_commit(partial(draw_review_card.enqueue, review_id))


@task(priority=REVIEW_CARD_PRIORITY)
def draw_review_card(review_id: int) -> None:
    """Draw the card of a public review, unless the one that stands tells the same; take down that
    of any other. May run twice."""
    from reviews.services.card_drawing import draw_card_of_review  # noqa: PLC0415  decision 28

    draw_card_of_review(review_id)
