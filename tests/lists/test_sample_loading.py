"""The sample's lists, on the complete films of the sample: the small sample has no others."""

import json
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from accounts.models import User
from films.models import Film
from films.sample.loading import FOLDER
from lists.models import FilmList, ListedFilm
from lists.sample import load_lists
from lists.sample.loading import FILE
from lists.selectors import lists_with_film
from tests.factories import make_list, make_user

FILMS = [FOLDER / "films_one.json", FOLDER / "films_two.json"]

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def sample(stored_once):
    """As much of films and members as lists need: what stands on them, and their authors."""
    messages: list[str] = []
    records = json.loads(FILE.read_text())
    with stored_once():
        Film.objects.bulk_create(
            _film(one) for file in FILMS for one in json.loads(file.read_text())
        )
        for username in {record["author"] for record in records}:
            make_user(username, is_sample=True)
        load_lists(messages.append)
    return SimpleNamespace(records=records, messages=messages)


def _film(record: dict) -> Film:
    told = ("title", "release_year", "runtime_minutes")
    return Film(slug=record["key"], is_sample=True, **{name: record[name] for name in told})


def test_every_list_of_the_sample_has_films_and_a_reason(sample):
    lists = FilmList.objects.public().with_count().newest_first()
    assert [film_list.title for film_list in lists] == [
        record["title"] for record in sorted(sample.records, key=lambda one: one["days_ago"])
    ]
    assert sample.messages == [f"{len(lists)} lists"]
    assert all(film_list.film_count >= 4 and film_list.reason for film_list in lists)
    assert len({film_list.author_id for film_list in lists}) == len(lists)


def test_the_films_of_a_list_stand_in_the_order_and_with_the_notes_of_the_file(sample):
    (record,) = (one for one in sample.records if one["author"] == "tomas")
    listed = ListedFilm.objects.filter(film_list__title=record["title"])
    assert [list(row) for row in listed.values_list("film__slug", "note")] == record["films"]


def test_a_list_of_the_sample_goes_on_with_films_of_its_length(sample):
    (record,) = (one for one in sample.records if "then_lasting" in one)
    shortest, longest = record["then_lasting"]
    films = [row.film for row in ListedFilm.objects.filter(film_list__title=record["title"])]
    lasting = Film.objects.filter(runtime_minutes__range=(shortest, longest))
    assert set(films) == set(lasting)
    assert len(films) > len(record["films"])
    rest = [film.release_year for film in films[len(record["films"]) :]]
    assert rest == sorted(rest)


def test_three_lists_of_the_sample_have_the_film_that_everybody_opens_first(sample):
    shown = lists_with_film(Film.objects.get(slug="escape-2024").pk)
    assert (len(shown.cards), shown.number) == (3, 3)


def test_removing_the_sample_leaves_the_lists_of_real_people(sample):
    own = make_list(Film.objects.first())
    call_command("remove_sample", stdout=StringIO())
    assert FilmList.objects.get() == own
    assert User.objects.get() == own.author
    assert Film.objects.get() == own.listed.get().film
