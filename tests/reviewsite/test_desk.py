"""The admin's first page: what waits, what runs, what the catalogue lacks."""

import re

import pytest

from films.gaps import GAPS
from films.models import Film
from films.services import recount_facets
from moderation.rules import Rule
from moderation.services import hide, report, suggest_change
from reviewsite.models import LastRun
from reviewsite.operations.runs import note_run
from tests.factories import (
    make_editor,
    make_film,
    make_guest_comment,
    make_moderator,
    make_operator,
    make_review,
    make_user,
)

pytestmark = pytest.mark.django_db
DESK = "/admin/"


def page_of(client, member) -> str:
    client.force_login(member)
    return client.get(DESK).text


def waiting(page: str, show: str) -> str:
    return re.search(rf"show={show}.*?class=\"n big\">(.*?)</td>", page, re.S)[1]


def test_a_moderator_is_told_how_much_of_each_kind_waits_and_since_when(client):
    make_guest_comment()
    for reporter in (make_user(), make_user()):
        report(target=make_review(), reporter=reporter, rule=Rule.SPOILERS)
    suggest_change(
        member=make_user(), record=make_film(), text="It runs two hours.", source="The credits."
    )
    page = page_of(client, make_moderator())
    assert [waiting(page, show) for show in ("reports", "comments", "facts")] == ["2", "1", "1"]
    assert page.count("0\xa0minutes") == 3


def test_an_editor_is_told_what_films_lack_and_led_to_those(client):
    Film.objects.all().delete()
    make_film("Short of all", None)
    make_film("Long", runtime_minutes=90)
    recount_facets()
    page = page_of(client, make_editor())
    assert "Comments held for approval" not in page
    for kind, (_label, which) in GAPS.items():
        lacking = Film.objects.filter(which)
        said = re.search(rf"lacks={kind}\".*?class=\"n\">(.*?)</td>", page, re.S)[1]
        assert said == str(lacking.count() or "none"), kind
        listed = client.get(f"/admin/films/film/?lacks={kind}").context["cl"].result_list
        assert set(listed) == set(lacking), kind


def test_an_operator_is_told_what_runs_and_what_failed(client):
    note_run(LastRun.Task.BACKUP, succeeded=True)
    note_run(LastRun.Task.VERIFY, succeeded=False, detail="A picture is missing.")
    page = page_of(client, make_operator())
    assert "Failed, 0\xa0minutes ago: A picture is missing." in page
    assert "state ok" in page and "state err" in page
    assert "Jobs of the worker" not in page_of(client, make_moderator())


def test_the_last_decisions_stand_there_with_who_made_them(client):
    moderator = make_moderator(display_name="Marta Vlk")
    hide(target=make_review(), actor=moderator, rule=Rule.ADVERTISING, reason="An advertisement.")
    page = page_of(client, moderator)
    assert re.search(r"<bdi>Marta Vlk</bdi></b>:\s+review hidden", page)


@pytest.mark.parametrize("many", [1, 12])
def test_the_number_of_queries_does_not_grow(client, many, django_assert_max_num_queries):
    operator = make_operator()
    client.force_login(operator)
    client.get(DESK)
    for _number in range(many):
        make_guest_comment()
        report(target=make_review(), reporter=make_user(), rule=Rule.ADVERTISING)
    with django_assert_max_num_queries(26):
        client.get(DESK)
