"""The index is made anew while members rate: it ends with their ratings, not with those before."""

import threading

import pytest
from django.db import OperationalError, connection, transaction

from films.search import index_as_stored
from films.services import lock_rating_summary
from tests.factories import make_film

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time"),
]


def test_indexing_waits_for_whoever_rates_the_film():
    film = make_film()
    locked, over = threading.Event(), threading.Event()

    def rate():
        with transaction.atomic():
            lock_rating_summary(film_id=film.pk)
            locked.set()
            over.wait(timeout=30)
        connection.close()

    rater = threading.Thread(target=rate)
    rater.start()
    assert locked.wait(timeout=30)
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '200ms'")
    with pytest.raises(OperationalError, match="lock timeout"):
        index_as_stored(film)
    over.set()
    rater.join()
    index_as_stored(film)
    with connection.cursor() as cursor:
        cursor.execute("RESET lock_timeout")
