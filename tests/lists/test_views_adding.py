"""Putting a film on one's lists from the film."""

import pytest
from django.urls import reverse

from lists.models import FilmList, ListedFilm
from tests.factories import make_film, make_list, make_user

pytestmark = pytest.mark.django_db
ADD = "/films/escape-2024/lists/add/"


@pytest.fixture
def film():
    return make_film()


@pytest.fixture
def member(client):
    member = make_user()
    client.force_login(member)
    return member


def test_a_film_is_put_on_a_list_and_taken_off(client, film, member):
    film_list = make_list(make_film("Other"), author=member, title="Doors")
    assert f'name="on" value="{film_list.pk}"' in client.get(ADD).text
    for _time in range(2):
        answer = client.post(ADD, {"on": film_list.pk}, follow=True)
    assert "“Escape” is on “Doors”." in answer.text
    assert f'name="off" value="{film_list.pk}"' in answer.text
    assert film_list.listed.filter(film=film).count() == 1
    for _time in range(2):
        answer = client.post(ADD, {"off": film_list.pk}, follow=True)
    assert "“Escape” is off “Doors”." in answer.text
    assert not film_list.listed.filter(film=film).exists()


def test_who_has_no_list_is_offered_to_begin_one_with_the_film(client, film, member):
    make_list(film)
    page = client.get(ADD).text
    assert "You have no lists yet" in page
    assert 'href="/lists/new/?film=escape-2024"' in page


@pytest.mark.parametrize("sent", [{}, {"on": "x"}, {"on": "9" * 30}, {"off": ""}])
def test_a_list_that_is_none_of_the_members_changes_nothing(client, film, member, sent):
    other = make_list(make_film("Other"))
    assert client.post(ADD, sent).status_code == 404
    assert client.post(ADD, {"on": other.pk}).status_code == 404
    assert not ListedFilm.objects.filter(film=film).exists()


def test_hidden_lists_are_not_offered(client, film, member):
    make_list(author=member, title="Doors")
    FilmList.objects.update(is_hidden=True)
    assert "Doors" not in client.get(ADD).text


def test_a_full_list_says_so(client, film, member, monkeypatch):
    monkeypatch.setattr("lists.services.films.MAX_FILMS_ON_LIST", 1)
    film_list = make_list(make_film("Other"), author=member)
    answer = client.post(ADD, {"on": film_list.pk}, follow=True)
    assert "Take one off first." in answer.text


def test_visitors_sign_in_first_and_films_in_preparation_have_no_such_page(client, film, member):
    make_film("Later", is_public=False)
    assert client.get(reverse("film_add_to_list", args=["later-2024"])).status_code == 404
    client.logout()
    assert client.get(ADD).url == f"/account/login/?next={ADD}"


def test_the_page_takes_few_queries_however_many_lists(
    client, film, member, django_assert_max_num_queries
):
    for number in range(9):
        make_list(film, author=member, title=f"List {number}")
    with django_assert_max_num_queries(6):
        client.get(ADD)
