"""Earlier versions of published reviews."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reviews import services
from reviews.models import Review, ReviewRevision
from tests.factories import make_review

pytestmark = pytest.mark.django_db


@pytest.fixture
def old_review():
    review = make_review(body="A calm film.", headline="Calm", rating_value=7)
    Review.objects.update(published_at=timezone.now() - timedelta(hours=1))
    return review


def edit(review, **values):
    values = {"body": review.body, "headline": review.headline, "rating_value": 7} | values
    return services.publish_review(author=review.author, film=review.film, **values)


def test_an_edit_keeps_the_earlier_version_and_marks_the_review(old_review):
    edited = edit(old_review, body="A loud film.")

    revision = ReviewRevision.objects.get()
    assert (revision.body, revision.headline, revision.rating_value) == ("A calm film.", "Calm", 7)
    assert revision.replaced_at == edited.edited_at
    assert "<del>calm</del><ins>loud</ins>" in revision.changes_html
    assert revision.folded_changes_html == ""


@pytest.mark.parametrize(
    "change",
    [{"headline": "Loud"}, {"contains_spoilers": True}, {"declares_interest": True}],
)
def test_a_changed_headline_flag_or_declaration_is_an_edit_too(old_review, change):
    assert edit(old_review, **change).edited_at
    assert ReviewRevision.objects.count() == 1


def test_a_new_rating_alone_and_an_edit_soon_after_publishing_keep_no_version(old_review):
    assert edit(old_review, rating_value=2).edited_at is None
    fresh = make_review(body="One.")
    assert edit(fresh, body="Two.").edited_at is None
    assert not ReviewRevision.objects.exists()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A film.\n\n>! The butler did it.", "A good film.\n\n>! The gardener did it."),
        ("A film.\n\n## >! Ending\n\nThe butler.\n\nMore.", "A good film.\n\nThe gardener."),
        ("A film. Seen >! the butler !< twice.", "A good film. Seen >! the gardener !< twice."),
    ],
)
def test_what_changed_inside_a_spoiler_is_told_only_in_the_fold(old_review, before, after):
    edit(old_review, body=before)
    edit(old_review, body=after)

    revision = ReviewRevision.objects.order_by("-id").first()
    assert "butler" not in revision.changes_html
    assert "<ins>" in revision.changes_html
    assert "butler" in revision.folded_changes_html


def test_of_a_review_that_gives_the_plot_away_every_change_is_folded(old_review):
    edit(old_review, body="The butler did it.", contains_spoilers=True)
    edit(old_review, body="The gardener did it.", contains_spoilers=True)
    edit(old_review, body="Somebody did it.")

    for revision in ReviewRevision.objects.all():
        assert revision.changes_html == ""
        assert revision.folded_changes_html
