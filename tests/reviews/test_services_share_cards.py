"""Which reviews have a card, and what it may tell."""

import pytest
from django.core.files.storage import default_storage

from films.models import Picture
from reviews.models import Review
from reviews.services import hide, rate_film, restore, withdraw_review
from reviews.services.share_cards import draw_review_card
from tests.factories import make_article, make_film, make_review

pytestmark = pytest.mark.django_db


def carded(review):
    draw_review_card.enqueue(review.pk)
    return Review.objects.select_related("share_card").get(pk=review.pk)


def file_of(card):
    return card.address.removeprefix("/media/")


def test_publishing_a_review_draws_its_card(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        review = make_review(headline="A good run")
    review.refresh_from_db()
    assert default_storage.exists(file_of(review.share_card))


def test_an_article_gets_a_card_of_its_own_composition():
    article = carded(make_article())
    assert article.share_card.shape == Picture.Shape.CARD


@pytest.mark.parametrize("take_away", [hide, lambda review: withdraw_review(review=review)])
def test_a_review_that_leaves_public_sight_loses_its_card_at_once(
    take_away, django_capture_on_commit_callbacks
):
    review = carded(make_review())
    with django_capture_on_commit_callbacks(execute=True):
        take_away(review)
    assert not Picture.objects.exists()
    assert not default_storage.exists(file_of(review.share_card))


def test_a_restored_review_gets_its_card_back(django_capture_on_commit_callbacks):
    review = make_review()
    hide(review)
    with django_capture_on_commit_callbacks(execute=True):
        restore(review)
    review.refresh_from_db()
    assert review.share_card


def test_a_task_that_comes_after_hiding_draws_nothing():
    review = make_review()
    hide(review)
    assert carded(review).share_card is None


def test_a_draft_has_no_card():
    article = make_article()
    Review.objects.update(state=Review.State.DRAFT)
    assert carded(article).share_card is None


def test_the_headline_of_a_review_that_gives_the_plot_away_is_not_on_its_card():
    review = make_review(headline="The sergeant did it", contains_spoilers=True)
    first = carded(review).share_card.base
    Review.objects.update(headline="Another headline")
    assert carded(review).share_card.base == first


def test_a_changed_rating_changes_the_card(django_capture_on_commit_callbacks):
    review = carded(make_review(make_film(), rating_value=7))
    first = review.share_card.base
    with django_capture_on_commit_callbacks(execute=True):
        rate_film(user=review.author, film=review.film, value=3)
    review.share_card.refresh_from_db()
    assert review.share_card.base != first
