"""The form that rates a film, and what the film's page shows of reviews."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from accounts.quotas import Quota
from films.partial_dates import PartialDate
from reviews.models import Rating
from reviews.page_parts import reviews_on_film
from reviews.services import clear_rating, hide, rate_film
from reviews.views import quotas
from tests.browser import Forger
from tests.factories import make_article, make_film, make_review, make_user

pytestmark = pytest.mark.django_db


def rate(client, film, **data):
    return client.post(reverse("film_rate", args=[film.slug]), data)


def test_a_member_rates_a_film_and_reads_the_rating_back(client):
    film, user = make_film(), make_user()
    client.force_login(user)
    response = client.post(reverse("film_rate", args=[film.slug]), {"rating": "7"}, follow=True)
    assert response.redirect_chain == [(film.get_absolute_url(), 302)]
    assert "Rating saved. Escape, 7 out of 10." in response.text
    assert Rating.objects.get(user=user).value == 7


@pytest.mark.parametrize("value", ["0", "11", "7.5", "x", "", "٧", "7\x00"])
def test_anything_else_than_1_to_10_is_refused_and_changes_nothing(client, value):
    film, user = make_film(), make_user()
    rate_film(user=user, film=film, value=5)
    client.force_login(user)
    response = rate(client, film, rating=value)
    assert response.status_code == 422
    assert "Choose a whole number from 1 to 10." in response.text
    assert Rating.objects.get().value == 5


def test_a_form_without_a_value_is_refused(client):
    client.force_login(make_user())
    assert rate(client, make_film()).status_code == 422


def test_clear_takes_the_rating_back(client):
    film, user = make_film(), make_user()
    rate_film(user=user, film=film, value=5)
    client.force_login(user)
    assert rate(client, film, clear="1").status_code == 302
    assert not Rating.objects.exists()


def test_who_is_not_signed_in_is_sent_to_sign_in_and_back_to_the_film(client):
    film = make_film()
    response = rate(client, film, rating="7")
    assert response["Location"] == f"{reverse('account_login')}?next={film.get_absolute_url()}"
    assert not Rating.objects.exists()


def test_a_link_to_the_rating_form_leads_to_the_film(client):
    film = make_film()
    response = client.get(reverse("film_rate", args=[film.slug]))
    assert response["Location"] == film.get_absolute_url()


def test_a_film_that_is_not_public_cannot_be_rated(client):
    client.force_login(make_user())
    assert rate(client, make_film(is_public=False), rating="7").status_code == 404


def test_a_rating_needs_the_token_of_the_page():
    forger = Forger()
    forger.force_login(make_user())
    assert rate(forger, make_film(), rating="7").status_code == 403
    assert not Rating.objects.exists()


def test_the_film_page_of_a_stranger_holds_no_token_and_offers_to_sign_in(client):
    film = make_film()
    html = client.get(film.get_absolute_url()).text
    assert "csrfmiddlewaretoken" not in html
    assert f"{reverse('account_login')}?next={film.get_absolute_url()}" in html


def test_the_film_page_of_a_member_has_the_rating_checked(client):
    film, user = make_film(), make_user()
    rate_film(user=user, film=film, value=7)
    client.force_login(user)
    html = client.get(film.get_absolute_url()).text
    assert 'value="7" checked' in html
    assert "Write a review" in html
    make_review(film, user, rating_value=7)
    assert "Edit your review" in client.get(film.get_absolute_url()).text


def test_a_film_page_shows_reviews_with_their_number_and_where_all_are(client):
    film = make_film()
    make_article(film, headline="The article")
    make_review(film, body="Unrated & <b>bold</b>.")
    make_review(film, body="Whole ending.", contains_spoilers=True, rating_value=3)
    hidden = make_review(film, body="Nobody reads this.")
    hide(hidden)
    html = client.get(film.get_absolute_url()).text
    assert ">2 reviews<" in html
    assert html.index("The article") < html.index("Unrated")
    assert "No rating" in html
    assert "<b>bold" not in html
    assert "Nobody reads this" not in html
    folded = html.index('<details class="spoiler"')
    assert folded < html.index("Whole ending.")


def test_a_film_without_reviews_invites_the_first(client):
    assert "No reviews yet" in client.get(make_film().get_absolute_url()).text


@pytest.mark.parametrize("reviews", [3, 30])
def test_the_reviews_of_a_film_take_three_queries_however_many_there_are(
    rf, django_assert_num_queries, reviews
):
    film = make_film()
    make_article(film)
    for _ in range(reviews):
        make_review(film)
    film = type(film).objects.with_card().get()
    request = rf.get("/")
    request.user = AnonymousUser()
    with django_assert_num_queries(3):
        reviews_on_film.rate_film(request, film, {})
        shown = reviews_on_film.film_reviews(request, film)
    assert len(shown["reviews"]) == min(reviews, 25)


def test_a_heading_in_two_reviews_makes_no_id_twice(client):
    film = make_film()
    for _ in range(2):
        make_review(film, body="## Ending\n\nText.\n\n## >! Late\n\nMore.")
    html = client.get(film.get_absolute_url()).text
    assert 'id="ending"' not in html
    assert 'id="late"' not in html


def test_a_member_reads_the_history_of_an_own_rating_and_nobody_else_s(client):
    film, user, other = make_film(), make_user(), make_user()
    for value in (7, 3):
        rate_film(user=user, film=film, value=value)
    clear_rating(user=user, film=film)
    rate_film(user=other, film=film, value=10)
    address = reverse("rating_history", args=[film.slug])
    assert client.get(address)["Location"].startswith(reverse("account_login"))
    client.force_login(user)

    html = client.get(address).text

    assert html.index("Cleared") < html.index("3<small>") < html.index("7<small>")
    assert "10<small>" not in html


def test_a_rating_before_the_release_is_kept_and_the_page_says_that_it_does_not_count(client):
    film, user = make_film(released=PartialDate(timezone.localdate().year + 1)), make_user()
    rule = "Ratings given before the first release are kept and not counted."
    assert rule in client.get(film.get_absolute_url()).text
    client.force_login(user)
    assert rule in client.get(film.get_absolute_url()).text

    rate(client, film, rating="7")

    html = client.get(film.get_absolute_url()).text
    assert "Given before the first release: kept, and not counted." in html
    assert "No ratings yet" in html
    assert "before the first release" not in client.get(make_film().get_absolute_url()).text


@pytest.fixture
def clock(settings, monkeypatch):
    """Counting, and the second in which it counts."""
    settings.RATE_LIMITS = True
    now = [1_000_000_020]
    monkeypatch.setattr("accounts.quotas.time.time", lambda: float(now[0]))
    return now


def test_a_machine_that_rates_has_to_wait_and_what_it_chose_is_kept(client, clock, monkeypatch):
    monkeypatch.setattr(quotas, "RATINGS", Quota("ratings", times=2, seconds=60))
    client.force_login(make_user())
    films = [make_film(f"Film {number}") for number in range(3)]
    answers = [rate(client, film, rating="7") for film in films]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert answers[2]["Retry-After"] == "60"
    assert "wait 60 seconds, then save it" in answers[2].text
    assert 'value="7" checked' in answers[2].text
    assert Rating.objects.count() == 2
    clock[0] += 60
    assert rate(client, films[2], rating="7").status_code == 302


@pytest.mark.parametrize("change", [{"rating": "3"}, {"clear": "1"}])
def test_a_hundred_ratings_are_changed_in_a_day(client, clock, monkeypatch, change):
    assert (quotas.RATING_CHANGES.times, quotas.RATING_CHANGES.seconds) == (100, 86_400)
    monkeypatch.setattr(quotas, "RATING_CHANGES", Quota("rating-changes", times=2, seconds=86_400))
    film, user = make_film(), make_user()
    client.force_login(user)
    for value in ("5", "5", "6", "6", "7"):
        assert rate(client, film, rating=value).status_code == 302
    answer = rate(client, film, **change)
    assert (answer.status_code, Rating.objects.get().value) == (429, 7)
    assert 0 < int(answer["Retry-After"]) <= 86_400
    assert "You changed 2 ratings today" in answer.text
    assert f'value="{change.get("rating", 7)}" checked' in answer.text
    review = {"text": "Words worth keeping.", "rating": "2", "language": "en", "do": "publish"}
    answer = client.post(f"{film.get_absolute_url()}reviews/new/", review)
    assert (answer.status_code, Rating.objects.get().value) == (429, 7)
    assert "You changed 2 ratings today" in answer.text and "Words worth keeping." in answer.text
    assert rate(client, film, rating="7").status_code == 302
    assert rate(client, make_film("Another"), rating="7").status_code == 302
    assert rate(client, make_film("Unrated"), clear="1").status_code == 302
    clock[0] += 86_400
    assert rate(client, film, **change).status_code == 302
