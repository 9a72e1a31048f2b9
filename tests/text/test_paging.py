"""Keyset pages: every row once, in order, forwards and backwards."""

from urllib.parse import parse_qsl

import pytest

from films.models import Film
from tests.factories import make_film
from text.paging import Cursor, InvalidCursor, begins, first_page, page_of

pytestmark = pytest.mark.django_db
NEWEST = ("-release_year", "-pk")
SHORTEST = ("runtime_minutes", "pk")
# More than any walk here has: one that goes in a circle ends, too.
MOST_PAGES = 9
BEST = ("-rating_summary__rank_score", "-rating_summary__film")


def make_films(*years):
    return [make_film(f"Film {number}", year) for number, year in enumerate(years)]


def page(order, place="", size=2, by_value=True):
    """The page at a place such as "after=8.90-17"."""
    query = dict(parse_qsl(place))
    return page_of(Film.objects.all(), order=order, size=size, query=query, by_value=by_value)


def walk(order, **options):
    """The pages from the first to the last, and back again."""
    shown = page(order, **options)
    forwards = [shown.rows]
    while shown.next and len(forwards) < MOST_PAGES:
        shown = page(order, shown.next, **options)
        forwards.append(shown.rows)
    backwards = [shown.rows]
    while shown.previous and len(backwards) < MOST_PAGES:
        shown = page(order, shown.previous, **options)
        backwards.append(shown.rows)
    return forwards, backwards[::-1]


def test_every_row_stands_on_one_page_and_the_way_back_is_the_same():
    films = make_films(2001, None, 2003, 2001, None, 2001, 1999)
    forwards, backwards = walk(NEWEST)
    expected = [films[i] for i in (2, 5, 3, 0, 6, 4, 1)]
    assert [row for rows in forwards for row in rows] == expected
    assert backwards == forwards


def test_rows_without_a_value_come_last_in_an_ascending_order_too():
    lengths = [None, 100, 90, None, 90]
    films = [make_film(f"Film {i}", runtime_minutes=length) for i, length in enumerate(lengths)]
    forwards, backwards = walk(SHORTEST)
    expected = [films[i] for i in (2, 4, 1, 0, 3)]
    assert [row for rows in forwards for row in rows] == expected
    assert backwards == forwards


def test_the_first_page_has_no_previous_and_the_last_no_next():
    make_films(2001, 2002, 2003)
    first = page(NEWEST)
    assert not first.previous
    last = page(NEWEST, first.next)
    assert last.previous
    assert not last.next


@pytest.mark.parametrize(
    "text",
    [
        "1",
        "-",
        "a-1",
        "1-",
        "1-a",
        "1-1-1",
        "1.234-1",
        "9999999999-1",
        "1-" + "9" * 19,
        "１-1",
        "1-1\n",
    ],
)
def test_a_text_that_is_no_cursor_is_refused(text):
    with pytest.raises(InvalidCursor):
        Cursor.parse(text)


@pytest.mark.parametrize("text", ["none-5", "8.90-17", "2024-3", "999999999-999999999999999999"])
def test_a_cursor_survives_being_written_and_read(text):
    assert str(Cursor.parse(text)) == text


@pytest.mark.parametrize("order", [NEWEST, SHORTEST, BEST])
def test_a_cursor_of_another_order_is_a_place_like_any_other(order):
    make_films(2001, 2002)
    for text in ("none-5", "8.90-17", "999999999-3"):
        shown = page(order, f"after={text}")
        assert {film.release_year for film in shown.rows} <= {2001, 2002}


@pytest.mark.parametrize("by_value", [True, False])
def test_a_page_of_equal_values_is_left_by_number(by_value):
    films = make_films(2001, 2001, 2001, 2001, 2001)
    forwards, backwards = walk(NEWEST, by_value=by_value)
    assert forwards == backwards == [films[:2:-1], films[2:0:-1], films[:1]]


def test_an_order_of_three_columns_is_walked_by_the_number_of_a_row():
    films = [make_film(f"Film {i}", 2001 + i % 2, runtime_minutes=90 - i // 2) for i in range(6)]
    forwards, backwards = walk(("release_year", "runtime_minutes", "pk"), by_value=False)
    assert [row for rows in forwards for row in rows] == films[4::-2] + films[5::-2]
    assert backwards == forwards


def test_a_film_whose_value_changed_meanwhile_leaves_the_next_page_where_it_was():
    films = make_films(2004, 2003, 2002, 2001)
    first = page(NEWEST)
    Film.objects.filter(pk=first.rows[-1].pk).update(release_year=1900)
    assert page(NEWEST, first.next).rows == films[2:]


@pytest.mark.parametrize("place", ["after=x", "before=-1", "after=0", "before=1" + "0" * 30])
def test_a_number_of_no_row_shows_the_first_page(place):
    films = make_films(2001, 2002, 2003)
    assert page(("pk",), place, by_value=False).rows == films[:2]


@pytest.mark.parametrize(("films", "size"), [(0, 2), (2, 2), (3, 2)])
def test_a_first_page_of_rows_is_the_one_that_is_found_without_a_cursor(films, size):
    make_films(*range(2001, 2001 + films))
    rows = list(Film.objects.order_by(*NEWEST)[: size + 1])
    assert first_page(rows, size) == page(NEWEST, size=size, by_value=False)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, True),
        ({"sort": "lowest", "after": ""}, True),
        ({"after": "7"}, False),
        ({"before": "x"}, False),
    ],
)
def test_a_list_begins_where_no_cursor_is_asked_for(query, expected):
    assert begins(query) is expected
