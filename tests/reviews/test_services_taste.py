"""A member's taste is worked out after ratings changed, once for many of them."""

from decimal import Decimal
from functools import partial

import pytest

from films.models import Genre
from reviews import services
from reviews.models import MemberSummary, TasteLine
from reviews.services.taste import settle_taste
from tests.factories import make_credit, make_film, make_person, make_user

pytestmark = pytest.mark.django_db


def taste_of(member) -> dict[str, tuple]:
    return {
        line.kind: (line.subject, line.films, line.difference)
        for line in TasteLine.objects.filter(user=member)
    }


@pytest.fixture
def thrillers():
    genre, director = Genre.objects.create(name="Thriller", slug="thriller"), make_person()
    films = [make_film(f"T{n}", 1994 + n, runtime_minutes=90 + n) for n in range(5)]
    for film in films:
        film.genres.add(genre)
    for film in films[:2]:
        make_credit(film, director, "directing", job="Director")
        make_credit(film, director, "directing", job="Assistant")
    return films


def test_a_members_ratings_are_told_beside_those_of_the_others(
    thrillers, django_capture_on_commit_callbacks
):
    member, other = make_user(), make_user()
    with django_capture_on_commit_callbacks(execute=True):
        for film in thrillers:
            services.rate_film(user=other, film=film, value=5)
            services.rate_film(user=member, film=film, value=8)
    told = taste_of(member)
    kind, number, difference = told["kinder"]
    assert (str(kind), number, difference) == ("Thriller", 5, Decimal("3.0"))
    assert told["most_seen"][0].name == "Lee Je-hoon"
    assert told["most_seen"][1] == 2
    assert told["decade"][:2] == (1990, 5)
    assert told["longest"][0] == thrillers[-1]
    assert "harder" not in told
    assert taste_of(other)["harder"][2] == Decimal("-3.0")


def test_many_ratings_ask_for_one_job(thrillers, django_capture_on_commit_callbacks):
    member = make_user()
    with django_capture_on_commit_callbacks() as waiting:
        for film in thrillers:
            services.rate_film(user=member, film=film, value=8)
    asked = [
        one for one in waiting if isinstance(one, partial) and one.func.__self__ is settle_taste
    ]
    assert len(asked) == 1
    asked[0]()
    assert not MemberSummary.objects.get(user=member).taste_is_due


def test_taste_follows_cleared_ratings_and_hidden_films(thrillers):
    member = make_user()
    for film in thrillers:
        services.rate_film(user=member, film=film, value=8)
    longest = thrillers[-1]
    longest.is_public = False
    longest.save()
    settle_taste.func(member.pk)
    assert taste_of(member)["longest"][0] == thrillers[-2]
    for film in thrillers:
        services.clear_rating(user=member, film=film)
    settle_taste.func(member.pk)
    assert taste_of(member) == {}


def test_the_work_takes_the_same_queries_however_many_ratings(
    thrillers, django_assert_max_num_queries
):
    member = make_user()
    for film in thrillers:
        services.rate_film(user=member, film=film, value=8)
    with django_assert_max_num_queries(11):
        settle_taste.func(member.pk)


def test_a_member_who_is_gone_is_no_error():
    settle_taste.func(4711)
    assert not TasteLine.objects.exists()
