"""Lists on the pages of films, people and members, and on the home page."""

import re

import pytest

from lists.models import FilmList
from tests.factories import make_credit, make_film, make_list, make_person, make_user
from tests.films.pages import body_of

pytestmark = pytest.mark.django_db


def cards_on(client, address: str) -> list[tuple[str, str]]:
    """Address and title of each card of a list on a page, in their order."""
    page = body_of(client.get(address))
    return re.findall(r'<a href="(/lists/\d+/)" dir="auto">(.*?)</a>', page)


def link(film_list: FilmList) -> tuple[str, str]:
    return f"/lists/{film_list.pk}/", film_list.title


def test_a_films_page_shows_lists_with_it_and_leads_to_all(client):
    film = make_film()
    lists = [make_list(film, title=title) for title in ("First", "Second")]
    make_list(make_film("Another"), title="Elsewhere")
    assert cards_on(client, "/films/escape-2024/") == [link(one) for one in reversed(lists)]
    page = body_of(client.get("/films/escape-2024/"))
    assert '<a href="#lists">Lists <b>2</b></a>' in page
    assert '<a class="more" href="/films/escape-2024/lists/">2 lists</a>' in page
    assert page.index('id="reviews"') < page.index('id="lists"')


def test_a_film_on_more_lists_than_its_page_shows_tells_no_number(client):
    film = make_film()
    for _number in range(4):
        make_list(film)
    assert len(cards_on(client, "/films/escape-2024/")) == 3
    page = body_of(client.get("/films/escape-2024/"))
    assert '<a href="#lists">Lists</a>' in page
    assert 'lists/">All lists</a>' in page


def test_pages_without_lists_have_no_section_for_them(client):
    make_credit(make_film(), make_person())
    make_user("ines")
    for address in ("/", "/films/escape-2024/", "/people/lee-je-hoon/", "/users/ines/"):
        page = body_of(client.get(address))
        assert not re.search(r'class="fan"|id="lists"|#lists', page)


def test_a_card_tells_the_number_of_films_and_whose_list_it_is(client):
    film = make_film()
    author = make_user(display_name="이제훈 <b>")
    make_list(film, author=author, title="<i>Long</i> " * 9)
    page = client.get("/films/escape-2024/").text
    assert "1 film, by <bdi>이제훈 &lt;b&gt;</bdi>" in page
    assert "&lt;i&gt;Long&lt;/i&gt;" in page
    make_list(film, make_film("Another"), author=author)
    assert "2 films, by <bdi>이제훈" in client.get("/films/escape-2024/").text


def test_a_card_shows_the_first_four_posters_beside_its_title(client):
    make_list(*[make_film(letter) for letter in "ABCDE"])
    page = body_of(client.get("/films/a-2024/"))
    (fan,) = re.findall(r'<div class="fan">(.*?)</div>', page, re.DOTALL)
    assert re.findall(r'<b dir="auto">(.)</b>', fan) == list("ABCD")
    assert fan.count('aria-hidden="true"') == 4


def test_a_signed_in_reader_is_led_from_a_film_to_own_lists(client):
    make_film()
    way = 'href="/films/escape-2024/lists/add/"'
    assert way not in body_of(client.get("/films/escape-2024/"))
    client.force_login(make_user())
    assert way in body_of(client.get("/films/escape-2024/"))


def test_the_home_page_shows_the_newest_lists_of_three_members(client):
    films = [make_film(letter) for letter in "ABC"]
    busy = make_user()
    lists = [make_list(*films, title=f"List {number}") for number in range(4)]
    make_list(*films, author=busy, title="The older one")
    newest = make_list(*films, author=busy, title="The newer one")
    make_list(*films[:2], title="Hardly begun")
    assert cards_on(client, "/") == [link(newest), link(lists[3]), link(lists[2])]
    assert '<a class="more" href="/lists/">All lists</a>' in body_of(client.get("/"))


def test_a_persons_page_shows_lists_with_their_films(client):
    film = make_film()
    make_credit(film, make_person())
    shown = make_list(film)
    make_list(make_film("Of others"))
    assert cards_on(client, "/people/lee-je-hoon/") == [link(shown)]
    assert "<h2>In lists</h2>" in body_of(client.get("/people/lee-je-hoon/"))


def test_a_members_page_shows_their_lists_and_how_many_there_are(client):
    author = make_user("ines")
    lists = [make_list(make_film(f"Film {n}"), author=author) for n in range(4)]
    make_list(make_film("Private"), author=author, is_public=False)
    assert cards_on(client, "/users/ines/") == [link(one) for one in lists[:0:-1]]
    page = body_of(client.get("/users/ines/"))
    for told in ("<dt>Lists</dt><dd>4</dd>", '<a href="#lists">Lists <b>4</b></a>',
                 '<a class="more" href="/users/ines/lists/">4 lists</a>'):  # fmt: skip
        assert told in page
    assert ", by <bdi>" not in page


def test_the_main_menu_leads_to_all_lists(client):
    assert body_of(client.get("/")).count('<a href="/lists/">Lists</a>') == 2
