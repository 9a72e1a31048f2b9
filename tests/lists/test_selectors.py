"""Cards of lists."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lists.models import FilmList
from lists.selectors import (
    FILMS_ON_CARD,
    cards_of,
    lists_by,
    lists_with_any,
    lists_with_film,
)
from tests.factories import make_film, make_list, make_user

pytestmark = pytest.mark.django_db


def shown():
    return cards_of(FilmList.objects.public().select_related("author"))


def test_a_card_shows_the_first_films_in_their_places_and_counts_all():
    films = [make_film(letter) for letter in "EDCBA"]
    make_list(*films)
    (card,) = shown()
    assert card.films == films[:FILMS_ON_CARD]
    assert card.film_count == 5


def test_a_card_neither_shows_nor_counts_films_in_preparation():
    film = make_film("Open")
    make_list(make_film("In preparation", is_public=False), film)
    (card,) = shown()
    assert (card.films, card.film_count) == ([film], 1)


def test_the_newest_lists_come_first():
    author = make_user()
    first, second, third = (make_list(author=author, title=title) for title in ("1", "2", "3"))
    now = timezone.now()
    for film_list, days in ((first, 1), (second, 9), (third, 2)):
        published = FilmList.objects.filter(pk=film_list.pk)
        published.update(published_at=now - timedelta(days=days))
    assert [card.film_list for card in lists_by(author).cards] == [first, third, second]


def test_a_row_of_cards_is_two_queries(django_assert_num_queries):
    film, author = make_film("Left"), make_user()
    for number in range(3):
        make_list(film, make_film(f"Right {number}"), author=author)
    rows = (lambda: lists_with_film(film.pk).cards, lambda: lists_with_any([film]),
            lambda: lists_by(author).cards)  # fmt: skip
    for read in rows:
        with django_assert_num_queries(2):
            assert len({told for card in read() for told in shown_on(card)}) == 6


def shown_on(card):
    """All that a card shows of a list and its films."""
    of_list = card.film_list.title, card.film_list.author.name, card.film_list.get_absolute_url()
    return {
        (*of_list, film.title, film.directors, film.release_year, film.poster)
        for film in card.films
    }


def test_cards_of_chosen_lists_keep_their_order_and_those_without_a_film(django_assert_num_queries):
    author = make_user()
    later, empty = make_list(make_film("A"), author=author), make_list(author=author)
    empty.listed.all().delete()
    lists = list(FilmList.objects.select_related("author").order_by("-pk"))
    with django_assert_num_queries(1):
        cards = cards_of(lists)
    assert [card.film_list for card in cards] == [empty, later]
    assert [(card.film_count, len(card.films)) for card in cards] == [(0, 0), (1, 1)]


def test_a_film_shows_the_three_lists_begun_last_and_says_how_many_where_that_is_all():
    film = make_film()
    first, *others = [make_list(film) for _number in range(3)]
    shown = lists_with_film(film.pk)
    assert [card.film_list for card in shown.cards] == [*reversed(others), first]
    assert shown.number == 3
    newest = make_list(film)
    shown = lists_with_film(film.pk)
    assert [card.film_list for card in shown.cards] == [newest, *reversed(others)]
    assert shown.number is None


def test_pages_show_public_lists_alone():
    film, author = make_film(), make_user()
    public = make_list(film, author=author)
    make_list(film, author=author, is_public=False)
    hidden = make_list(film, author=author, title="Hidden")
    FilmList.objects.filter(pk=hidden.pk).update(is_hidden=True)
    make_list(make_film("In preparation", is_public=False), author=author)
    for read in (lambda: lists_with_film(film.pk).cards, lambda: lists_with_any([film]),
                 lambda: lists_by(author).cards):  # fmt: skip
        assert [card.film_list for card in read()] == [public]
    assert lists_by(author).number == 1


def test_a_person_shows_the_newest_lists_with_any_of_their_films():
    films = [make_film(letter) for letter in "ABC"]
    lists = [make_list(*some) for some in (films[:1], films[1:], films[:1], films[:2])]
    make_list(make_film("Of others"))
    assert [card.film_list for card in lists_with_any(films)] == lists[:0:-1]
    assert [card.film_list for card in lists_with_any(films[2:])] == [lists[1]]
    assert lists_with_any([]) == []


def test_a_member_shows_three_lists_and_how_many_there_are():
    author = make_user()
    lists = [make_list(make_film(f"Film {n}"), author=author) for n in range(5)]
    make_list()
    shown = lists_by(author)
    assert [card.film_list for card in shown.cards] == lists[:1:-1]
    assert shown.number == 5
    assert lists_by(make_user()).number == 0
