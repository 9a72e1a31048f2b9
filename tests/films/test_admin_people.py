"""Editors enter and change people, genres and countries."""

import pytest
from django.urls import reverse

from films.models import Country, Genre, Person
from films.partial_dates import PartialDate
from films.search import search_people
from tests.factories import make_credit, make_film, make_person
from tests.films.admin_forms import address, errors_of, picture, rows, send, told

pytestmark = pytest.mark.django_db


def test_typing_a_person_stores_spellings_biography_and_portrait(editors_client, queued):
    response = send(
        editors_client,
        "person",
        name="Hong Xa-bin",
        born="1996-08",
        birth_place="Seoul",
        biography="He plays the younger of the two soldiers.",
        biography_as_of="2023-12",
        biography_source_name="Sample editors",
        portrait_file=picture(size=(80, 100)),
        portrait_source_name="Sample Press",
        portrait_licence="press kit",
        **rows("names", {"name": "Hong Sa Bin", "kind": "alternative"}),
        **rows("links", {"site": "wikidata", "key": "Q1"}),
    )
    assert response.status_code == 302, errors_of(response)
    person = Person.objects.get()
    assert (person.slug, person.born) == ("hong-xa-bin", PartialDate(1996, 8))
    assert person.biography_as_of == PartialDate(2023, 12)
    assert (person.portrait.shape, person.portrait.source_name) == ("portrait", "Sample Press")
    assert [found.person for found in search_people("sa bin hong")] == [person]
    assert queued == []


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("name", "Lee\0", "Remove the invisible control characters"),
        ("name", "x" * 201, "at most 200 characters"),
        ("born", "2024-02-30", "There is no such day in the calendar."),
        ("biography", "x" * 1_000_000, "at most 5000 characters"),
        ("biography_source_url", "not an address", "Enter a valid URL."),
        ("died", "1900", "This lies before the birth."),
    ],
)
def test_bad_input_has_its_message_beside_the_field(editors_client, field, typed, message):
    fields = {"name": "Esom", "born": "1990", "birth_place": "kept as typed", field: typed}
    response = send(editors_client, "person", **fields)
    assert response.status_code == 200
    assert message in str(errors_of(response)[0][field])
    assert "kept as typed" in response.content.decode()
    assert not Person.objects.exists()


def test_a_biography_without_a_source_is_refused_beside_the_source(editors_client):
    response = send(editors_client, "person", name="Esom", biography="A life.")
    assert errors_of(response) == [{"biography_source_name": ["Say whose text the biography is."]}]


def test_a_person_of_the_same_name_in_any_order_is_stored_with_a_warning(editors_client):
    first = make_person("Lee Jong-pil")
    response = send(editors_client, "person", name="Jong-pil Lee")
    assert response.status_code == 302
    assert address("person", first) in told(response)


def test_a_director_who_is_renamed_is_renamed_on_the_films_cards(editors_client):
    film, person = make_film(), make_person("Lee Jongpil")
    make_credit(film, person, "directing")
    send(editors_client, "person", person, name="Lee Jong-pil")
    film.refresh_from_db()
    assert film.directors == "Lee Jong-pil"
    person.refresh_from_db()
    assert person.slug == "lee-jongpil"


def test_an_earlier_version_of_a_person_can_be_brought_back(editors_client, editor):
    person = make_person("Esom")
    send(editors_client, "person", person, name="Somebody Else")
    first = person.history.earliest()
    assert person.history.latest().history_user == editor
    history = editors_client.get(reverse("admin:films_person_history", args=[person.pk]))
    assert "Somebody Else" in history.content.decode()
    back = reverse("admin:films_person_simple_history", args=[person.pk, first.pk])
    page = editors_client.get(back)
    assert page.context["adminform"].form.initial["name"] == "Esom"
    assert editors_client.post(back, {"name": "Esom"}).status_code == 302
    person.refresh_from_db()
    assert person.name == "Esom"
    assert [found.person for found in search_people("esom")] == [person]


@pytest.mark.parametrize("noun", ["film", "person"])
def test_pages_of_the_history_hold_no_inline_style_or_script(editors_client, noun):
    record = make_film() if noun == "film" else make_person()
    version = record.history.latest().pk
    for url in (
        reverse(f"admin:films_{noun}_changelist"),
        address(noun, record),
        reverse(f"admin:films_{noun}_history", args=[record.pk]),
        reverse(f"admin:films_{noun}_simple_history", args=[record.pk, version]),
    ):
        page = editors_client.get(url).content.decode()
        assert " style=" not in page, url
        assert " onclick=" not in page, url
        assert "<script>" not in page, url


def test_a_genre_gets_its_address_from_its_name_and_keeps_it(editors_client):
    url = reverse("admin:films_genre_add")
    assert editors_client.post(url, {"name": "Film noir"}).status_code == 302
    genre = Genre.objects.get()
    assert genre.slug == "film-noir"
    again = editors_client.post(url, {"name": "Film noir"})
    assert again.context["adminform"].form.errors["name"]
    editors_client.post(reverse("admin:films_genre_change", args=[genre.pk]), {"name": "Noir"})
    genre.refresh_from_db()
    assert (genre.name, genre.slug) == ("Noir", "film-noir")


def test_a_country_is_found_by_its_code(editors_client):
    url = reverse("admin:films_country_add")
    data = {"name": "Czechoslovakia", "code": "CS", "is_historic": "on"}
    assert editors_client.post(url, data).status_code == 302
    found = editors_client.get(reverse("admin:films_country_changelist"), {"q": "cs"})
    assert list(found.context["cl"].result_list) == [Country.objects.get(slug="czechoslovakia")]
