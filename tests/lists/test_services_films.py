"""What stands on a list, changed by its author."""

import pytest

from lists.models import FilmList, ListedFilm
from lists.services import (
    ListIsFull,
    ListIsGone,
    TypedRow,
    add_film,
    remove_film,
    save_list,
)
from tests.factories import make_film, make_list

pytestmark = pytest.mark.django_db


def told(film_list) -> list[tuple]:
    rows = film_list.listed.values_list("film__title", "note", "position")
    return list(rows)


@pytest.fixture
def film_list():
    return make_list(*(make_film(letter) for letter in "ABCD"))


def row_of(film_list, title) -> ListedFilm:
    return film_list.listed.get(film__title=title)


def test_a_film_added_twice_stands_on_the_list_once_at_its_end(film_list):
    film = make_film("E")
    for _time in range(2):
        add_film(film_list=film_list, film=film)
    assert told(film_list)[-1] == ("E", "", 5)
    assert film_list.listed.count() == 5


def test_a_film_is_taken_off_with_its_note(film_list):
    film = row_of(film_list, "B").film
    for _time in range(2):
        remove_film(film_list=film_list, film=film)
    assert [title for title, _note, _place in told(film_list)] == ["A", "C", "D"]


def test_a_full_list_takes_no_film_more(film_list, monkeypatch):
    monkeypatch.setattr("lists.services.films.MAX_FILMS_ON_LIST", 4)
    add_film(film_list=film_list, film=row_of(film_list, "A").film)
    for change in (add_film, lambda film_list, film: save_list(film_list=film_list, added=film)):
        with pytest.raises(ListIsFull):
            change(film_list=film_list, film=make_film("One more"))
    assert film_list.listed.count() == 4


def test_places_notes_and_what_is_taken_off_are_stored_together(film_list):
    rows = [
        TypedRow(row_of(film_list, "A").pk, place=3),
        TypedRow(row_of(film_list, "B").pk, note="Another word"),
        TypedRow(row_of(film_list, "C").pk, is_off=True),
    ]
    save_list(film_list=film_list, title="New title", rows=rows)
    assert told(film_list) == [("B", "Another word", 1), ("D", "D", 2), ("A", "A", 3)]
    film_list.refresh_from_db()
    assert (film_list.title, film_list.reason, film_list.is_public) == ("New title", "", True)


def test_a_row_that_is_gone_is_left_out_and_the_others_are_stored(film_list):
    gone, stays = row_of(film_list, "A"), row_of(film_list, "B")
    remove_film(film_list=film_list, film=gone.film)
    rows = [TypedRow(gone.pk, place=2, note="Late"), TypedRow(stays.pk, note="In time")]
    save_list(film_list=film_list, rows=rows)
    assert told(film_list)[0] == ("B", "In time", 1)
    assert len(told(film_list)) == 3


def test_rows_of_another_list_are_not_touched(film_list):
    other = make_list(make_film("X"))
    save_list(film_list=film_list, rows=[TypedRow(other.listed.get().pk, note="Not mine")])
    save_list(film_list=film_list, rows=[TypedRow(other.listed.get().pk, is_off=True)])
    assert told(other) == [("X", "X", 1)]


def test_a_list_is_dated_when_it_is_first_shown_and_marked_when_it_is_changed_later():
    film_list = make_list(is_public=False)
    save_list(film_list=film_list, title="For me")
    film_list.refresh_from_db()
    assert (film_list.published_at, film_list.edited_at) == (None, None)
    shown = save_list(film_list=film_list, is_public=True)
    assert shown.published_at and not shown.edited_at
    again = save_list(film_list=shown, is_public=True, title="For me")
    assert not again.edited_at
    edited = save_list(film_list=shown, is_public=False)
    assert edited.edited_at and edited.published_at == shown.published_at


def test_a_list_that_was_hidden_or_deleted_meanwhile_is_not_changed(film_list):
    film = make_film("E")
    FilmList.objects.update(is_hidden=True)
    for change in (add_film, remove_film):
        with pytest.raises(ListIsGone):
            change(film_list=film_list, film=film)
    FilmList.objects.filter(pk=film_list.pk).delete()
    with pytest.raises(ListIsGone):
        save_list(film_list=film_list, title="Late")
