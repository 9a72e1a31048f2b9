"""Lists begun, copied and deleted."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lists.models import FilmList, ListedFilm
from lists.services import (
    MAX_FILMS_ON_LIST,
    MAX_LISTS,
    ListIsFull,
    TooManyLists,
    copy_list,
    create_list,
    delete_list,
)
from tests.factories import make_film, make_list, make_user

pytestmark = pytest.mark.django_db


def test_twenty_equal_posts_begin_one_list():
    author, film, spent = make_user(), make_film(), []
    for _time in range(20):
        create_list(
            author=author,
            title="Doors",
            films=[(film, "")],
            before_storing=lambda: spent.append(1),
        )
    assert FilmList.objects.count() == len(spent) == 1


def test_lists_of_one_title_with_other_films_are_two():
    author = make_user()
    first, second = make_film("A"), make_film("B")
    for films in ([(first, "")], [(first, ""), (second, "")], [(second, ""), (first, "")]):
        create_list(author=author, title="Doors", films=films)
    assert FilmList.objects.count() == 3


def test_the_same_list_begun_again_later_is_another():
    author = make_user()
    first = create_list(author=author, title="Doors")
    FilmList.objects.update(created_at=timezone.now() - timedelta(minutes=11))
    assert create_list(author=author, title="Doors") != first


def test_a_member_has_a_hundred_lists_at_most():
    author = make_user()
    FilmList.objects.bulk_create(
        FilmList(author=author, title=f"List {n}", is_public=False) for n in range(MAX_LISTS)
    )
    with pytest.raises(TooManyLists):
        create_list(author=author, title="One more")
    create_list(author=make_user(), title="Of another member")


def test_no_list_begins_with_more_films_than_a_page_has():
    film = make_film()
    with pytest.raises(ListIsFull):
        create_list(author=make_user(), title="All", films=[(film, "")] * (MAX_FILMS_ON_LIST + 1))
    assert not FilmList.objects.exists()


def test_a_copy_is_private_and_has_the_films_without_the_authors_words():
    films = [make_film(letter) for letter in "CAB"]
    hidden = make_film("In preparation", is_public=False)
    original = make_list(films[0], hidden, *films[1:], title="Doors", reason="They open.")
    reader = make_user()
    copy = copy_list(film_list=original, author=reader)
    assert (copy.author, copy.title, copy.reason, copy.is_public) == (reader, "Doors", "", False)
    rows = list(copy.listed.values_list("film", "note", "position"))
    assert rows == [(film.pk, "", place) for place, film in enumerate(films, start=1)]
    assert copy_list(film_list=original, author=reader) == copy


def test_a_deleted_list_takes_its_notes_along_and_nobody_elses():
    film = make_film()
    gone, stays = make_list(film), make_list(film)
    for _time in range(2):
        delete_list(film_list=gone)
    assert list(ListedFilm.objects.values_list("film_list", flat=True)) == [stays.pk]
