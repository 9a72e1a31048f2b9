"""The pages of lists, for readers."""

import json
import re

import pytest
from django.urls import reverse

from lists.models import FilmList
from lists.services import create_list
from lists.views.reading import FILMS_IN_COLUMNS
from tests.factories import make_film, make_list, make_moderator, make_user

pytestmark = pytest.mark.django_db
# Two of them for the session and the member.
MOST_QUERIES = 6


def shown(html: str) -> list[int]:
    return [int(key) for key in re.findall(r'<a href="/lists/(\d+)/" dir="auto"', html)]


def data_of(html: str) -> list[dict]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return [json.loads(one) for one in found]


def hide(film_list) -> None:
    FilmList.objects.filter(pk=film_list.pk).update(is_hidden=True)


def test_a_list_tells_its_reason_its_films_and_how_long_they_take(client):
    author = make_user("tomas", display_name="Tomáš Reiner")
    films = make_film("Escape", runtime_minutes=94), make_film("Stalker", 1979, runtime_minutes=162)
    film_list = make_list(*films, author=author, reason="Somebody walks.")
    page = client.get(film_list.get_absolute_url()).text
    assert "2 films, 4 h 16 min" in page
    assert f'href="{author.get_absolute_url()}"><bdi>Tomáš Reiner</bdi>' in page
    assert page.index("Somebody walks.") < page.index("/films/escape-2024/")
    assert page.index("/films/escape-2024/") < page.index("/films/stalker-1979/")
    told, crumbs = data_of(page)
    assert [one["name"] for one in told["itemListElement"]] == ["Escape (2024)", "Stalker (1979)"]
    assert crumbs["@type"] == "BreadcrumbList"


def test_a_length_that_is_not_known_whole_is_told_as_at_least(client):
    film_list = make_list(make_film("A", runtime_minutes=54), make_film("B"))
    assert "2 films, at least 54 min" in client.get(film_list.get_absolute_url()).text
    unknown = make_list(make_film("C"))
    assert "<span>1 film</span>" in client.get(unknown.get_absolute_url()).text


def test_films_in_preparation_are_left_out(client):
    film_list = make_list(make_film("Open"), make_film("In preparation", is_public=False))
    page = client.get(film_list.get_absolute_url()).text
    assert "In preparation" not in page
    assert "<span>1 film</span>" in page


def test_what_its_author_keeps_is_no_page_for_others(client):
    author = make_user()
    film_list = make_list(author=author, is_public=False)
    for reader in (None, make_user(), make_moderator()):
        if reader:
            client.force_login(reader)
        assert client.get(film_list.get_absolute_url()).status_code == 404
    client.force_login(author)
    page = client.get(film_list.get_absolute_url()).text
    assert "Only you can see this list." in page
    assert 'content="noindex"' in page
    assert reverse("list_edit", args=[film_list.pk]) in page


def test_a_visitor_is_led_to_sign_in_and_then_to_the_list(client):
    film_list = make_list()
    page = client.get(film_list.get_absolute_url()).text
    copy = reverse("list_copy", args=[film_list.pk])
    assert f'href="{copy}" rel="nofollow"' in page
    assert "csrfmiddlewaretoken" not in page
    assert client.get(copy).url.endswith(f"?next={film_list.get_absolute_url()}")


def test_a_long_list_is_read_row_by_row(client):
    films = [make_film(f"Film {n}") for n in range(FILMS_IN_COLUMNS + 1)]
    assert 'class="notes long"' in client.get(make_list(*films).get_absolute_url()).text
    assert 'class="notes"' in client.get(make_list(*films[1:]).get_absolute_url()).text


