"""What editors had pinned before the drawings changed is told in the names of today."""

from importlib import import_module

import pytest
from django.apps import apps

from films.art import COMPOSITION_NAMES, FRAME_NAMES
from films.models import Film, FilmMerge
from tests.factories import make_film

pytestmark = pytest.mark.django_db
MIGRATION = import_module("films.migrations.0008_pins_follow_the_new_drawings")


def test_every_pin_of_before_has_a_name_of_today():
    assert set(MIGRATION.COMPOSITIONS.values()) <= set(COMPOSITION_NAMES)
    assert set(MIGRATION.FRAMES.values()) <= set(FRAME_NAMES)


def test_pins_follow_in_films_and_in_their_history_and_those_of_inks_are_let_go():
    film = make_film(art_family="sea", art_composition="figure", art_frame="league")
    free = make_film("Burning", 2018)
    MIGRATION.follow(apps, None)
    for record in (Film.objects.get(pk=film.pk), film.history.first()):
        pins = record.art_family, record.art_composition, record.art_frame
        assert pins == ("", "long_shadow", "head")
    free.refresh_from_db()
    assert (free.art_family, free.art_composition, free.art_frame) == ("", "", "")


def test_merged_films_can_still_be_taken_apart_with_their_pins():
    kept = make_film()
    step = {"did": "changed", "model": "films.Film", "keys": [kept.pk], "until": ""}
    fields = {"art_school": ["", "moons"], "slug": ["a", "b"]}
    merge = FilmMerge.objects.create(kept=kept, moved={"steps": [step | {"fields": fields}]})
    MIGRATION.follow(apps, None)
    merge.refresh_from_db()
    (told,) = merge.moved["steps"]
    assert told["fields"] == {"art_composition": ["", "moons"], "slug": ["a", "b"]}
