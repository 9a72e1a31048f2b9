"""Lists and feeds of reviews."""

import re

import pytest
from django.urls import reverse

from films.models import Film
from reviews.models import Review
from reviews.services import mark_helpful
from tests.factories import make_article, make_film, make_review, make_user

pytestmark = pytest.mark.django_db


def shown(html):
    return [int(key) for key in re.findall(r'<article class="review" id="review-(\d+)"', html)]


def walk(client, address, step="next"):
    pages = []
    while address:
        html = client.get(address).text
        pages.append(shown(html))
        link = re.search(rf'href="([^"]+)" rel="{step}"', html)
        address = link and address.split("?")[0] + link[1].replace("&amp;", "&")
    return pages


@pytest.fixture(scope="module", autouse=True)
def reviewed_film(stored_once):
    with stored_once():
        film = make_film()
        for number in range(60):
            make_review(film, rating_value=number % 10 + 1 if number % 3 else None)
    return film.pk


@pytest.fixture
def film(reviewed_film):
    return Film.objects.get(pk=reviewed_film)


@pytest.mark.parametrize("sort", ["newest", "helpful", "highest", "lowest"])
def test_every_review_stands_on_exactly_one_page(client, film, sort):
    pages = walk(client, reverse("film_reviews", args=[film.slug]) + f"?sort={sort}")
    reviews = Review.objects.all()
    if sort in ("highest", "lowest"):
        reviews = reviews.exclude(rating_value=None)
    found = [key for page in pages for key in page]
    assert sorted(found) == sorted(reviews.values_list("pk", flat=True))
    assert all(len(page) == 25 for page in pages[:-1])


def test_highest_and_lowest_are_in_order(client, film):
    values = dict(Review.objects.values_list("pk", "rating_value"))
    address = reverse("film_reviews", args=[film.slug])
    highest = [values[key] for page in walk(client, f"{address}?sort=highest") for key in page]
    lowest = [values[key] for page in walk(client, f"{address}?sort=lowest") for key in page]
    assert highest == sorted(highest, reverse=True)
    assert lowest == sorted(lowest)


def test_the_way_back_shows_the_same_pages(client, film):
    address = reverse("film_reviews", args=[film.slug])
    there = walk(client, address)
    back = walk(client, f"{address}?after={there[1][-1]}", step="prev")
    assert back[::-1] == there


def test_the_most_helpful_come_first_and_then_the_newest(client, film):
    for number, review in enumerate(Review.objects.order_by("pk")[:6]):
        for _ in range(number % 3):
            mark_helpful(user=make_user(), review=review)
    counts = dict(Review.objects.values_list("pk", "helpful_count"))
    pages = walk(client, reverse("film_reviews", args=[film.slug]) + "?sort=helpful")
    found = [(-counts[key], -key) for page in pages for key in page]
    assert found == sorted(found)


def test_a_list_is_narrowed_by_language_and_to_reviews_without_spoilers(client):
    film = make_film()
    plain = make_review(film, language="cs")
    folded = make_review(film, language="cs", body="Seen >! twice !<.")
    whole = make_review(film, language="en", contains_spoilers=True)
    address = reverse("film_reviews", args=[film.slug])

    def listed(query):
        return set(shown(client.get(f"{address}?{query}").text))

    assert listed("") == {plain.pk, folded.pk, whole.pk}
    assert listed("language=cs") == {plain.pk, folded.pk}
    assert listed("spoilers=no") == {plain.pk}
    assert listed("language=en&spoilers=no&sort=helpful") == set()
    assert listed("language=%3Cb%3E") == listed("")
    html = client.get(f"{address}?language=cs&spoilers=no&sort=highest").text
    assert '<option value="cs" selected>Czech</option>' in html
    assert "?sort=highest&amp;spoilers=no" in html
    assert "?language=cs&amp;spoilers=no" in html


def test_the_filters_stay_from_page_to_page(client, film):
    address = reverse("film_reviews", args=[film.slug]) + "?language=en&spoilers=no"
    pages = walk(client, address)
    assert [len(page) for page in pages] == [25, 25, 10]


@pytest.mark.parametrize(
    "query",
    ["after=x", f"after={10**22}", "before=-1", "after=0", "sort=%00", "after=%F0"],
)
def test_a_tampered_cursor_shows_the_first_page(client, film, query):
    for address in (reverse("film_reviews", args=[film.slug]), reverse("review_list")):
        response = client.get(f"{address}?{query}")
        assert response.status_code == 200
        assert len(shown(response.text)) == 25


def test_the_list_of_a_film_takes_as_many_queries_with_three_reviews_as_with_sixty(
    client, film, django_assert_num_queries
):
    few = make_film("Few")
    for _ in range(3):
        make_review(few)
    for one in (film, few):
        make_article(one)
        with django_assert_num_queries(4):
            client.get(reverse("film_reviews", args=[one.slug]))


def test_the_list_of_all_reviews_shows_only_public_ones(client):
    make_review(make_film("Secret", is_public=False), body="Not yet.")
    make_review(body="Whole ending.", contains_spoilers=True)
    html = client.get(reverse("review_list")).text
    assert "Not yet." not in html
    assert html.index("<details") < html.index("Whole ending.")


def test_a_film_in_preparation_has_no_list(client):
    film = make_film("Secret", is_public=False)
    assert client.get(reverse("film_reviews", args=[film.slug])).status_code == 404
    assert Film.objects.filter(title="Secret").count() == 1
