"""Helpful marks: one for each member and review, counted on the review."""

import pytest
from django.db import IntegrityError

from reviews import services
from reviews.models import HelpfulMark
from tests.factories import make_article, make_review, make_user

pytestmark = pytest.mark.django_db


def test_a_second_mark_changes_nothing_and_the_first_can_be_taken_back():
    review, user = make_review(), make_user()
    for _ in range(2):
        services.mark_helpful(user=user, review=review)
    review.refresh_from_db()
    assert review.helpful_count == 1

    for _ in range(2):
        services.unmark_helpful(user=user, review=review)
    review.refresh_from_db()
    assert review.helpful_count == 0


def test_the_database_takes_one_mark_for_each_member_and_review():
    review, user = make_review(), make_user()
    services.mark_helpful(user=user, review=review)
    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        HelpfulMark.objects.create(user=user, review=review)


def test_nobody_finds_an_own_review_helpful_and_only_public_ones_are_marked():
    review = make_review()
    with pytest.raises(services.OwnReview):
        services.mark_helpful(user=review.author, review=review)
    services.hide(review)
    with pytest.raises(services.ReviewNotPublic):
        services.mark_helpful(user=make_user(), review=review)
    assert not HelpfulMark.objects.exists()


def test_an_article_can_be_found_helpful():
    article = make_article()
    services.mark_helpful(user=make_user(), review=article)
    article.refresh_from_db()
    assert article.helpful_count == 1


@pytest.mark.parametrize(
    ("first", "second", "earlier", "count"),
    [(9, 6, 9, 2), (9, 7, None, 0), (2, 5, 2, 2), (9, None, None, 0), (None, 9, None, 0)],
)
def test_marks_are_told_as_given_to_the_earlier_rating_when_it_moved_by_three(
    first, second, earlier, count
):
    review = make_review(rating_value=first)
    for _ in range(2):
        services.mark_helpful(user=make_user(), review=review)
    services.publish_review(
        author=review.author, film=review.film, body=review.body, rating_value=second
    )
    services.mark_helpful(user=make_user(), review=review)

    review.refresh_from_db()
    assert (review.earlier_rating, review.earlier_helpful_count) == (earlier, count)
    assert review.helpful_count == 3


def test_the_rating_form_of_the_film_moves_the_marks_too_and_moving_back_ends_it():
    review = make_review(rating_value=9)
    services.mark_helpful(user=make_user(), review=review)
    services.rate_film(user=review.author, film=review.film, value=2)
    review.refresh_from_db()
    assert review.earlier_rating == 9

    services.rate_film(user=review.author, film=review.film, value=8)
    review.refresh_from_db()
    assert (review.earlier_rating, review.earlier_helpful_count) == (None, 0)


def test_an_earlier_mark_that_is_taken_back_is_no_longer_told():
    review, user = make_review(rating_value=9), make_user()
    services.mark_helpful(user=user, review=review)
    services.rate_film(user=review.author, film=review.film, value=2)
    services.unmark_helpful(user=user, review=review)
    review.refresh_from_db()
    assert (review.earlier_rating, review.earlier_helpful_count) == (None, 0)


def test_the_marks_of_a_member_who_leaves_are_taken_back():
    reviews, user = [make_review(), make_review()], make_user()
    for review in reviews:
        services.mark_helpful(user=user, review=review)
    services.unmark_everything(user=user)
    for review in reviews:
        review.refresh_from_db()
        assert review.helpful_count == 0
