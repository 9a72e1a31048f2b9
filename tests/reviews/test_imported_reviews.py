"""Imported reviews: texts of viewers who are no members, without author, perhaps without date."""

import json
import re

import pytest
from django.db import IntegrityError
from django.urls import reverse

from films.models import RatingSummary
from films.partial_dates import PartialDate
from reviews.models import Review
from reviews.services import recount_film, save_imported_review
from tests.factories import make_editor, make_film, make_moderator, make_review, make_user

pytestmark = pytest.mark.django_db

ADD = "admin:reviews_importedreview_add"
TEXT = "A soldier runs, and for ninety minutes nobody else does."


@pytest.fixture
def editor(client):
    user = make_editor()
    client.force_login(user)
    return user


def form_of(film, **more):
    return {
        "film": film.pk, "headline": "", "body": TEXT, "rating_value": "", "language": "en",
        "comments_open": "on", "source_name": "A film database", "source_url": "",
        "source_date": "", "source_licence": "", "publish": "publish",
    } | more  # fmt: skip


def imported(film=None, **fields):
    review = Review(film=film or make_film(), body=TEXT, source_name="A film database", **fields)
    return save_imported_review(review, publish_now=True)


def test_an_editor_enters_a_review_that_came_without_author_and_date(client, editor):
    film = make_film()
    response = client.post(reverse(ADD), form_of(film))
    assert response.status_code == 302, response.text
    review = Review.objects.get()
    assert (review.author, review.kind, review.state) == (None, "member", "published")
    client.logout()
    for address in (film.get_absolute_url(), review.get_absolute_url()):
        html = client.get(address).text
        assert TEXT in html
        assert "A film database" in html
        assert "<time" not in re.search(r'<article class="review".*?</article>|byline.*?</p>',
                                        html, re.DOTALL)[0]  # fmt: skip


def test_the_day_of_import_is_told_nowhere_as_the_day_of_writing(client):
    review = imported()
    html = client.get(review.get_absolute_url()).text
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert all("datePublished" not in json.loads(block) for block in blocks)
    feed = client.get(reverse("review_feed")).text
    entry = feed.partition("<entry>")[2]
    assert "<published>" not in entry
    assert "<updated>" in entry


def test_a_date_known_to_the_month_is_shown_as_such(client):
    review = imported(source_date=PartialDate(2024, 8))
    html = client.get(review.get_absolute_url()).text
    assert '<time datetime="2024-08">August 2024</time>' in html
    assert '"datePublished": "2024-08"' in html


def test_an_imported_review_counts_as_a_review_and_its_rating_not_in_the_score():
    film = make_film()
    imported(film, rating_value=7)
    summary = RatingSummary.objects.get(film=film)
    assert (summary.review_count, summary.rating_count, summary.score) == (1, 0, None)
    assert recount_film(film) is False


def test_an_imported_review_back_in_preparation_is_gone_from_the_site(client, editor):
    review = imported()
    address = reverse("admin:reviews_importedreview_change", args=[review.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, form_of(review.film, publish="draft")).status_code == 302
    client.logout()
    assert client.get(review.get_absolute_url()).status_code == 404
    assert RatingSummary.objects.get(film=review.film).review_count == 0


def test_the_same_text_on_the_same_film_is_entered_once(client, editor):
    review = imported()
    response = client.post(reverse(ADD), form_of(review.film))
    assert "This text stands on the film already." in response.text
    assert Review.objects.count() == 1


def test_an_imported_review_without_a_source_is_refused(client, editor):
    response = client.post(reverse(ADD), form_of(make_film(), source_name=""))
    assert "This field is required." in response.text
    with pytest.raises(IntegrityError, match="imported_review_names_its_source"):
        Review.objects.create(film=make_film(), is_imported=True, body=TEXT)


def test_an_imported_review_has_no_author():
    with pytest.raises(IntegrityError, match="imported_review_is_unsigned"):
        Review.objects.create(
            film=make_film(), is_imported=True, author=make_user(), source_name="x", body=TEXT
        )


def test_only_editors_enter_imported_reviews(client):
    client.force_login(make_moderator())
    assert client.get(reverse(ADD)).status_code == 403


def test_a_member_s_review_is_not_among_the_imported_ones(client, editor):
    review = make_review()
    address = reverse("admin:reviews_importedreview_change", args=[review.pk])
    assert client.get(address).status_code == 302
