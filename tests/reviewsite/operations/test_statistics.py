"""What the database knows of its tables."""

import pytest
from django.db import connection

from reviewsite.operations.statistics import refresh_statistics
from tests.factories import make_film

pytestmark = pytest.mark.django_db


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL plans by counts")
def test_after_many_rows_were_stored_postgresql_knows_how_many():
    for number in range(5):
        make_film(f"Film {number}")
    refresh_statistics()
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'films_film'")
        assert cursor.fetchone() == (5,)


def test_to_count_anew_changes_nothing_that_is_stored():
    film = make_film("Escape")
    refresh_statistics()
    film.refresh_from_db()
    assert film.title == "Escape"
