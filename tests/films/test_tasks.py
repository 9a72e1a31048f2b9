"""Drawing what is missing: in turns, behind everything else, and to an end."""

import pytest
from django_tasks import task_backends

from films import tasks
from films.models import Film
from films.services.art import draw_film_art
from films.tasks import (
    AFTER_IDLE_TIME,
    IN_IDLE_TIME,
    draw_film,
    draw_missing_art,
    lacks_art,
)
from tests.factories import make_film

pytestmark = pytest.mark.django_db


@pytest.fixture
def queue(settings):
    """A queue that nobody works off; gives the jobs that were asked for."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    return lambda: [(result.task.name, *result.args) for result in task_backends["default"].results]


def test_every_film_without_a_drawing_gets_one_and_then_it_ends(monkeypatch):
    monkeypatch.setattr(tasks, "QUEUED_AT_ONCE", 1)
    make_film("Escape")
    make_film("Burning", 2018)
    assert lacks_art()
    draw_missing_art.enqueue()
    assert not lacks_art()
    assert not Film.objects.filter(poster=None).exists()


def test_films_that_are_drawn_are_not_drawn_again(queue):
    draw_film_art(make_film("Escape"))
    missing = make_film("Burning", 2018)
    draw_missing_art.call()
    assert queue() == [("draw_film", missing.pk), ("draw_missing_art", missing.pk)]


def test_a_turn_asks_for_some_films_newest_first_and_the_next_begins_below_them(queue, monkeypatch):
    monkeypatch.setattr(tasks, "QUEUED_AT_ONCE", 2)
    oldest, middle, newest = make_film("A"), make_film("B"), make_film("C")
    draw_missing_art.call()
    first = [("draw_film", newest.pk), ("draw_film", middle.pk), ("draw_missing_art", middle.pk)]
    assert queue() == first
    draw_missing_art.call(middle.pk)
    second = [("draw_film", oldest.pk), ("draw_missing_art", oldest.pk)]
    assert queue() == first + second
    draw_missing_art.call(oldest.pk)
    assert queue() == first + second


def test_everything_else_comes_first():
    assert draw_film.priority > IN_IDLE_TIME > AFTER_IDLE_TIME == draw_missing_art.priority
