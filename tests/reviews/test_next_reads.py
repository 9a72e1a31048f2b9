"""Which articles an article leads on to."""

import pytest

from films.models import Genre
from reviews.models import Review
from reviews.selectors import next_reads
from tests.factories import make_article, make_film, make_review, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def thriller():
    return Genre.objects.create(name="Thriller", slug="thriller")


def film_of(genre: Genre, title: str):
    film = make_film(title)
    film.genres.add(genre)
    return film


def test_one_by_the_same_writer_comes_first_then_one_about_a_film_of_its_genre(thriller):
    writer = make_user()
    own, like = make_article(author=writer), make_article(film_of(thriller, "Return"))
    make_article()
    found = next_reads(make_article(film_of(thriller, "Escape"), writer))
    assert [one.review for one in found] == [own, like]
    assert [(one.is_by_same_writer, one.genre) for one in found] == [
        (True, ""),
        (False, "Thriller"),
    ]


def test_where_nothing_is_like_it_the_newest_follow_and_never_the_article_itself():
    [_old, *newer] = [make_article() for _number in range(3)]
    found = next_reads(make_article())
    assert [one.review for one in found] == newer[::-1]
    assert not any(one.genre or one.is_by_same_writer for one in found)


def test_a_hidden_article_is_nobodys_next_read_and_a_members_review_has_none():
    make_article()
    Review.objects.update(is_hidden=True)
    assert next_reads(make_article()) == []
    make_article()
    assert next_reads(make_review()) == []


def test_the_page_of_an_article_says_who_wrote_it_and_why_another_is_next(client):
    writer = make_user(display_name="Marta Vlk")
    own = make_article(author=writer, headline="The lid")
    page = client.get(make_article(author=writer).get_absolute_url()).text
    assert "The writer" in page and f"{writer.get_absolute_url()}reviews/" in page
    assert page.index("By the same writer") < page.index("The lid")
    assert f'href="{own.get_absolute_url()}"' in page
