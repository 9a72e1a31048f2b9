"""The posters beside the forms to sign in and to join."""

import pytest

from films.models import Picture, RatingSummary
from films.selectors.wall import posters_on_wall
from tests.factories import make_film

pytestmark = pytest.mark.django_db


def ranked_film(number: int, *, has_poster: bool = True, **fields):
    picture = Picture.objects.create(
        base=f"drawn/{number}", width=480, height=720, is_drawn=True, source_name="Foyer"
    )
    film = make_film(f"Film {number}", poster=picture if has_poster else None, **fields)
    RatingSummary.objects.update_or_create(film=film, defaults={"rank_score": number})
    return film


def test_the_wall_hangs_the_best_posters_in_full_rows(django_assert_num_queries):
    films = [ranked_film(number) for number in range(1, 7)]
    ranked_film(8, has_poster=False)
    ranked_film(9, is_public=False)
    with django_assert_num_queries(1):
        assert posters_on_wall() == films[:1:-1]


BESIDE_A_WALL = ("/account/login/", "/account/signup/", "/account/password/reset/", "/nothing/")


def test_there_is_a_wall_only_where_there_are_posters(client):
    for address in BESIDE_A_WALL:
        assert 'class="wall"' not in client.get(address).text
    for number in range(1, 5):
        ranked_film(number)
    for address in BESIDE_A_WALL:
        text = client.get(address).text
        assert "drawn/4-240.webp" in text
        assert 'class="in"' not in text
