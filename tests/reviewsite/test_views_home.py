"""The home page, from an empty house to a full one."""

import re

import pytest

from films.models import Film
from reviews.models import DoubleBill, Review, ReviewAuthor
from reviews.services import rate_film
from tests.factories import (
    make_article,
    make_comment,
    make_credit,
    make_film,
    make_list,
    make_review,
    make_user,
)
from tests.films.pages import body_of

pytestmark = pytest.mark.django_db

QUERIES = 11


def test_an_empty_house_says_who_adds_the_first_film(client):
    page = body_of(client.get("/"))
    assert "An editor adds the first one in the admin." in page
    for section in ("From the members", "Double bill", "Overheard", "Most rated this week"):
        assert section not in page


def test_the_newest_article_leads_and_one_without_author_or_lead_may(client):
    make_article(headline="The older one")
    newer = make_article(make_film("Run"), headline="The newer one")
    Review.objects.filter(pk=newer.pk).update(author=None)
    page = body_of(client.get("/"))
    assert page.index("The newer one") < page.index("New on the shelf")
    assert "The older one" not in page
    assert "Review by" not in page


def test_a_full_house_shows_every_section(client):
    fill_house(3)
    page = body_of(client.get("/"))
    for section in ("From the members", "Double bill", "Propose a pair", "All lists", "Overheard",
                    "Most rated this week"):  # fmt: skip
        assert section in page


def test_home_shows_one_list_of_each_member_and_one_review_of_each_film(client):
    films, author = [make_film(f"Film {number}") for number in range(3)], make_user()
    make_list(*films, title="By somebody else")
    for title in ("The earlier list", "The newest list"):
        make_list(*films, author=author, title=title)
    make_review(films[1], body="Of another film.")
    for body in ("The earlier review.", "The newest review."):
        make_review(films[0], body=body)
    page = body_of(client.get("/"))
    for shown in ("The newest list", "By somebody else", "The newest review", "Of another film"):
        assert shown in page
    for left_out in ("The earlier list", "The earlier review"):
        assert left_out not in page


def test_a_comment_is_overheard_that_is_short_and_gives_nothing_away(client):
    review = make_review(make_film())
    left_out = "Long. " * 21, "Two\n\nparagraphs.", "It ends >!badly!<.", "||He dies.||"
    for body in ("The earlier answer.", *left_out, "The newest answer."):
        make_comment(review, body=body)
    make_comment(make_review(contains_spoilers=True), body="Beside a review that tells the end.")
    overheard = re.findall(r'<q dir="auto">(.*?)</q>', body_of(client.get("/")))
    assert overheard == ["The newest answer.", "The earlier answer."]


@pytest.mark.parametrize("many", [1, 20])
def test_the_number_of_queries_does_not_grow(client, many, django_assert_num_queries):
    fill_house(many)
    with django_assert_num_queries(QUERIES) as captured:
        assert client.get("/").status_code == 200
    # Within a query the films of a list are counted, which are few.
    for query in captured:
        assert not query["sql"].startswith("SELECT COUNT(")
        assert " OFFSET " not in query["sql"]


def fill_house(many: int) -> None:
    for number in range(many):
        film = make_film(f"Film {number}")
        make_credit(film, department="directing")
        rate_film(user=make_user(), film=film, value=8)
        review = make_review(film)
        make_comment(review)
        article = make_article(film, headline=f"Article {number}")
        ReviewAuthor.objects.create(review=article, user=make_user())
        make_list(film, make_film(f"Before {number}"), make_film(f"After {number}"))
    DoubleBill.objects.create(
        first=Film.objects.first(),
        second=make_film("The second of two"),
        author=make_user(),
        reason="They answer each other.",
        is_on_home=True,
    )
