"""How SQLite finds the records that pages ask for, without having counted its tables."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from films.models import Person
from lists.models import FilmList
from reviews.models import Review
from tests.house import make_house

ASKED = re.compile(r"USING (?:COVERING )?INDEX \S+ \((\w+)=\?")


def addresses() -> list[str]:
    [film, *_others] = make_house()
    review, film_list = Review.objects.public()[0], FilmList.objects.public()[0]
    film_pages = [f"{film.get_absolute_url()}{part}" for part in ("", "credits/", "reviews/")]
    one_of_each = [Person.objects.all()[0], review, review.author, film_list]
    places = ["/", "/films/", "/reviews/", "/lists/", "/members/", "/reviews/feed/"]
    search = [f"/search/?q={film.title}", f"/search/suggest/?q={film.title[:3]}"]
    return [*places, *film_pages, *(one.get_absolute_url() for one in one_of_each), *search]


def looked_for_by_what_they_lack(sql: str) -> list[str]:
    """The columns of which an index was asked for all records that have no value there."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        plan = [row[-1] for row in cursor.fetchall()]
    columns = [match[1] for step in plan if (match := ASKED.search(step))]
    return [column for column in columns if f'"{column}" IS NULL' in sql]


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by its statistics")
def test_no_page_looks_for_its_records_by_what_nearly_all_of_them_lack(client):
    """An index of a column that is mostly empty finds all records: a page would read the whole
    table, and put it in order by itself."""
    found = {}
    for address in addresses():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200, address
        for query in captured.captured_queries:
            if query["sql"].startswith("SELECT"):
                for column in looked_for_by_what_they_lack(query["sql"]):
                    found.setdefault(column, address)
    assert not found
