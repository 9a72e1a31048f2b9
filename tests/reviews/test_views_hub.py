"""The page of all reviews, and that of all articles."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reviews.models import Review
from tests.factories import make_article, make_film, make_review

pytestmark = pytest.mark.django_db
ALL, ARTICLES = "/reviews/", "/reviews/articles/"
QUERIES = 5


def shown(html: str) -> list[int]:
    return [int(pk) for pk in re.findall(r'<article class="review" id="review-(\d+)"', html)]


def stories(html: str) -> list[str]:
    return re.findall(r'class="story.*?<a href="(/reviews/\d+/)"', html, re.S)


def test_the_newest_articles_stand_on_top_the_newest_alone_and_large(client):
    articles = [make_article(headline=f"Long {number}") for number in range(9)]
    html = client.get(ALL).text
    assert stories(html) == [one.get_absolute_url() for one in reversed(articles)][:7]
    assert html.count('class="story top1"') == 1


def test_whoever_chooses_or_turns_the_page_sees_reviews_alone(client):
    make_article()
    for _number in range(30):
        make_review()
    for query in ("language=en", "sort=helpful", "spoilers=no", "film=nobody+made+this"):
        assert not stories(client.get(f"{ALL}?{query}").text), query
    following = re.search(r'href="([^"]+)" rel="next"', client.get(ALL).text)[1]
    assert not stories(client.get(ALL + following.replace("&amp;", "&")).text)


def test_reviews_are_chosen_by_language_order_and_spoilers_together(client):
    best, wanted = make_review(language="cs"), make_review(language="cs")
    make_review(language="cs", contains_spoilers=True)
    for review, number in ((best, 5), (wanted, 1), (make_review(language="en"), 9)):
        Review.objects.filter(pk=review.pk).update(helpful_count=number)
    html = client.get(f"{ALL}?language=cs&sort=helpful&spoilers=no").text
    assert shown(html) == [best.pk, wanted.pk]
    assert 'href="?language=cs&amp;sort=helpful"' in html or "sort=helpful&amp;language=cs" in html


def test_a_film_leads_to_its_own_reviews_with_the_same_choice(client):
    film = make_film("Vertigo", 1958)
    make_review(film)
    answer = client.get(f"{ALL}?film=vertigo&language=en&spoilers=no")
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("film_reviews", args=[film.slug]) + "?")
    assert {"language=en", "spoilers=no"} == set(answer["Location"].partition("?")[2].split("&"))


def test_a_film_that_nobody_knows_is_said_and_stays_in_its_field(client):
    review = make_review()
    html = client.get(f"{ALL}?film=<b>Vertigoo</b>").text
    assert "No film is called “&lt;b&gt;Vertigoo&lt;/b&gt;”" in html
    assert 'value="&lt;b&gt;Vertigoo&lt;/b&gt;"' in html
    assert shown(html) == [review.pk]


def test_articles_have_pages_of_their_own_each_on_exactly_one(client):
    articles = [make_article() for _number in range(30)]
    first = client.get(ARTICLES).text
    following = re.search(r'href="([^"]+)" rel="next"', first)[1].replace("&amp;", "&")
    found = stories(first) + stories(client.get(ARTICLES + following).text)
    assert found == [one.get_absolute_url() for one in reversed(articles)]


@pytest.mark.parametrize("many", [1, 30])
def test_the_number_of_queries_does_not_grow(client, many, django_assert_max_num_queries):
    for _number in range(many):
        make_review(language="en")
        make_article()
    for address in (ALL, f"{ALL}?language=en&sort=helpful", ARTICLES):
        with django_assert_max_num_queries(QUERIES):
            assert client.get(address).status_code == 200


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by its statistics")
@pytest.mark.parametrize("query", ["", "sort=helpful", "language=en", "language=en&sort=helpful"])
def test_every_choice_walks_along_an_index(client, query):
    make_review(language="en")
    with CaptureQueriesContext(connection) as captured:
        client.get(f"{ALL}?{query}")
    [asked] = [one["sql"] for one in captured.captured_queries if '"body_html"' in one["sql"]]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked}")
        plan = [row[-1] for row in cursor.fetchall()]
    assert not [step for step in plan if "TEMP B-TREE" in step], plan


def test_hidden_reviews_and_articles_are_on_neither_page(client):
    make_article(headline="Gone long")
    make_review(body="Gone short.")
    Review.objects.update(is_hidden=True)
    for address in (ALL, ARTICLES):
        page = client.get(address).text
        assert "Gone long" not in page and "Gone short." not in page
