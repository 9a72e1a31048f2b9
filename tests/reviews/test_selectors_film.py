"""Reads of a film's reviews."""

import pytest

from reviews.models import Review, ReviewAuthor
from reviews.selectors import articles_on_film
from tests.factories import make_article, make_film, make_user

pytestmark = pytest.mark.django_db


def test_an_article_on_a_film_names_all_who_signed_it_in_two_queries(django_assert_num_queries):
    film = make_film()
    older, newer = make_article(film, make_user("ines")), make_article(film)
    Review.objects.filter(pk=newer.pk).update(author=None)
    for position, name in enumerate(("wanli", "bruno")):
        ReviewAuthor.objects.create(review=older, user=make_user(name), position=position)

    with django_assert_num_queries(2):
        articles = articles_on_film(film)
        authors = [[author.name for author in article.authors] for article in articles]

    assert articles == [newer, older]
    assert authors == [[], ["ines", "wanli", "bruno"]]