@pytest.mark.parametrize("is_member", [False, True])
def test_pages_take_few_queries_however_much_is_on_them(
    client, django_assert_max_num_queries, is_member
):
    author, films = make_user("ines"), [make_film(f"Film {n}") for n in range(9)]
    lists = [make_list(*films, author=author, title=f"List {n}") for n in range(9)]
    if is_member:
        client.force_login(make_user())
    slug = films[0].slug
    addresses = [
        reverse("list_list"),
        lists[0].get_absolute_url(),
        reverse("film_lists", args=[slug]),
        reverse("member_lists", args=["ines"]),
    ]
    for address in addresses:
        with django_assert_max_num_queries(MOST_QUERIES):
            assert client.get(address).status_code == 200


@pytest.fixture
def many(client):
    """Thirty public lists with one film by one member, and three that readers must not see."""
    film, author = make_film(), make_user("ines")
    public = [make_list(film, author=author, title=f"List {n}") for n in range(30)]
    private = make_list(film, author=author, title="Private", is_public=False)
    hidden = make_list(film, author=author, title="Hidden")
    hide(hidden)
    empty = make_list(author=author, title="Empty")
    empty.listed.all().delete()
    return [film_list.pk for film_list in reversed(public)], [private.pk, hidden.pk, empty.pk]


@pytest.mark.parametrize("address", ["/lists/", "/films/escape-2024/lists/", "/users/ines/lists/"])
def test_every_public_list_stands_on_exactly_one_page_the_newest_first(client, many, address):
    public, _others = many
    first = client.get(address).text
    following = re.search(r'href="(\?after=\d+)" rel="next"', first)[1]
    second = client.get(address + following).text
    assert shown(first) + shown(second) == public
    assert len(shown(first)) == 24
    back = re.search(r'href="(\?before=\d+)" rel="prev"', second)[1]
    assert shown(client.get(address + back).text) == shown(first)


def test_machines_are_told_the_lists_and_the_way_to_them(client):
    author, film = make_user("ines"), make_film()
    film_list = make_list(film, author=author)
    for address, kinds in {
        "/lists/": ["CollectionPage", "ItemList"],
        "/films/escape-2024/lists/": ["ItemList", "BreadcrumbList"],
        "/users/ines/lists/": ["ItemList", "BreadcrumbList"],
    }.items():
        told = data_of(client.get(address).text)
        assert [one["@type"] for one in told] == kinds
        (row,) = told[kinds.index("ItemList")]["itemListElement"]
        assert row["url"].endswith(film_list.get_absolute_url())


def test_a_members_own_page_of_lists_shows_and_marks_those_that_nobody_else_sees(client, many):
    public, others = many
    client.force_login(FilmList.objects.first().author)
    page = client.get("/users/ines/lists/").text
    assert set(others) < set(shown(page))
    assert page.count("Only you can see it.") == 1
    assert page.count("Hidden by a moderator.") == 1
    assert page.count("Readers see it when a film stands on it.") == 1
    client.force_login(make_user())
    assert not set(others) & set(shown(client.get("/users/ines/lists/").text))
    assert len(public) == 30


def test_empty_pages_say_what_is_missing(client):
    make_film()
    make_user("ines")
    assert "No lists yet" in client.get("/lists/").text
    assert "On no list yet" in client.get("/films/escape-2024/lists/").text
    assert "No lists yet" in client.get("/users/ines/lists/").text
    assert client.get("/users/nobody/lists/").status_code == 404
    assert client.get("/films/nothing/lists/").status_code == 404


def test_members_alone_are_offered_to_begin_a_list(client):
    make_list()
    assert "/lists/new/" not in client.get("/lists/").text
    client.force_login(make_user())
    assert "/lists/new/" in client.get("/lists/").text


def test_each_line_of_a_note_is_set_by_its_own_language(client):
    author, film = make_user(), make_film()
    note = "فيلم عن الحدود\nIt runs ninety minutes."
    one = create_list(author=author, title="حدود", films=[(film, note)])
    page = client.get(one.get_absolute_url()).text
    assert '<p dir="auto" lang="ar">فيلم عن الحدود</p>' in page
    assert '<p dir="auto">It runs ninety minutes.</p>' in page
    assert '<bdi lang="ar">حدود</bdi></h1>' in page
