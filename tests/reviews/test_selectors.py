"""Reads of the community that are used by several pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reviews.models import Comment, Review, ReviewAuthor
from reviews.selectors import articles_on_film, credited_names, related_films
from reviews.spellings import CreditedName
from tests.factories import make_article, make_credit, make_film, make_person, make_user

pytestmark = pytest.mark.django_db


def test_credited_names_are_people_with_their_spellings_and_characters():
    film = make_film()
    person = make_person("Lee Je-hoon", names=("이제훈",))
    make_credit(film, person, character_name="Lim Kyu-nam (voice)", credited_as="Je Hoon Lee")
    make_credit(film, make_person("Seo Hyun-woo"), department="sound")

    assert credited_names(film) == [
        CreditedName("Lee Je-hoon", person.pk, ("이제훈", "Je Hoon Lee")),
        CreditedName("Lim Kyu-nam"),
        CreditedName("Seo Hyun-woo", film.credits.last().person_id),
    ]


def test_credited_names_take_two_queries_however_many_there_are(django_assert_num_queries):
    film = make_film()
    for number in range(5):
        make_credit(film, make_person(f"Person {number}", names=(f"P. {number}",)))

    with django_assert_num_queries(2):
        assert len(credited_names(film)) == 5


def test_an_article_on_a_film_names_all_who_signed_it_in_one_query(django_assert_num_queries):
    film = make_film()
    older, newer = make_article(film, make_user("ines")), make_article(film)
    Review.objects.filter(pk=newer.pk).update(author=None)
    for position, name in enumerate(("wanli", "bruno")):
        ReviewAuthor.objects.create(review=older, user=make_user(name), position=position)

    with django_assert_num_queries(1):
        articles = articles_on_film(film)
        authors = [[author.name for author in article.authors] for article in articles]

    assert articles == [newer, older]
    assert authors == [[], ["ines", "wanli", "bruno"]]


@pytest.fixture
def plan_of():
    """How SQLite reads a query. It knows nothing of the rows, however many there are."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL plans by the number of rows, of which a test has few")
    return lambda rows: rows.explain()


@pytest.mark.parametrize(
    "which,index",
    [
        ({}, "review_public_newest"),
        ({"kind": "editorial"}, "review_newest_article"),
        ({"film": 1}, "review_of_film_by_time"),
        ({"film": 1, "kind": "editorial"}, "review_newest_of_film"),
        ({"author": 1}, "review_newest_of_author"),
    ],
)
def test_the_newest_public_reviews_are_read_in_the_order_of_an_index(plan_of, which, index):
    plan = plan_of(Review.objects.public().filter(**which).newest_first()[:25])
    assert f"USING INDEX {index}" in plan
    assert "TEMP B-TREE" not in plan


def test_a_few_comments_are_read_without_all_reviews(plan_of):
    comments = Comment.objects.public().on(Review.objects.public())
    plan = plan_of(comments.order_by("-id")[:60])
    assert "review_public_newest" not in plan
    assert plan.count("USING INTEGER PRIMARY KEY") == 2
    assert "LIST SUBQUERY" not in plan


def test_the_films_that_an_article_leads_on_to_are_read_without_all_films(plan_of):
    article = make_article()
    with CaptureQueriesContext(connection) as asked:
        related_films(article)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked[0]['sql']}")
        assert not any("SCAN" in row[3] for row in cursor)
