"""The editor of members' reviews."""

import pytest
from django.urls import reverse

from reviews import services
from reviews.models import Rating, Review
from tests.factories import make_article, make_editor, make_film, make_review, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(client):
    user = make_user()
    client.force_login(user)
    return user


def send(client, film, **data):
    values = {"text": "It runs.", "language": "en", "rating": "7", "do": "publish"} | data
    return client.post(reverse("review_new", args=[film.slug]), values)


def test_who_is_not_signed_in_comes_back_to_the_editor_after_signing_in(client):
    address = reverse("review_new", args=[make_film().slug])
    assert client.get(address)["Location"] == f"{reverse('account_login')}?next={address}"


def test_a_published_review_rates_the_film_and_is_shown(client, member):
    response = send(client, make_film(), headline="Ninety minutes", contains_spoilers="on")
    review = Review.objects.get()
    assert response["Location"] == review.get_absolute_url()
    assert (review.author, review.state, review.contains_spoilers) == (member, "published", True)
    assert Rating.objects.get().value == 7


def test_a_draft_may_lack_its_text_and_keeps_its_rating_unpublished(client, member):
    response = send(client, make_film(), text="", do="draft", rating="4")
    draft = Review.objects.get()
    assert response["Location"] == reverse("review_edit", args=[draft.pk])
    assert 'value="4" checked' in client.get(response["Location"]).text
    assert not Rating.objects.exists()


def test_a_draft_is_finished_where_a_new_review_is_begun(client, member):
    film = make_film()
    send(client, film, text="Half a thought", do="draft")
    assert "Half a thought" in client.get(reverse("review_new", args=[film.slug])).text
    send(client, film, text="A whole thought.")
    assert Review.objects.get().state == "published"


def test_a_discarded_draft_is_gone(client, member):
    film = make_film()
    send(client, film, do="draft")
    assert send(client, film, text="", do="discard")["Location"] == film.get_absolute_url()
    assert not Review.objects.exists()


def test_a_preview_stores_nothing_and_keeps_the_text(client, member):
    response = send(client, make_film(), text="**Bold** and <i>not</i>", do="preview")
    assert response.status_code == 200
    assert "<strong>Bold</strong> and &lt;i&gt;not&lt;/i&gt;" in response.text
    assert not Review.objects.exists()


def test_a_preview_points_at_what_the_records_say_otherwise(client, member):
    film = make_film(runtime_minutes=94)
    html = send(client, film, text="Solid, 90 minutes. 7/10.", rating="", do="preview").text
    assert "The text says 7/10." in html
    assert "The text says 90 minutes" in html


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", ""),
        ("text", "   \n "),
        ("text", "a\x00b"),
        ("text", "x" * 20_001),
        ("headline", "x" * 201),
        ("headline", "a\x07b"),
        ("rating", "11"),
        ("language", "xx"),
    ],
)
def test_what_cannot_be_stored_is_refused_beside_its_field_and_kept(client, member, field, value):
    kept = {"headline": "A headline worth keeping", "text": "Words worth keeping."} | {field: value}
    response = send(client, make_film(), **kept)
    assert response.status_code == 422
    assert 'class="msg"' in response.text
    assert "autofocus" in response.text
    assert ("worth keeping" in response.text) or field == "text"
    assert not Review.objects.exists()


def test_who_has_a_published_review_is_sent_to_edit_it(client, member):
    review = make_review(author=member)
    response = client.get(reverse("review_new", args=[review.film.slug]))
    assert response["Location"] == reverse("review_edit", args=[review.pk])


def test_an_edit_replaces_text_and_rating(client, member):
    review = make_review(author=member, rating_value=7)
    address = reverse("review_edit", args=[review.pk])
    assert 'value="7" checked' in client.get(address).text
    client.post(address, {"text": "New words.", "language": "cs", "rating": "3"})
    review.refresh_from_db()
    assert (review.body, review.language, review.rating_value) == ("New words.", "cs", 3)


def test_a_hidden_review_cannot_be_edited(client, member):
    review = make_review(author=member)
    services.hide(review)
    assert client.get(reverse("review_edit", args=[review.pk])).status_code == 404
    response = client.get(reverse("review_new", args=[review.film.slug]))
    assert response["Location"] == review.get_absolute_url()
    send(client, review.film, text="New words.")
    review.refresh_from_db()
    assert review.body != "New words."


def test_a_withdrawal_asks_first_and_happens_by_post(client, member):
    review = make_review(author=member)
    address = reverse("review_withdraw", args=[review.pk])
    assert "Withdraw review" in client.get(address).text
    review.refresh_from_db()
    assert review.state == "published"
    client.post(address)
    assert client.get(review.get_absolute_url()).status_code == 410
    assert client.get(reverse("review_edit", args=[review.pk])).status_code == 404


def test_an_editor_edits_articles_in_the_admin_and_nobody_else_at_all(client):
    article = make_article()
    address = reverse("review_edit", args=[article.pk])
    client.force_login(article.author)
    assert client.get(address).status_code == 404
    client.force_login(make_editor())
    desk = reverse("admin:reviews_review_change", args=[article.pk])
    assert client.get(address)["Location"] == desk


def test_the_text_of_an_expired_form_is_given_back():
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_user())
    response = send(strict, make_film(), text="An hour of work.")
    assert response.status_code == 403
    assert "An hour of work." in response.text
