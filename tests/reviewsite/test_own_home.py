"""The home page of a member: their own things, then the magazine; first of all the wall."""

import re

import pytest

from reviews import services
from reviews.models import Review
from reviewsite.well_known import FILMS_A_WALL, RATINGS_ASKED
from tests.factories import make_comment, make_film, make_review, make_user
from tests.films.pages import body_of

pytestmark = pytest.mark.django_db
QUERIES = 19


def rate_all(films, value=7, member=None):
    member = member or make_user()
    for film in films:
        services.rate_film(user=member, film=film, value=value)


@pytest.fixture
def films():
    films = [make_film(f"Film {number}") for number in range(FILMS_A_WALL + 6)]
    rate_all(films)
    return films


@pytest.fixture
def member(client):
    user = make_user()
    client.force_login(user)
    return user


def asked(page: str) -> list[str]:
    return re.findall(r"<h3><bdi>(.*?)</bdi>", page)


def test_a_newcomer_sees_a_wall_of_films_and_a_visitor_does_not(client, films):
    assert "Rate ten films" not in client.get("/").text
    client.force_login(make_user())
    page = body_of(client.get("/"))
    assert len(asked(page)) == FILMS_A_WALL
    assert "Average </span>" not in page


def test_the_films_on_which_members_differ_stand_first_on_the_wall(client, films, member):
    loved_and_hated, agreed = films[20], films[21]
    for value in (1, 10):
        rate_all([loved_and_hated], value)
        rate_all([agreed], 7)
    assert asked(body_of(client.get("/")))[0] == loved_and_hated.title


def test_one_s_own_ratings_move_no_film_of_the_wall(client, films, member):
    before = asked(client.get("/rate/").text)
    for film in films[:5]:
        services.rate_film(user=member, film=film, value=1)
    page = client.get("/rate/").text
    assert asked(page) == before
    assert '<p class="score">5 <small>of 10</small>' in page


def test_the_walls_have_each_film_once(client, films, member):
    first, second = asked(client.get("/rate/").text), asked(client.get("/rate/?wall=1").text)
    assert sorted(first + second) == sorted(film.title for film in films)


@pytest.mark.parametrize("typed", ["", "x", "-1", "99", "٢", "1" * 400])
def test_any_number_of_a_wall_is_answered(client, films, member, typed):
    assert client.get("/rate/", {"wall": typed}).status_code == 200


def test_one_press_skips_the_wall(client, films, member):
    assert client.get("/rate/later/").status_code == 405
    assert client.post("/rate/later/")["Location"] == "/"
    assert "Rate ten films" not in client.get("/").text


def test_who_has_rated_as_many_as_asked_sees_the_wall_no_more(client, films, member):
    rate_all(films[: RATINGS_ASKED - 1], member=member)
    assert "Rate ten films" in client.get("/").text
    rate_all(films[RATINGS_ASKED - 1 : RATINGS_ASKED], member=member)
    assert "Rate ten films" not in client.get("/").text


def test_a_site_with_few_rated_films_has_no_wall(client, member):
    rate_all([make_film()])
    assert "Rate ten films" not in client.get("/").text


def test_only_members_have_a_wall(client):
    assert client.get("/rate/")["Location"].startswith("/account/login/")


def fill(member, many: int) -> None:
    for number in range(many):
        film, followed = make_film(f"Seen {number}"), make_user()
        services.follow(follower=member, whom=followed)
        services.rate_film(user=followed, film=film, value=9)
        make_review(film, followed, headline=f"Followed {number}", rating_value=9)
        own = make_review(film, member, body="Mine.")
        make_comment(own, body=f"An answer, number {number}.")
        services.add_to_watchlist(user=member, film=make_film(f"Wanted {number}"))
        begun = make_film(f"Begun {number}")
        Review.objects.create(film=begun, author=member, body="So far.", state="draft")


def test_home_begins_with_what_is_one_s_own_in_this_order(client, member):
    fill(member, 1)
    page = body_of(client.get("/"))
    sections = [
        'id="drafts"',
        "Begun 0",
        'id="rated"',
        "gave it </span>9",
        'id="wrote"',
        "Followed 0",
        'id="answers"',
        "An answer, number 0.",
        'id="watchlist"',
        "Wanted 0",
        'id="magazine"',
        "New on the shelf",
    ]
    places = [page.index(words) for words in sections]
    assert places == sorted(places)


def test_sections_without_anything_are_left_out(client, member):
    page = body_of(client.get("/"))
    for name in ("drafts", "rated", "wrote", "answers", "watchlist"):
        assert f'id="{name}"' not in page


def test_nobody_else_s_and_nothing_hidden_stands_there(client, member):
    fill(make_user(), 1)
    own = make_review(make_film("Mine"), member)
    services.hide(make_comment(own, body="Hidden answer."))
    make_comment(own, member, body="By oneself.")
    page = body_of(client.get("/")).partition('id="magazine"')[0]
    for words in ("Begun 0", "gave it", "Wanted 0", "Hidden answer", "By oneself"):
        assert words not in page


@pytest.mark.parametrize("many", [1, 9])
def test_the_number_of_queries_of_a_member_s_home_does_not_grow(
    client, member, many, django_assert_num_queries
):
    fill(member, many)
    client.get("/")
    with django_assert_num_queries(QUERIES):
        client.get("/")


@pytest.mark.parametrize("rated", [0, 9])
def test_the_number_of_queries_of_the_wall_does_not_grow(
    client, films, member, rated, django_assert_num_queries
):
    rate_all(films[:rated], member=member)
    client.get("/rate/")
    with django_assert_num_queries(5):
        client.get("/rate/")
