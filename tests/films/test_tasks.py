"""Drawing what is missing: in turns, behind everything else, posters first, and to an end."""

from itertools import count

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django_tasks import task_backends

from films import tasks
from films.art import ART_VERSION
from films.models import Film, Picture, RatingSummary
from films.page_parts.film_parts import film_poster
from films.services import asking
from films.services.art import draw_film_art
from films.services.asking import take_asked
from films.services.share_cards import draw_film_card
from films.tasks import draw_film, draw_missing_art, draw_missing_banners, lacks_art
from tests.factories import make_film

pytestmark = pytest.mark.django_db


@pytest.fixture
def queue(settings):
    """A queue that nobody works off; gives the jobs that were asked for."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    return lambda: [(result.task.name, *result.args) for result in task_backends["default"].results]


@pytest.fixture
def short_turns(monkeypatch):
    """Turns in which one thing is done."""
    ticks = count(step=0.6)
    monkeypatch.setattr(tasks, "monotonic", lambda: next(ticks))
    monkeypatch.setattr(tasks, "AT_ONCE", 1)


def test_every_film_without_a_drawing_gets_one_and_then_it_ends():
    make_film("Escape")
    make_film("Burning", 2018)
    assert lacks_art()
    draw_missing_art.enqueue()
    assert not lacks_art()
    assert not Film.objects.filter(poster=None).exists()
    assert not Film.objects.filter(banner=None).exists()


def test_a_film_that_cannot_be_lettered_is_looked_at_once(queue):
    make_film("ภาพยนตร์")
    draw_missing_art.call()
    draw_missing_banners.call()
    assert not lacks_art()


def test_films_that_are_drawn_are_not_drawn_again(queue):
    film = make_film("Escape")
    draw_film_art(film)
    before = film.poster, film.banner
    draw_missing_art.call()
    film.refresh_from_db()
    assert (film.poster, film.banner) == before
    assert queue() == [("draw_missing_banners",)]


def test_posters_come_before_banners_in_the_order_of_the_default_list(queue, short_turns):
    for title, score in (("A", 3), ("B", 9)):
        RatingSummary.objects.filter(film=make_film(title)).update(rank_score=score)
    seen = []
    for _turn in range(6):
        draw_missing_art.call()
        look(seen)
    for _turn in range(4):
        draw_missing_banners.call()
        look(seen)
    assert list(dict.fromkeys(seen)) == ["00 00", "00 10", "10 10", "10 11", "11 11"]


def look(seen):
    films = Film.objects.order_by("title")
    seen.append(" ".join(f"{bool(film.poster):d}{bool(film.banner):d}" for film in films))


def test_what_pages_asked_for_is_drawn_first_in_that_order(queue, short_turns, asked):
    first, _second, third = (make_film(title) for title in "ABC")
    for film in (first, third, first):
        film_poster(film)
    order = []
    for _turn in range(8):
        draw_missing_art.call(*last_arguments(queue))
        order += Film.objects.exclude(poster=None).values_list("title", flat=True)
    assert list(dict.fromkeys(order)) == ["A", "C", "B"]
    assert take_asked() == []


def last_arguments(queue):
    return queue()[-1][1:] if queue() else []


def test_a_page_asks_for_a_poster_once_and_where_it_cannot_ask_nothing_fails(asked, monkeypatch):
    film = make_film()
    for _time in range(3):
        film_poster(film)
    assert asked.read_text() == f"{film.pk}\n"
    monkeypatch.setattr(asking, "FILE", asked / "under" / "a file")
    film_poster(make_film("Burning"))
    assert take_asked() == []


def test_films_with_a_picture_are_not_asked_for(asked):
    film = make_film()
    draw_film_art(film)
    film_poster(film)
    assert not asked.exists()


@pytest.fixture(autouse=True)
def asked(tmp_path, monkeypatch):
    monkeypatch.setattr(asking, "FILE", tmp_path / "asked")
    monkeypatch.setattr(asking, "_asked", set())
    return tmp_path / "asked"


def test_a_turn_ends_and_asks_for_the_next_until_all_is_drawn(queue, short_turns):
    make_film("Escape")
    for _turn in range(3):
        draw_missing_art.call()
    assert [job[0] for job in queue()] == ["draw_missing_art"] * 2 + ["draw_missing_banners"]
    draw_missing_banners.call()
    assert ("draw_missing_banners",) in queue()[3:]
    assert not lacks_art()


def test_what_an_older_version_drew_stands_until_its_successor_does_and_then_goes(
    queue, short_turns, django_capture_on_commit_callbacks
):
    film = make_film("Escape")
    old = Picture.objects.create(
        shape="poster", base="drawn/poster/ab/abc", width=480, height=720, is_drawn=True,
        source_name="Drawn from the title",
    )  # fmt: skip
    default_storage.save("drawn/poster/ab/abc-480.webp", ContentFile(b"x"))
    Film.objects.update(poster=old, poster_version=ART_VERSION - 1)
    assert lacks_art()
    shown = []
    for _turn in range(4):
        draw_missing_art.call()
        film.refresh_from_db()
        shown.append(film.poster)
    assert None not in shown
    assert (shown[0], film.poster == old) == (old, False)
    assert default_storage.exists("drawn/poster/ab/abc-480.webp")
    with django_capture_on_commit_callbacks(execute=True):
        for _turn in range(2):
            draw_missing_banners.call()
    assert not Picture.objects.filter(pk=old.pk).exists()
    assert not default_storage.exists("drawn/poster/ab/abc-480.webp")


def test_pictures_that_editors_uploaded_stay_whatever_the_version(queue):
    poster = Picture.objects.create(
        shape="poster", base="uploaded/poster/x", width=10, height=15, source_name="Us"
    )
    film = make_film(poster=poster)
    draw_missing_art.call()
    draw_missing_banners.call()
    film.refresh_from_db()
    assert film.poster == poster
    assert not lacks_art()


def test_what_somebody_waits_for_comes_first_then_posters_then_cards_then_banners():
    jobs = (draw_film, draw_missing_art, draw_film_card, draw_missing_banners)
    assert sorted(jobs, key=lambda job: -job.priority) == [*jobs]
    assert len({job.priority for job in jobs}) == len(jobs)
