"""What is drawn, when, and where it stops."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, connection

from films.art import draw_poster
from films.models import Film, Picture
from films.services.art import draw_film_art, draw_posters, lacking
from films.tasks import draw_film
from tests.factories import make_film, make_person

pytestmark = pytest.mark.django_db


def drawn(film):
    draw_film_art(film)
    film.refresh_from_db()
    return film


def test_a_film_without_pictures_gets_a_poster_and_a_banner_with_their_files():
    film = drawn(make_film())
    assert film.poster.is_drawn
    assert film.poster.source_name == "Drawn from the title"
    assert film.banner.shape == "banner"
    assert default_storage.exists(f"{film.poster.base}-{film.poster.width}.webp")


def test_drawing_twice_makes_nothing_new_and_a_new_title_makes_a_new_poster():
    film = drawn(make_film())
    first = film.poster
    assert drawn(film).poster == first
    film.title = "Run Away"
    film.save()
    assert drawn(film).poster != first


def test_what_was_drawn_before_goes_with_its_files_when_something_else_is_drawn(
    django_capture_on_commit_callbacks,
):
    film = drawn(make_film())
    before = film.poster, film.banner
    film.title = "Run Away"
    film.save()
    with django_capture_on_commit_callbacks(execute=True):
        drawn(film)
    assert not Picture.objects.filter(pk__in=[picture.pk for picture in before]).exists()
    for picture in before:
        assert not default_storage.exists(f"{picture.base}-{picture.width}.webp")
    assert default_storage.exists(f"{film.poster.base}-120.webp")


def test_a_title_and_a_director_in_two_scripts_are_lettered_both():
    assert drawn(directed("버닝", "Łukasz Żal")).poster


def test_a_director_in_a_script_without_letters_here_keeps_the_poster_in_type():
    assert drawn(directed("Uncle Boonmee", "อภิชาติพงศ์")).poster is None


def directed(title, directors):
    film = make_film(title)
    Film.objects.filter(pk=film.pk).update(directors=directors)
    return Film.objects.get(pk=film.pk)


def test_a_drawing_that_fails_keeps_what_stands_and_lets_others_be_drawn(monkeypatch, caplog):
    film, other = drawn(make_film()), make_film("Burning", 2018)
    standing = film.poster
    monkeypatch.setattr("films.services.art.draw_poster", fails_for("Run Away"))
    film.title = "Run Away"
    draw_posters([film, other])
    assert (film.poster, other.poster.is_drawn) == (standing, True)
    assert f"film {film.pk}" in caplog.text
    assert not lacking("poster").exists()


def fails_for(title):
    def draw(facts):
        if facts.title == title:
            raise ValueError(title)
        return draw_poster(facts)

    return draw


def test_an_uploaded_poster_is_never_drawn_over():
    poster = Picture.objects.create(
        shape="poster", base="uploaded/poster/x", width=10, height=15, source_name="Us"
    )
    assert drawn(make_film(poster=poster)).poster == poster


def test_a_title_in_a_script_without_letters_here_gets_only_a_banner():
    film = drawn(make_film("ภาพยนตร์"))
    assert film.poster is None
    assert film.banner.is_drawn


def test_the_database_takes_no_drawn_portrait_of_a_person():
    with pytest.raises(IntegrityError, match="no_face_is_invented"):
        Picture.objects.create(
            shape="portrait", base="drawn/x", width=1, height=1, is_drawn=True, source_name="x"
        )


def test_portraits_drawn_before_go_with_their_files_and_photographs_stay(without_the_constraint):
    made = {"shape": "portrait", "width": 320, "height": 400, "source_name": "Press"}
    photograph = Picture.objects.create(base="portrait/p", **made)
    drawing = Picture.objects.create(base="drawn/portrait/d", is_drawn=True, **made)
    default_storage.save("drawn/portrait/d-320.webp", ContentFile(b"x"))
    shown, drawn_one = make_person(portrait=photograph), make_person("Esom", portrait=drawing)
    import_module("films.migrations.0004_no_face_is_invented").let_portraits_go(apps, None)
    shown.refresh_from_db()
    drawn_one.refresh_from_db()
    assert (shown.portrait, drawn_one.portrait) == (photograph, None)
    assert [*Picture.objects.all()] == [photograph]
    assert not default_storage.exists("drawn/portrait/d-320.webp")


@pytest.fixture
def without_the_constraint():
    """As a database is before the migration."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE films_picture DROP CONSTRAINT no_face_is_invented")
            yield
        else:
            cursor.execute("PRAGMA ignore_check_constraints = ON")
            yield
            cursor.execute("PRAGMA ignore_check_constraints = OFF")


def test_a_record_that_is_gone_by_now_is_no_error():
    draw_film.enqueue(1)
    assert not Film.objects.exists()
