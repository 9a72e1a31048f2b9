"""The films that a member means to see: written, shown to that member alone, taken off."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from films.models import Film
from reviews import services
from reviews.models import WatchlistEntry
from reviews.services import watchlists
from tests.factories import make_editor, make_film, make_review, make_user

pytestmark = pytest.mark.django_db
PAGE = "/watchlist/"


@pytest.fixture
def member(client):
    user = make_user()
    client.force_login(user)
    return user


def press(client, film, on="1", **data):
    return client.post(reverse("film_watchlist", args=[film.slug]), {"on": on} | data)


def on_watchlist_of(user) -> list[str]:
    entries = WatchlistEntry.objects.filter(user=user).order_by("-id")
    return list(entries.values_list("film__title", flat=True))


def test_the_database_keeps_a_film_once_for_each_member():
    user, film = make_user(), make_film()
    WatchlistEntry.objects.create(user=user, film=film)
    with pytest.raises(IntegrityError), transaction.atomic():
        WatchlistEntry.objects.create(user=user, film=film)


def test_a_film_is_put_on_once_and_taken_off_once_however_often_it_is_asked(client, member):
    film = make_film()
    for _time in range(2):
        assert press(client, film)["Location"] == film.get_absolute_url()
        assert on_watchlist_of(member) == ["Escape"]
    for _time in range(2):
        assert press(client, film, on="0").status_code == 302
        assert on_watchlist_of(member) == []


def test_the_film_s_page_says_whether_the_film_is_on_the_reader_s_watchlist(client, member):
    film = make_film()
    make_review(film, member)
    assert "Add to watchlist" in client.get(film.get_absolute_url()).text
    press(client, film)
    html = client.get(film.get_absolute_url()).text
    assert 'name="on" value="0" aria-pressed="true">On your watchlist' in html
    assert "Edit your review" in html
    client.force_login(make_user())
    assert 'aria-pressed="false">Add to watchlist' in client.get(film.get_absolute_url()).text


def test_a_visitor_sees_no_button_and_is_led_to_sign_in(client):
    film = make_film()
    assert "watchlist" not in client.get(film.get_absolute_url()).text
    for response in (press(client, film), client.get(PAGE)):
        assert response["Location"].startswith(reverse("account_login"))
    assert not WatchlistEntry.objects.exists()


def test_no_link_changes_anything(client, member):
    film = make_film()
    assert client.get(reverse("film_watchlist", args=[film.slug])).status_code == 405
    assert not WatchlistEntry.objects.exists()


def test_the_button_leads_back_to_its_page_and_never_off_the_site(client, member):
    film = make_film()
    assert press(client, film, next="/watchlist/?after=3")["Location"] == "/watchlist/?after=3"
    for place in ("https://elsewhere.example/", "//elsewhere.example", "x"):
        assert press(client, film, next=place)["Location"] == film.get_absolute_url()


def test_a_film_in_preparation_is_for_editors_alone(client, member):
    film = make_film(is_public=False)
    assert press(client, film).status_code == 404
    editor = make_editor()
    client.force_login(editor)
    assert press(client, film).status_code == 302
    assert film.title in client.get(PAGE).text


def test_a_film_that_is_no_longer_public_leaves_the_page_and_comes_back(client, member):
    film = make_film()
    press(client, film)
    for is_public in (False, True):
        Film.objects.update(is_public=is_public)
        assert ('class="film"' in client.get(PAGE).text) is is_public


@pytest.mark.parametrize("before", [None, 7, 8])
def test_rating_a_film_takes_it_off_the_watchlist(before):
    user, other, film = make_user(), make_user(), make_film()
    if before:
        services.rate_film(user=user, film=film, value=before)
    for member in (user, other):
        services.add_to_watchlist(user=member, film=film)
    services.rate_film(user=user, film=film, value=8)
    assert on_watchlist_of(user) == []
    assert on_watchlist_of(other) == ["Escape"]


def test_a_watchlist_ends_somewhere_and_says_so(client, member, monkeypatch):
    monkeypatch.setattr(watchlists, "MAX_WATCHLIST", 1)
    first = make_film("First")
    press(client, first)
    response = press(client, make_film("Second"))
    assert response.status_code == 422
    assert "Take one off first." in response.text
    assert press(client, first).status_code == 302
    assert on_watchlist_of(member) == ["First"]


def test_the_page_shows_what_was_added_last_first_to_the_member_alone(client, member):
    for title in ("Früh", "늦게"):
        press(client, make_film(title))
    services.add_to_watchlist(user=make_user(), film=make_film("Somebody else’s"))
    html = client.get(PAGE).text
    assert html.index("늦게</a>") < html.index("Früh</a>")
    assert "Somebody else" not in html


def test_an_empty_watchlist_says_how_to_fill_it(client, member):
    html = client.get(PAGE).text
    assert "Nothing to see yet" in html
    assert reverse("film_list") in html


def test_the_page_is_walked_by_key_in_the_same_queries_however_long(
    client, member, django_assert_num_queries
):
    client.get(PAGE)
    for number in (3, 27):
        for index in range(number):
            services.add_to_watchlist(user=member, film=make_film(f"Film {number} {index}"))
        # Session, member, films, own ratings.
        with django_assert_num_queries(4):
            first = client.get(PAGE)
    second = client.get(f"{PAGE}{first.context['next']}")
    assert [len(page.context["films"]) for page in (first, second)] == [24, 6]
    assert second.context["films"][0].title == "Film 27 2"
    assert client.get(f"{PAGE}{second.context['previous']}").text.count('class="film"') == 24


def test_what_the_admin_says_of_a_film_that_goes_names_no_member():
    entry = WatchlistEntry.objects.create(user=make_user("ines"), film=make_film())
    assert "ines" not in str(entry)
