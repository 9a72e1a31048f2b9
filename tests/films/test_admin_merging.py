"""Merging and deleting in the admin: always a page to confirm, never a server error."""

import re

import pytest
from django.urls import reverse

from films.models import Film, Person
from reviews.services import rate_film
from tests.factories import make_film, make_operator, make_person, make_review, make_user
from tests.films.admin_forms import told

pytestmark = pytest.mark.django_db


def merge(client, noun, *records, **data):
    url = reverse(f"admin:films_{noun}_changelist")
    chosen = {"action": "merge_selected", "_selected_action": [record.pk for record in records]}
    return client.post(url, chosen | data)


def test_merging_asks_first_which_of_the_two_stays(editors_client):
    one, two = make_person("Hong Xa-bin"), make_person("Hong Sa Bin")
    page = merge(editors_client, "person", one, two)
    assert page.status_code == 200
    assert "Which one stays?" in page.content.decode()
    assert (
        "Choose which"
        in merge(editors_client, "person", one, two, confirmed="yes").content.decode()
    )
    assert Person.objects.count() == 2


def test_the_record_that_was_not_chosen_becomes_part_of_the_other(editors_client):
    one, two = make_person("Hong Xa-bin"), make_person("Hong Sa Bin")
    response = merge(editors_client, "person", one, two, confirmed="yes", keep=two.pk)
    assert response.status_code == 302
    assert "is now part of “Hong Sa Bin”" in told(response)
    assert list(Person.objects.all()) == [two]


@pytest.mark.parametrize(
    "facts",
    [
        ({"year": 1961}, {"year": 1962}),
        ({"year": None, "released": "1961-05"}, {"year": 1962}),
        ({"year": None, "released": "1961"}, {"year": None, "released": "1962-01-01"}),
    ],
)
def test_a_merge_across_years_asks_first_and_loses_nothing(editors_client, facts):
    one, two = (make_film(f"Cleo {number}", **more) for number, more in enumerate(facts))
    asked = merge(editors_client, "film", one, two, confirmed="yes", keep=two.pk)
    assert asked.status_code == 200
    assert "of different years" in asked.text
    assert re.search(rf'value="{two.pk}" required\s+checked', asked.text)
    assert Film.objects.count() == 2
    meant = {"confirmed": "yes", "keep": two.pk, "across_years": "on"}
    assert "is now part of" in told(merge(editors_client, "film", one, two, **meant))
    assert list(Film.objects.all()) == [two]


@pytest.mark.parametrize("year", [None, 1962])
def test_a_merge_within_a_year_or_without_one_is_not_asked_about(editors_client, year):
    one, two = make_film("Cleo", 1962, released="1962-04"), make_film("Cleo!", year)
    merge(editors_client, "film", one, two, confirmed="yes", keep=one.pk)
    assert list(Film.objects.all()) == [one]


def test_only_two_records_can_be_merged(editors_client):
    people = [make_person(f"Person {n}") for n in range(3)]
    for chosen in (people, people[:1]):
        response = merge(editors_client, "person", *chosen, keep=people[0].pk)
        assert "exactly two" in told(response)
    assert Person.objects.count() == 3


def test_a_record_that_is_not_among_the_two_cannot_be_kept(editors_client):
    one, two, third = make_film("One"), make_film("Two"), make_film("Three")
    assert merge(editors_client, "film", one, two, keep=third.pk).status_code == 200
    assert Film.objects.count() == 3


def test_a_film_that_members_rated_is_not_dropped_and_the_message_says_why(editors_client):
    rated, bare = make_film("Escape"), make_film("Escape!")
    rate_film(user=make_user(), film=rated, value=7)
    response = merge(editors_client, "film", rated, bare, keep=bare.pk)
    assert response.status_code == 302
    assert "cannot be dropped" in told(response)
    assert Film.objects.count() == 2


@pytest.mark.parametrize("voice", ["rating", "review"])
def test_a_film_with_voices_cannot_be_deleted_by_anybody(client, django_user_model, queued, voice):
    client.force_login(make_operator("root"))
    film = make_film()
    if voice == "rating":
        rate_film(user=make_user(), film=film, value=7)
    else:
        make_review(film)
    url = reverse("admin:films_film_delete", args=[film.pk])
    assert "Cannot delete film" in client.get(url).content.decode()
    assert client.post(url, {"post": "yes"}).status_code in (200, 403)
    many = {"action": "delete_selected", "_selected_action": [film.pk], "post": "yes"}
    assert client.post(reverse("admin:films_film_changelist"), many).status_code in (200, 403)
    assert Film.objects.exists()


def test_editors_delete_no_films_and_no_people(editors_client):
    film, person = make_film(), make_person()
    for noun, record in (("film", film), ("person", person)):
        url = reverse(f"admin:films_{noun}_delete", args=[record.pk])
        assert editors_client.post(url, {"post": "yes"}).status_code == 403
