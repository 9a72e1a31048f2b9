"""The small control that rates a film wherever a page lists films."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reviews.models import Rating
from reviews.services import add_to_watchlist, follow, rate_film
from tests.factories import make_credit, make_film, make_list, make_person, make_user
from tests.films.pages import body_of

pytestmark = pytest.mark.django_db

PAGES = ["/films/", "/films/?view=ledger", "/search/?q=escape", "/people/lee-je-hoon/"]


def picks(page: str) -> list[str]:
    return re.findall(r'<details class="pick".*?</details>', page, re.S)


def of(page: str, film) -> str:
    action = reverse("film_rate", args=[film.slug])
    return next(pick for pick in picks(page) if f'action="{action}"' in pick)


@pytest.fixture
def films():
    films = [make_film(title) for title in ("Escape", "Escape Two", "Escape Three")]
    person = make_person()
    for film in films:
        make_credit(film, person)
    return films


@pytest.fixture
def everywhere(films):
    """Every kind of page that lists films, with those of a list."""
    return [*PAGES, make_list(*films).get_absolute_url()]


def test_every_page_that_lists_films_lets_a_member_rate_each_with_one_press(
    client, films, everywhere
):
    client.force_login(make_user())
    for address in everywhere:
        page = body_of(client.get(address))
        for film in films:
            assert of(page, film).count('<button name="rating"') == 10, address


def test_other_lists_of_cards_have_the_keys_too(client, films):
    member, person = make_user(), films[0].credits.get().person
    add_to_watchlist(user=member, film=films[0])
    follow(follower=member, whom=person)
    client.force_login(member)
    for address in ("/watchlist/", "/following/", "/", films[1].get_absolute_url()):
        assert of(body_of(client.get(address)), films[0]), address


def test_a_visitor_s_page_has_no_keys_and_no_token(client, everywhere):
    for address in everywhere:
        page = body_of(client.get(address))
        assert not picks(page)
        assert "csrfmiddlewaretoken" not in page
        assert "data-rated" not in page


def test_a_key_leads_back_to_the_film_on_the_page_where_it_was_pressed(client, films):
    client.force_login(make_user())
    pressed = client.post(
        reverse("film_rate", args=[films[0].slug]), {"rating": "7", "next": "/films/?view=ledger"}
    )
    assert pressed["Location"] == f"/films/?view=ledger#rated-{films[0].slug}"
    page = body_of(client.get("/films/?view=ledger"))
    assert f'id="rated-{films[0].slug}"' in page
    assert "Rating saved. Escape, 7 out of 10." in page


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "x", ""])
def test_a_key_leads_to_no_other_site(client, films, address):
    client.force_login(make_user())
    pressed = client.post(
        reverse("film_rate", args=[films[0].slug]), {"rating": "7", "next": address}
    )
    assert pressed["Location"] == films[0].get_absolute_url()


def test_the_keys_show_the_rating_and_only_then_clear_it(client, films):
    member = make_user()
    rate_film(user=member, film=films[0], value=8)
    client.force_login(member)
    page = body_of(client.get("/films/"))
    assert re.findall(r'value="(\d+)" aria-pressed="true"', of(page, films[0])) == ["8"]
    assert 'name="clear"' in of(page, films[0])
    assert 'name="clear"' not in of(page, films[1])
    client.post(reverse("film_rate", args=[films[0].slug]), {"clear": "1", "next": "/films/"})
    assert not Rating.objects.exists()


def test_a_film_that_stands_twice_on_a_page_is_led_to_once(client, films):
    person = films[0].credits.get().person
    make_credit(films[0], person, "directing")
    client.force_login(make_user())
    page = body_of(client.get("/people/lee-je-hoon/"))
    assert len(picks(page)) == 4
    assert page.count(f'id="rated-{films[0].slug}"') == 1


@pytest.mark.parametrize("place", range(5))
def test_own_ratings_of_all_films_of_a_page_take_one_query(client, films, everywhere, place):
    member = make_user()
    client.force_login(member)
    client.get(everywhere[place])
    with CaptureQueriesContext(connection) as before:
        client.get(everywhere[place])
    for film in films:
        rate_film(user=member, film=film, value=7)
    with CaptureQueriesContext(connection) as after:
        client.get(everywhere[place])
    assert sum("is_counted FROM reviews_rating" in query["sql"] for query in after) == 1
    assert len(after) == len(before)
