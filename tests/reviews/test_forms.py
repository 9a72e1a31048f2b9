"""What forms of reviews and comments take and refuse."""

import pytest

from reviews.forms import GuestCommentForm, RatingForm, ReviewForm

GUEST = {"comment": "Thank you.", "name": "Rosa", "email": "rosa@example.org"}


@pytest.mark.parametrize("value", [str(number) for number in range(1, 11)])
def test_each_value_from_1_to_10_is_a_rating(value):
    form = RatingForm({"rating": value})
    assert form.is_valid()
    assert form.cleaned_data["rating"] == int(value)


def test_a_review_is_complete_without_rating_and_headline():
    form = ReviewForm({"text": "It runs.", "language": "en"})
    assert form.is_valid()
    assert form.values()["rating_value"] is None


@pytest.mark.django_db
def test_names_and_texts_are_stored_clean():
    form = GuestCommentForm(GUEST | {"name": " Rosa \u202e ", "comment": "One.\r\nTwo.  "})
    assert form.is_valid()
    assert form.values()["guest_name"] == "Rosa"
    assert form.values()["body"] == "One.\nTwo."


@pytest.mark.django_db
def test_an_address_without_a_scheme_is_taken_for_https():
    form = GuestCommentForm(GUEST | {"website": "example.org"})
    assert form.is_valid()
    assert form.values()["guest_site"] == "https://example.org"


@pytest.mark.parametrize("code", ["en", "cs", "ko", "ar"])
def test_a_review_can_be_written_in_any_language(code):
    assert ReviewForm({"text": "Text.", "language": code}).is_valid()


def test_only_a_draft_may_lack_its_text():
    assert ReviewForm({"language": "en"}, is_draft=True).is_valid()
    assert not ReviewForm({"language": "en"}).is_valid()


@pytest.mark.parametrize("day", ["2999-01-01", "18.11.2024", "yesterday"])
def test_a_film_cannot_have_been_watched_on_a_day_to_come_or_on_none(day):
    form = ReviewForm({"text": "It runs.", "language": "en", "watched_on": day})
    assert list(form.errors) == ["watched_on"]
