"""Writes of reviews: drafts, publishing, editing, withdrawing, articles."""

from datetime import timedelta

import pytest
from django.utils import timezone

from films.models import RatingSummary
from reviews import services
from reviews.models import Rating, Review
from reviews.services.reviews import NotWatchedYet
from tests.factories import make_article, make_film, make_review, make_user

pytestmark = pytest.mark.django_db


def review_count(film):
    return RatingSummary.objects.get(film=film).review_count


def test_a_second_draft_replaces_the_first():
    film, author = make_film(), make_user()
    services.save_review_draft(author=author, film=film, body="One.")
    services.save_review_draft(author=author, film=film, body="Two.", rating_value=6)
    draft = Review.objects.get()
    assert (draft.body, draft.state, draft.rating_value) == ("Two.", "draft", 6)
    assert not Rating.objects.exists()


def test_publishing_a_draft_rates_the_film_and_counts_the_review():
    film, author = make_film(), make_user()
    draft = services.save_review_draft(author=author, film=film, body="One.")
    review = services.publish_review(author=author, film=film, body="Two.", rating_value=6)
    assert review.pk == draft.pk
    assert Rating.objects.get().value == 6
    assert review_count(film) == 1


def test_publishing_twice_counts_the_review_once():
    film, author = make_film(), make_user()
    for body in ("One.", "Two."):
        services.publish_review(author=author, film=film, body=body)
    assert Review.objects.get().body == "Two."
    assert review_count(film) == 1


def test_a_published_review_does_not_become_a_draft():
    review = make_review()
    with pytest.raises(services.AlreadyReviewed) as raised:
        services.save_review_draft(author=review.author, film=review.film, body="Draft.")
    assert raised.value.review == review


def test_an_edit_soon_after_publishing_is_silent_and_a_later_one_is_marked():
    review = make_review(body="One.")
    edit = {"author": review.author, "film": review.film}
    assert services.publish_review(**edit, body="Two.").edited_at is None
    Review.objects.update(published_at=timezone.now() - timedelta(minutes=16))
    assert services.publish_review(**edit, body="Two.").edited_at is None
    assert services.publish_review(**edit, body="Three.").edited_at is not None


def test_a_hidden_review_cannot_be_changed_by_its_author():
    review = make_review(body="One.", rating_value=4)
    services.hide(review)
    with pytest.raises(services.ReviewIsHidden):
        services.publish_review(author=review.author, film=review.film, body="Two.")
    review.refresh_from_db()
    assert review.body == "One."
    assert Rating.objects.get().value == 4


def test_hiding_and_restoring_keep_the_count_of_reviews_right():
    review = make_review()
    services.hide(review)
    services.hide(review)
    assert review_count(review.film) == 0
    services.restore(review)
    assert review_count(review.film) == 1


def test_a_withdrawn_review_leaves_its_rating_and_room_for_a_new_review():
    review = make_review(rating_value=8)
    services.withdraw_review(review=review)
    services.withdraw_review(review=review)
    assert review_count(review.film) == 0
    assert Rating.objects.get().value == 8
    new = services.publish_review(author=review.author, film=review.film, body="Again.")
    assert new.pk != review.pk


def test_only_what_was_never_published_is_discarded():
    review = make_review()
    services.discard_draft(review=review)
    draft = services.save_review_draft(author=make_user(), film=make_film(), body="Draft.")
    services.discard_draft(review=draft)
    assert list(Review.objects.all()) == [review]


def test_an_article_is_stored_with_its_sections_and_counts_as_no_member_s_review():
    article = make_article()
    assert [section["heading"] for section in article.sections] == ["The film", "Ending"]
    assert article.sections[1]["is_spoiler"]
    assert "How it ends" not in article.plain
    assert review_count(article.film) == 0


def test_an_article_kept_as_a_draft_is_not_public():
    article = services.save_article(
        Review(film=make_film(), headline="A", body="Text."), publish_now=False
    )
    assert article.state == "draft"
    assert not Review.objects.public().exists()


def test_a_heading_never_takes_the_anchor_of_a_part_of_the_page():
    article = make_article(body="## Comments\n\nOne.\n\n## Main\n\nTwo.\n\n## Comment 7\n\nThree.")
    anchors = {section["anchor"] for section in article.sections}
    assert not anchors & {"comments", "main", "comment-7"}
    assert len(anchors) == 3


def test_nobody_has_watched_a_film_on_a_day_to_come():
    facts = {"author": make_user(), "film": make_film(), "body": "Soon."}
    day = timezone.localdate() + timedelta(days=2)
    for write in (services.publish_review, services.save_review_draft):
        with pytest.raises(NotWatchedYet):
            write(**facts, watched_on=day)
    assert not Review.objects.exists()
