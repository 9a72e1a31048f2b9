"""Merging and deleting in the admin: always a page to confirm, never a server error."""

import pytest
from django.urls import reverse

from films.models import Film, FilmMerge, Person
from films.services import merge_films
from reviews.models import Rating
from reviews.services import rate_film
from tests.browser import Forger
from tests.factories import (
    make_film,
    make_moderator,
    make_operator,
    make_person,
    make_review,
    make_user,
)
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
    assert f'name="keep" value="{two.pk}"' in asked.text
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


def test_the_page_says_what_moves_and_turns_the_two_round(editors_client):
    one, two, member = make_film("Escape"), make_film("Escape!"), make_user()
    for film, value in ((one, 7), (two, 4)):
        rate_film(user=member, film=film, value=value)
    page = merge(editors_client, "film", one, two)
    assert f'name="keep" value="{one.pk}"' in page.text
    names = [str(tally.name) for tally in page.context["tallies"]]
    assert len(names) == len(set(names)) and {"On lists", "Double bills", "Credits"} < set(names)
    ratings = next(tally for tally in page.context["tallies"] if tally.name == "Ratings")
    assert (ratings.kept, ratings.dropped, ratings.twice, ratings.then) == (1, 1, 1, 1)
    assert page.context["scores"] == (7, 4, 4)
    turned = merge(editors_client, "film", one, two, keep=one.pk, swap="1", reason="One film")
    assert f'name="keep" value="{two.pk}"' in turned.text and "One film" in turned.text
    assert Film.objects.count() == 2


def test_films_that_members_rated_are_merged_with_a_reason_and_taken_apart(editors_client, editor):
    kept, dropped = make_film("Escape"), make_film("Escape!")
    rate_film(user=make_user(), film=dropped, value=7)
    chosen = {"keep": kept.pk, "confirmed": "yes", "reason": "Twice the same."}
    assert "is now part of" in told(merge(editors_client, "film", kept, dropped, **chosen))
    assert list(Film.objects.all()) == [kept]
    version = kept.history.filter(history_change_reason="Twice the same.").first()
    assert version.history_user == editor
    apart = reverse("admin:films_filmmerge_take_apart", args=[FilmMerge.objects.get().pk])
    for name in ("admin:films_film_change", "admin:films_filmmerge_changelist"):
        page = editors_client.get(reverse(name, args=[kept.pk] if name[-6:] == "change" else []))
        assert f'href="{apart}"' in page.text
    assert "Take them apart" in editors_client.get(apart).text
    assert FilmMerge.objects.standing().exists()
    assert editors_client.post(apart, {"reason": "Two films."}).status_code == 302
    assert set(Film.objects.all()) == {kept, dropped}
    assert Rating.objects.get().film == dropped
    assert editors_client.post(apart).status_code == 404


def test_a_reason_that_cannot_be_stored_comes_back(editors_client):
    one, two = make_film("Escape"), make_film("Escape!")
    page = merge(editors_client, "film", one, two, keep=two.pk, confirmed="yes", reason="x" * 101)
    assert page.status_code == 422
    assert "x" * 101 in page.text and f'name="keep" value="{two.pk}"' in page.text
    assert Film.objects.count() == 2


def test_only_who_may_change_films_takes_them_apart_and_only_from_the_page(editors_client, client):
    merge_films(kept=make_film("Escape"), dropped=make_film("Escape!"))
    apart = reverse("admin:films_filmmerge_take_apart", args=[FilmMerge.objects.get().pk])
    strange = Forger()
    strange.cookies = editors_client.cookies
    assert strange.post(apart).status_code == 403
    client.force_login(make_moderator())
    assert client.get(apart).status_code == client.post(apart).status_code == 403
    client.logout()
    assert client.post(apart).status_code == 302
    assert FilmMerge.objects.standing().exists()


def test_what_was_merged_later_is_undone_first(editors_client):
    first, second, third = (make_film(f"Escape {number}") for number in range(3))
    earlier = merge_films(kept=second, dropped=first)
    later = merge_films(kept=third, dropped=second)
    apart = reverse("admin:films_filmmerge_take_apart", args=[earlier.pk])
    assert "Undo first" in told(editors_client.post(apart))
    for merged in (later, earlier):
        editors_client.post(reverse("admin:films_filmmerge_take_apart", args=[merged.pk]))
    assert set(Film.objects.all()) == {first, second, third}


def test_a_film_that_is_part_of_another_is_nowhere_on_the_desk(editors_client):
    kept, dropped = make_film("Escape"), make_film("Escape!")
    merge_films(kept=kept, dropped=dropped)
    listed = editors_client.get(reverse("admin:films_film_changelist"), {"q": "Escape"})
    assert [film.pk for film in listed.context["cl"].result_list] == [kept.pk]
    page = reverse("admin:films_film_change", args=[dropped.pk])
    assert editors_client.get(page).status_code == 302
    version = dropped.history.earliest().pk
    back = reverse("admin:films_film_simple_history", args=[dropped.pk, version])
    assert editors_client.get(back).status_code == editors_client.post(back).status_code == 404
    assert "exactly two" in told(merge(editors_client, "film", kept, dropped, keep=kept.pk))


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
