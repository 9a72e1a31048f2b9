"""`recount_ratings` looks at every film and holds writers up only for those that are wrong."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from films.models import RatingSummary
from reviews.services import rate_film
from tests.factories import make_film, make_user

pytestmark = pytest.mark.django_db
SUMMARIES = RatingSummary._meta.db_table


@pytest.fixture
def films():
    films = [make_film() for _ in range(3)]
    for film in films:
        rate_film(user=make_user(), film=film, value=8)
    return films


def recount(capsys) -> tuple[str, list[str]]:
    """What is said, and what is written of films."""
    with CaptureQueriesContext(connection) as asked:
        call_command("recount_ratings")
    written = [q["sql"] for q in asked if q["sql"].startswith(f'UPDATE "{SUMMARIES}"')]
    return capsys.readouterr().out, written


def test_nothing_is_written_where_every_summary_is_right(films, capsys):
    said, written = recount(capsys)
    assert "0 rating summaries had drifted." in said
    assert written == []


def test_a_summary_that_had_drifted_is_rebuilt_and_named(films, capsys):
    RatingSummary.objects.filter(film=films[1]).update(rating_count=5, count_8=5)
    said, written = recount(capsys)
    assert f"had drifted: {films[1]}" in said and "1 rating summaries had drifted." in said
    assert written
    assert RatingSummary.objects.get(film=films[1]).rating_count == 1
    assert recount(capsys)[1] == []
