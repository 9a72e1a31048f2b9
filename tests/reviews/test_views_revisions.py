"""The page of a review's earlier versions."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from reviews import services
from reviews.models import Review
from tests.factories import make_review, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def edited():
    review = make_review(body="A <b>calm</b> film.\n\n>! The butler.", headline="One & two")
    Review.objects.update(published_at=timezone.now() - timedelta(hours=1))
    return services.publish_review(
        author=review.author, film=review.film, body="A loud film.\n\n>! The gardener."
    )


def revisions(client, review):
    return client.get(reverse("review_revisions", args=[review.pk]))


def test_everybody_reads_what_an_edit_changed_and_spoilers_stay_folded(client, edited):
    html = revisions(client, edited).text

    assert "<ins>loud</ins>" in html
    assert "&lt;" in html
    assert "One &amp; two" in html
    assert html.index('<details class="spoiler"') < html.index("butler")
    assert (
        reverse("review_revisions", args=[edited.pk]) in client.get(edited.get_absolute_url()).text
    )


def test_a_review_without_edits_says_so(client):
    assert "No earlier versions" in revisions(client, make_review()).text


def test_a_review_that_is_gone_has_no_earlier_versions(client, edited):
    services.hide(edited)
    assert revisions(client, edited).status_code == 404
    services.restore(edited)
    services.withdraw_review(review=edited)
    client.force_login(edited.author)
    assert revisions(client, edited).status_code == 404


def test_a_draft_shows_nothing_to_others(client):
    draft = services.save_review_draft(author=make_user(), film=make_review().film, body="Draft.")
    assert revisions(client, draft).status_code == 404


@pytest.mark.parametrize("edits", [1, 12])
def test_the_page_takes_as_many_queries_with_one_version_as_with_twelve(
    client, edited, django_assert_num_queries, edits
):
    for number in range(edits - 1):
        services.publish_review(author=edited.author, film=edited.film, body=f"Number {number}.")
    with django_assert_num_queries(2):
        html = revisions(client, edited).text
    assert html.count('<section class="sec"') == min(edits, 10)
