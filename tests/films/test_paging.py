"""Keyset pages: every row once, in order, forwards and backwards."""

import pytest

from films.models import Film
from films.paging import Cursor, InvalidCursor, Order, page_of
from tests.factories import make_film

pytestmark = pytest.mark.django_db
NEWEST = Order("release_year")
SHORTEST = Order("runtime_minutes", descending=False)


def make_films(*years):
    return [make_film(f"Film {number}", year) for number, year in enumerate(years)]


def walk(order, *, size=2):
    """The pages from the first to the last, and back again."""
    page = page_of(Film.objects.all(), order, size=size)
    forwards = [page.rows]
    while page.next:
        page = page_of(Film.objects.all(), order, after=page.next.partition("=")[2], size=size)
        forwards.append(page.rows)
    backwards = [page.rows]
    while page.previous:
        before = page.previous.partition("=")[2]
        page = page_of(Film.objects.all(), order, before=before, size=size)
        backwards.append(page.rows)
    return forwards, backwards[::-1]


def test_every_row_stands_on_one_page_and_the_way_back_is_the_same():
    films = make_films(2001, None, 2003, 2001, None, 2001, 1999)
    forwards, backwards = walk(NEWEST)
    expected = [films[i] for i in (2, 5, 3, 0, 6, 4, 1)]
    assert [row for page in forwards for row in page] == expected
    assert backwards == forwards


def test_rows_without_a_value_come_last_in_an_ascending_order_too():
    lengths = [None, 100, 90, None, 90]
    films = [make_film(f"Film {i}", runtime_minutes=length) for i, length in enumerate(lengths)]
    forwards, backwards = walk(SHORTEST)
    expected = [films[i] for i in (2, 4, 1, 0, 3)]
    assert [row for page in forwards for row in page] == expected
    assert backwards == forwards


def test_the_first_page_has_no_previous_and_the_last_no_next():
    make_films(2001, 2002, 2003)
    first = page_of(Film.objects.all(), NEWEST, size=2)
    assert not first.previous
    last = page_of(Film.objects.all(), NEWEST, after=first.next.partition("=")[2], size=2)
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


@pytest.mark.parametrize("order", [NEWEST, SHORTEST, Order("rating_summary__rank_score")])
def test_a_cursor_of_another_order_is_a_place_like_any_other(order):
    make_films(2001, 2002)
    for text in ("none-5", "8.90-17", "999999999-3"):
        page = page_of(Film.objects.all(), order, after=text, size=2)
        assert {film.release_year for film in page.rows} <= {2001, 2002}
