"""A film's ratings, with a text and without: who gave which number."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from films.partial_dates import PartialDate
from reviews import services
from reviews.models import Rating
from reviews.selectors.film import RATINGS_A_PAGE
from tests.factories import make_film, make_review, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def film():
    return make_film(released=PartialDate(2024, 7, 3))


def address(film, query=""):
    return reverse("film_ratings", args=[film.slug]) + query


def rate(film, *values):
    for value in values:
        services.rate_film(user=make_user(), film=film, value=value)


def rate_by_many(film, number):
    """Rows alone, without their summary: quick."""
    members = User.objects.bulk_create(
        User(username=f"m{film.pk}-{n}", email=f"m{film.pk}-{n}@x.org") for n in range(number)
    )
    Rating.objects.bulk_create(
        Rating(user=member, film=film, value=n % 10 + 1) for n, member in enumerate(members)
    )


def test_a_rating_without_text_is_a_line_and_one_with_text_leads_to_it(client, film):
    writer, rater = make_user(display_name="Ana"), make_user(display_name="Ben")
    review = make_review(film, writer, rating_value=9)
    services.rate_film(user=rater, film=film, value=4)
    html = client.get(address(film)).text
    assert html.index("Ben") < html.index("Ana")
    assert html.count(review.get_absolute_url()) == 1
    assert "With text <b>1</b>" in html
    assert "All ratings <b>2</b>" in html


def test_the_list_with_text_leaves_ratings_without_text_out_and_leads_to_them(client, film):
    make_review(film, make_user(display_name="Ana"), rating_value=9)
    services.rate_film(user=make_user(display_name="Ben"), film=film, value=4)
    html = client.get(reverse("film_reviews", args=[film.slug])).text
    assert "Ana" in html
    assert "Ben" not in html
    assert f'href="{address(film)}"' in html
    assert f'href="{address(film)}"' in client.get(film.get_absolute_url()).text


def test_a_draft_and_a_hidden_review_are_no_text_that_readers_are_led_to(client, film):
    drafter = make_user()
    services.save_review_draft(author=drafter, film=film, body="Half a thought.")
    services.rate_film(user=drafter, film=film, value=4)
    hidden = make_review(film, rating_value=2)
    services.hide(hidden)
    page = client.get(address(film))
    assert "/reviews/" + str(hidden.pk) not in page.text
    assert [(row.rating.user, row.review_id) for row in page.context["rows"]] == [(drafter, None)]


@pytest.mark.parametrize("sort", ["newest", "highest", "lowest"])
def test_every_rating_stands_on_exactly_one_page_in_order(client, film, sort):
    rate_by_many(film, RATINGS_A_PAGE + 5)
    found, here = [], address(film, f"?sort={sort}")
    while here:
        page = client.get(here)
        found += [row.rating for row in page.context["rows"]]
        here = page.context["next"] and address(film, page.context["next"])
    assert sorted(rating.pk for rating in found) == sorted(
        Rating.objects.values_list("pk", flat=True)
    )
    keys = {
        "newest": lambda r: (-r.created_at.timestamp(), -r.pk),
        "highest": lambda r: -r.value,
        "lowest": lambda r: r.value,
    }
    assert found == sorted(found, key=keys[sort])


def test_a_rating_before_the_release_is_shown_as_not_counted(client):
    film = make_film(released=PartialDate(2199))
    rate(film, 8)
    html = client.get(address(film)).text
    assert "before the release, not counted" in html
    assert "All ratings <b>0</b>" in html


@pytest.mark.parametrize("query", ["?after=x", "?sort=%00", "?before=999999999999999999"])
def test_a_tampered_address_shows_the_first_page(client, film, query):
    rate(film, 8)
    assert len(client.get(address(film, query)).context["rows"]) == 1


def test_the_list_takes_as_many_queries_with_two_ratings_as_with_fifty(client):
    few, many = make_film("Few"), make_film("Many")
    rate_by_many(few, 2)
    rate_by_many(many, 60)
    counts = []
    for one in (few, many):
        with CaptureQueriesContext(connection) as queries:
            client.get(address(one))
            counts.append(len(queries))
    assert counts[0] == counts[1] <= 4


def test_a_film_without_ratings_says_so_and_one_in_preparation_has_no_list(client, film):
    assert "Nobody has rated this film here." in client.get(address(film)).text
    secret = make_film("Secret", is_public=False)
    assert client.get(address(secret)).status_code == 404


def test_the_newest_ratings_come_first_by_the_date_that_they_show(client, film):
    first = timezone.now() - timedelta(days=9)
    days = (3, 8, 1, 8, 5)
    for number, day in enumerate(days):
        rate(film, number + 1)
        Rating.objects.filter(value=number + 1).update(created_at=first + timedelta(days=day))
    rows = client.get(address(film)).context["rows"]
    assert [row.rating.value for row in rows] == [4, 2, 5, 1, 3]
    shown = [row.rating.created_at for row in rows]
    assert shown == sorted(shown, reverse=True)
    services.rate_film(user=rows[-1].rating.user, film=film, value=9)
    assert client.get(address(film)).context["rows"][-1].rating.value == 9
