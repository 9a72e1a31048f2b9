"""Copying and deleting lists."""

import pytest
from django.urls import reverse

from lists.models import FilmList
from lists.services import MAX_LISTS
from tests.factories import make_film, make_list, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(client):
    member = make_user()
    client.force_login(member)
    return member


def test_twenty_presses_make_one_copy_that_only_its_owner_sees(client, member):
    original = make_list(make_film("A"), make_film("B"))
    address = reverse("list_copy", args=[original.pk])
    answers = {client.post(address).url for _time in range(20)}
    copy = FilmList.objects.get(author=member)
    assert answers == {reverse("list_edit", args=[copy.pk])}
    assert not copy.is_public


def test_a_get_copies_and_deletes_nothing(client, member):
    film_list = make_list(author=member)
    copy, delete = (reverse(name, args=[film_list.pk]) for name in ("list_copy", "list_delete"))
    assert client.get(copy).url == film_list.get_absolute_url()
    assert "Delete your list" in client.get(delete).text
    assert FilmList.objects.get() == film_list


def test_who_has_a_hundred_lists_is_told_and_gets_no_copy(client, member):
    FilmList.objects.bulk_create(
        FilmList(author=member, title=f"{n}", is_public=False) for n in range(MAX_LISTS)
    )
    answer = client.post(reverse("list_copy", args=[make_list().pk]), follow=True)
    assert "Delete one first." in answer.text
    assert FilmList.objects.filter(author=member).count() == MAX_LISTS


def test_what_a_reader_cannot_see_cannot_be_copied(client, member):
    private = make_list(is_public=False)
    assert client.post(reverse("list_copy", args=[private.pk])).status_code == 404


def test_a_deleted_list_is_gone(client, member):
    film_list = make_list(author=member)
    answer = client.post(reverse("list_delete", args=[film_list.pk]))
    assert answer.url == reverse("member_lists", args=[member.username])
    assert not FilmList.objects.exists()
    assert client.get(film_list.get_absolute_url()).status_code == 404
