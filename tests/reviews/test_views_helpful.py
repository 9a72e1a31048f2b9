"""The button that finds a review helpful."""

import pytest
from django.urls import reverse

from accounts.quotas import Quota
from reviews import services
from reviews.models import HelpfulMark
from reviews.views import quotas
from tests.browser import Forger
from tests.factories import make_film, make_review, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(client):
    user = make_user()
    client.force_login(user)
    return user


def press(client, review, **data):
    return client.post(reverse("review_helpful", args=[review.pk]), {"helpful": "1"} | data)


def test_the_button_marks_and_takes_back_and_leads_back_to_the_place(client, member):
    review = make_review()
    place = f"/films/{review.film.slug}/reviews/?sort=helpful"

    response = press(client, review, next=place)

    assert response["Location"] == f"{place}#review-{review.pk}"
    html = client.get(place).text
    assert 'aria-pressed="true"' in html
    assert "Helpful 1" in html
    press(client, review, helpful="0")
    assert not HelpfulMark.objects.exists()


@pytest.mark.parametrize("next", ["https://elsewhere.example/", "//elsewhere.example", "x", ""])
def test_the_way_back_never_leaves_the_site(client, member, next):
    review = make_review()
    assert press(client, review, next=next)["Location"] == review.get_absolute_url()


def test_a_visitor_is_led_to_sign_in_and_no_link_changes_anything(client):
    review = make_review()
    for response in (press(client, review), client.get(f"/reviews/{review.pk}/helpful/")):
        assert response["Location"].endswith(f"?next={review.get_absolute_url()}")
    client.force_login(make_user())
    response = client.get(f"/reviews/{review.pk}/helpful/")
    assert response["Location"] == review.get_absolute_url()
    assert not HelpfulMark.objects.exists()


def test_an_own_review_has_a_number_and_no_button(client, member):
    review = make_review(author=member)
    assert "data-quiet" not in client.get(review.get_absolute_url()).text
    response = client.post(reverse("review_helpful", args=[review.pk]), follow=True)
    assert "This review is your own." in response.text


def test_what_is_not_public_is_not_found(client, member):
    review = make_review()
    services.hide(review)
    assert press(client, review).status_code == 404


def test_the_button_needs_the_token_of_the_page():
    forger = Forger()
    forger.force_login(make_user())
    assert press(forger, make_review()).status_code == 403
    assert not HelpfulMark.objects.exists()


def test_readers_see_from_what_a_rating_changed_and_which_marks_were_for_it(client):
    review = make_review(rating_value=9)
    services.mark_helpful(user=make_user(), review=review)
    services.rate_film(user=review.author, film=review.film, value=4)
    for address in (review.get_absolute_url(), review.film.get_absolute_url()):
        html = client.get(address).text
        assert "changed from 9" in html
        assert "1 of them for the earlier rating" in html


def test_the_film_page_has_the_most_helpful_first(client):
    film = make_film()
    plain, helpful = make_review(film, headline="Plain"), make_review(film, headline="Loved")
    make_review(film, headline="Unmarked")
    services.mark_helpful(user=make_user(), review=plain)
    for _ in range(2):
        services.mark_helpful(user=make_user(), review=helpful)

    html = client.get(film.get_absolute_url()).text

    assert html.index("Loved") < html.index("Plain") < html.index("Unmarked")


@pytest.mark.parametrize("reviews", [2, 9])
def test_marks_take_one_query_for_a_member_however_many_reviews(
    client, member, django_assert_num_queries, reviews
):
    film = make_film()
    for _ in range(reviews):
        make_review(film)
    client.get("/")
    with django_assert_num_queries(6):
        client.get(reverse("film_reviews", args=[film.slug]))


@pytest.mark.parametrize(
    ("quota", "said"),
    [
        (Quota("HELPFUL_MARKS", times=3, seconds=60), "wait 60 seconds"),
        (Quota("DAILY_HELPFUL_MARKS", times=3, seconds=86_400), "times today"),
    ],
)
def test_who_presses_too_often_is_told_and_nothing_changes(
    client, settings, monkeypatch, quota, said
):
    settings.RATE_LIMITS = True
    client.force_login(make_user())
    now = [86_400.0 * 10_000]
    monkeypatch.setattr("accounts.quotas.time.time", lambda: now[0])
    monkeypatch.setattr(quotas, quota.name, quota)
    review = make_review()
    for pressed in ("1", "0", "1"):
        assert press(client, review, helpful=pressed).status_code == 302
    place = f"/films/{review.film.slug}/reviews/"

    answer = press(client, review, helpful="0", next=place)

    assert (answer.status_code, answer["Retry-After"]) == (429, str(quota.seconds))
    assert said in answer.text
    assert f'href="{place}#review-{review.pk}"' in answer.text
    assert HelpfulMark.objects.count() == 1
    now[0] += quota.seconds
    assert press(client, review, helpful="0").status_code == 302
    assert not HelpfulMark.objects.exists()
