"""What is drawn, when, and where it stops."""

import pytest
from django.core.files.storage import default_storage

from films.models import Film, Person, Picture
from films.services.art import draw_film_art, draw_person_art
from films.tasks import draw_film, draw_person
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


def test_an_uploaded_poster_is_never_drawn_over():
    poster = Picture.objects.create(
        shape="poster", base="uploaded/poster/x", width=10, height=15, source_name="Us"
    )
    assert drawn(make_film(poster=poster)).poster == poster


def test_a_title_in_a_script_without_letters_here_gets_only_a_banner():
    film = drawn(make_film("ภาพยนตร์"))
    assert film.poster is None
    assert film.banner.is_drawn


def test_a_person_gets_a_portrait_that_is_no_likeness():
    person = make_person()
    draw_person_art(person)
    person.refresh_from_db()
    assert "no likeness" in person.portrait.source_name


def test_a_record_that_is_gone_by_now_is_no_error():
    draw_film.enqueue(1)
    draw_person.enqueue(1)
    assert not Film.objects.exists()
    assert not Person.objects.exists()
