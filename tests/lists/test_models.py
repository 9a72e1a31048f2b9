"""What the database keeps about lists, and who may read them."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from films.models import Film
from lists.models import FilmList, ListedFilm
from tests.factories import make_film, make_list, make_moderator, make_user

pytestmark = pytest.mark.django_db


def test_a_film_stands_once_on_a_list():
    film = make_film()
    film_list = make_list(film)
    with pytest.raises(IntegrityError, match=r"film_list|film_stands_once_on_a_list"):
        ListedFilm.objects.create(film_list=film_list, film=film, position=2)


def test_a_list_has_a_title():
    with pytest.raises(IntegrityError, match="list_has_a_title"):
        make_list(title="")


def test_a_public_list_has_a_time():
    film_list = make_list(is_public=False)
    with pytest.raises(IntegrityError, match="public_list_has_a_time"):
        FilmList.objects.filter(pk=film_list.pk).update(is_public=True)


def test_everyone_reads_public_lists_with_a_film_to_be_seen():
    shown = make_list()
    make_list(is_public=False)
    FilmList.objects.filter(pk=make_list().pk).update(is_hidden=True)
    make_list(make_film("In preparation", is_public=False))
    assert list(FilmList.objects.public()) == [shown]
    assert list(FilmList.objects.visible_to(AnonymousUser())) == [shown]


def test_a_member_reads_all_own_lists_and_a_moderator_the_hidden_ones():
    author = make_user()
    private, hidden = make_list(author=author, is_public=False), make_list(author=author)
    FilmList.objects.filter(pk=hidden.pk).update(is_hidden=True)
    assert set(FilmList.objects.visible_to(author)) == {private, hidden}
    assert set(FilmList.objects.visible_to(make_moderator())) == {hidden}
    assert set(FilmList.objects.editable_by(author)) == {private}
    assert set(FilmList.objects.removed()) == {hidden}


def test_a_list_counts_the_films_that_anybody_may_see():
    film_list = make_list(make_film("A"), make_film("B"), make_film("C", is_public=False))
    assert FilmList.objects.with_count().get().film_count == 2
    Film.objects.filter(pk=film_list.listed.first().film_id).update(is_public=False)
    assert FilmList.objects.with_count().get().film_count == 1
