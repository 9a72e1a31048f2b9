"""Gentle notes to authors."""

import pytest

from reviews.models import CastPlacement
from reviews.notes import notes_on_cast, notes_on_names, notes_on_text
from reviews.spellings import CreditedName


@pytest.mark.parametrize(
    ("text", "rating", "runtime", "number"),
    [
        ("Solid. 7/10.", None, None, 1),
        ("Solid. 7/10.", 7, None, 0),
        ("Solid. 7/10.", 5, None, 1),
        ("Ninety seconds of it.", None, 94, 0),
        ("It runs 90 minutes.", None, 94, 1),
        ("It runs 93 minutes.", None, 94, 0),
        ("It runs 90 minutes.", None, None, 0),
        ("", None, None, 0),
    ],
)
def test_a_note_is_made_only_where_text_and_record_differ(text, rating, runtime, number):
    assert len(notes_on_text(text, rating_value=rating, runtime_minutes=runtime)) == number


def test_one_caption_under_two_people_is_noted_and_an_empty_one_is_not():
    def placed(name, caption):
        return CastPlacement(name_as_written=name, caption=caption)

    assert notes_on_cast([placed("Ana", ""), placed("Ben", ""), placed("Cyd", "Alone.")]) == []
    (note,) = notes_on_cast([placed("Ana", "Same."), placed("Ben", "Same.")])
    assert "Ana, Ben" in note


def test_a_name_spelt_differently_from_the_credits_is_noted_with_the_credited_name():
    names = [CreditedName("Lim Kyu-nam"), CreditedName("Lee Je-hoon", 1)]

    (note,) = notes_on_names("Im Kyu-nam is Lee Je-hoon.", names)

    assert "Im Kyu-nam" in note
    assert "that is Lim Kyu-nam" in note
