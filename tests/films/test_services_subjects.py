"""Countries and genres."""

import pytest

from films.models import Country, Genre
from films.services import save_subject
from films.services.subjects import ensure_subjects

pytestmark = pytest.mark.django_db


def test_a_new_site_has_todays_and_historic_countries_and_genres():
    ensure_subjects()
    assert Country.objects.get(code="KR").name == "South Korea"
    assert Country.objects.get(code="CS").is_historic
    assert Genre.objects.get(name="Science fiction").slug == "science-fiction"


def test_a_second_run_changes_nothing_that_an_editor_named():
    ensure_subjects()
    number = Country.objects.count(), Genre.objects.count()
    Genre.objects.filter(slug="war").update(name="War and peace")
    ensure_subjects()
    assert (Country.objects.count(), Genre.objects.count()) == number
    assert Genre.objects.get(slug="war").name == "War and peace"


def test_two_names_that_make_one_address_get_two():
    assert save_subject(Genre(name="Sci-Fi")).slug == "sci-fi"
    assert save_subject(Genre(name="Sci Fi")).slug == "sci-fi-2"
    assert save_subject(Genre(name="🎬")).slug == "genre"
