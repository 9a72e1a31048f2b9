"""The page of a person."""

import re

import pytest
from django.template.defaultfilters import escape

from films.models import Credit, Film, Genre, PersonName
from films.partial_dates import PartialDate
from films.selectors.person_page import FILMOGRAPHY_LIMIT
from films.services import retire_slug
from reviews.services import rate_film
from tests.factories import make_credit, make_editor, make_film, make_person, make_user
from tests.films.pages import body_of, structured_data_of

pytestmark = pytest.mark.django_db
QUERIES = 8


def test_the_page_tells_what_is_known_of_a_person(client):
    person = make_person(
        born=PartialDate(1984, 7, 4),
        birth_place="Seoul",
        biography="He began on the stage.",
        biography_source_name="The editors",
        biography_as_of=PartialDate(2024, 5),
    )
    PersonName.objects.create(person=person, name="이제훈", language="ko", kind="native")
    make_credit(make_film(), person, character_name="Lim Kyu-nam")
    page = body_of(client.get("/people/lee-je-hoon/"))
    for text in ("Actor. Born in <bdi>Seoul</bdi>", "4 July 1984", "He began on the stage."):
        assert text in page
    assert '<bdi lang="ko">이제훈</bdi>' in page
    assert 'As of <time datetime="2024-05">May 2024</time>' in page
    assert "The editors" in page
    assert "Lim Kyu-nam" in page


def test_a_person_of_whom_only_the_name_is_known_has_a_page(client):
    make_person("<b>عمر الشريف</b>")
    person = make_person("<b>Omar</b>")
    page = client.get(person.get_absolute_url()).content.decode()
    assert f"<h1><bdi>{escape(person.name)}</bdi></h1>" in page
    assert "No films here yet" in page
    assert "None" not in page


def test_films_stand_under_their_department_newest_first_and_each_once(client):
    person = make_person()
    old, new = make_film("Old", 1990), make_film("New", 2020)
    make_film_hidden = make_film("Hidden", is_public=False)
    for film in (old, new, make_film_hidden):
        make_credit(film, person, character_name="Kim")
    make_credit(new, person, character_name="Park")
    make_credit(old, person, "directing", job="Director")
    response = client.get("/people/lee-je-hoon/")
    directed, acted = response.context["filmography"].parts
    assert [row.film for row in directed.credits] == [old]
    assert [(row.film, row.parts) for row in acted.credits] == [
        (new, ["Kim", "Park"]),
        (old, ["Kim"]),
    ]
    page = body_of(response)
    assert "Hidden" not in page
    assert "<dd>2</dd>" in page
    assert page.index("Directed") < page.index("Acted in")


def give_too_many_films(person):
    """As many as the page shows, all of 2002, beside which none of an earlier year fits."""
    films = [
        Film(title=f"Of 2002, number {number}", slug=f"of-2002-{number}", release_year=2002)
        for number in range(FILMOGRAPHY_LIMIT)
    ]
    Film.objects.bulk_create(films)
    Credit.objects.bulk_create(
        Credit(film=film, person=person, department="cast") for film in films
    )
    return films


def test_a_filmography_that_is_too_long_says_that_there_is_more(client):
    person = make_person()
    make_credit(make_film("Of 2001", 2001), person)
    give_too_many_films(person)
    page = body_of(client.get("/people/lee-je-hoon/"))
    assert "there are more" in page
    assert f"<dd>{FILMOGRAPHY_LIMIT}+</dd>" in page
    assert "Of 2002, number 7" in page
    assert "Of 2001" not in page


def test_the_average_is_of_all_ratings_of_the_films_together(client):
    person, many, one = make_person(), make_film("Many"), make_film("One")
    for film in (many, one, make_film("Unrated")):
        make_credit(film, person)
    make_credit(many, person, "directing")
    assert "<dt>Average</dt>" not in client.get("/people/lee-je-hoon/").text
    for value in (8, 9, 9):
        rate_film(user=make_user(), film=many, value=value)
    rate_film(user=make_user(), film=one, value=2)
    page = body_of(client.get("/people/lee-je-hoon/"))
    assert "<dt>Average</dt><dd>7.0 <small>of 2 rated films</small></dd>" in page
    assert "You have seen" not in page


def test_a_member_is_told_how_many_of_the_films_they_have_seen(client):
    person, reader, seen = make_person(), make_user(), make_film("Seen")
    for film in (seen, make_film("Unseen")):
        make_credit(film, person)
    for film in (seen, make_film("By others")):
        rate_film(user=reader, film=film, value=7)
    client.force_login(reader)
    assert "<dt>You have seen</dt><dd>1</dd>" in body_of(client.get("/people/lee-je-hoon/"))


def test_of_a_part_of_the_films_no_average_is_told(client):
    person, reader = make_person(), make_user()
    make_credit(make_film("Of 2001", 2001), person)
    rate_film(user=reader, film=give_too_many_films(person)[0], value=7)
    client.force_login(reader)
    page = client.get("/people/lee-je-hoon/").text
    for told in ("<dt>Average", "You have seen"):
        assert told not in page


def test_people_who_share_two_films_are_often_together(client):
    person, often, once = make_person(), make_person("Often"), make_person("Once")
    for number in range(2):
        film = make_film(f"Film {number}")
        make_credit(film, person)
        make_credit(film, often)
    make_credit(film, once)
    response = client.get("/people/lee-je-hoon/")
    assert response.context["collaborators"] == [often]
    assert response.context["collaborators"][0].shared_films == 2


@pytest.mark.parametrize("many", [1, 40])
def test_the_number_of_queries_does_not_grow(client, many, django_assert_max_num_queries):
    person, other = make_person(), make_person("Other")
    genre = Genre.objects.create(name="Drama", slug="drama")
    for number in range(many):
        film = make_film(f"Film {number}")
        film.genres.add(genre)
        for one in (person, other):
            make_credit(film, one)
    with django_assert_max_num_queries(QUERIES):
        assert client.get("/people/lee-je-hoon/").status_code == 200


def test_a_retired_address_leads_to_the_present_one_for_good(client):
    retire_slug(make_person(), slug="lee-jehoon")
    response = client.get("/people/lee-jehoon/")
    assert response.status_code == 301
    assert response["Location"] == "/people/lee-je-hoon/"


def test_the_retired_address_of_a_film_is_no_address_of_a_person(client):
    retire_slug(make_film(), slug="lee-jehoon")
    assert client.get("/people/lee-jehoon/").status_code == 404


def test_search_engines_are_told_of_a_person(client):
    person = make_person(born=PartialDate(1984), birth_place="Seoul", names=("이제훈",))
    make_credit(make_film(), person)
    data = structured_data_of(client.get("/people/lee-je-hoon/"))
    assert data["Person"]["name"] == "Lee Je-hoon"
    assert data["Person"]["alternateName"] == ["이제훈"]
    assert data["Person"]["birthDate"] == "1984"
    assert data["Person"]["jobTitle"] == ["Actor"]
    assert data["BreadcrumbList"]["itemListElement"][0]["item"].endswith("/films/")


def test_editors_alone_are_led_to_where_a_photo_is_added(client):
    person = make_person()
    client.force_login(make_user())
    assert "Add a photo" not in client.get(person.get_absolute_url()).text
    client.force_login(make_editor())
    text = client.get(person.get_absolute_url()).text
    way = re.search(r'<a class="more" href="([^"]+)">Add a photo', text)
    assert 'name="portrait_file"' in client.get(way[1]).text


def test_a_directors_own_films_do_not_repeat_who_directed_them(client):
    film = make_film("Parasite", 2019, directors="Bong Joon-ho", original_title="기생충")
    make_credit(film, make_person("Bong Joon-ho"), "directing", job="Director")
    row = re.search(
        r'<ol class="ledger.*?</ol>', body_of(client.get("/people/bong-joon-ho/")), re.S
    )
    assert "<p><bdi>기생충</bdi>, 2019</p>" in row[0]


def test_a_person_stands_under_films_and_a_member_under_members(client):
    for page, main in ((make_person(), "/films/"), (make_user(), "/members/")):
        here = re.search(
            r'<nav class="nav".*?</nav>', client.get(page.get_absolute_url()).text, re.S
        )
        assert f'<a href="{main}" aria-current="true">' in here[0]
