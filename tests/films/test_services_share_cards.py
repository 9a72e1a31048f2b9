"""When a film's card is drawn, what it is drawn from, and where it goes."""

from decimal import Decimal
from functools import partial

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from films.models import Film, Picture
from films.services.art import draw_film_art
from films.services.card_drawing import keep_card, title_in_letters
from films.services.cards import in_halves
from films.services.share_cards import draw_film_card
from films.tasks import draw_film
from reviews.services import rate_film
from tests.factories import make_film, make_user

pytestmark = pytest.mark.django_db
UNLETTERED = "ภาพยนตร์"


def carded(film):
    draw_film_card.enqueue(film.pk)
    return Film.objects.select_related("share_card").get(pk=film.pk)


def file_of(card):
    return card.address.removeprefix("/media/")


def test_a_film_gets_a_card_of_1200_by_630_in_jpeg():
    card = carded(make_film()).share_card
    with default_storage.open(file_of(card)) as file:
        image = Image.open(file)
        assert (image.format, image.size) == ("JPEG", (1200, 630))
    assert default_storage.size(file_of(card)) < 120_000


def test_asking_twice_draws_once():
    film = carded(make_film())
    assert carded(film).share_card.base == film.share_card.base


def test_a_new_title_makes_a_new_card_and_the_old_file_goes(django_capture_on_commit_callbacks):
    before = carded(make_film()).share_card
    Film.objects.update(title="Run Away")
    with django_capture_on_commit_callbacks(execute=True):
        after = carded(Film.objects.get()).share_card
    assert after.base != before.base
    assert not default_storage.exists(file_of(before))
    assert Picture.objects.count() == 1


def test_of_two_cards_drawn_at_once_one_row_is_left_and_takes_the_next_card():
    film = make_film()
    for score in (7, 8):  # both know of no card before
        keep_card(film, facts={"score": score}, draw=lambda: Image.new("RGB", (1200, 630)))
    film = Film.objects.select_related("share_card").get()
    assert list(Picture.objects.all()) == [film.share_card]
    keep_card(film, facts={"score": 7}, draw=lambda: Image.new("RGB", (1200, 630)))
    assert Picture.objects.get().base != film.share_card.base


def test_two_films_with_the_same_facts_have_a_card_each():
    assert carded(make_film()).share_card != carded(make_film()).share_card


def test_drawing_the_poster_asks_for_the_card_that_shows_it(django_capture_on_commit_callbacks):
    film = make_film()
    with django_capture_on_commit_callbacks(execute=True):
        draw_film.enqueue(film.pk)
    film.refresh_from_db()
    assert film.share_card


def test_a_poster_whose_file_is_gone_is_no_error():
    film = make_film()
    draw_film_art(film)
    film.refresh_from_db()
    default_storage.delete(film.poster.address.removeprefix("/media/"))
    assert carded(film).share_card


def cards(asked) -> int:
    """How many of the jobs asked for draw a film's card."""
    jobs = [job for job in asked if isinstance(job, partial)]
    return sum(job.func.__self__.func.__name__ == "draw_film_card" for job in jobs)


def test_the_first_rating_changes_the_card_and_one_that_moves_no_half_does_not(
    django_capture_on_commit_callbacks,
):
    film = make_film()
    with django_capture_on_commit_callbacks() as asked:
        rate_film(user=make_user(), film=film, value=7)
    assert cards(asked) == 1
    with django_capture_on_commit_callbacks() as asked:
        rate_film(user=make_user(), film=film, value=7)
    assert cards(asked) == 0


def test_a_film_taken_from_the_public_loses_its_card(django_capture_on_commit_callbacks):
    film = carded(make_film())
    Film.objects.update(is_public=False)
    with django_capture_on_commit_callbacks(execute=True):
        assert carded(film).share_card is None
    assert not default_storage.exists(file_of(film.share_card))


def test_a_title_without_letters_here_is_told_by_another_one():
    assert title_in_letters(make_film(UNLETTERED, original_title="Film")) == "Film"
    assert title_in_letters(make_film(UNLETTERED, titles=["Kino"])) == "Kino"
    assert title_in_letters(make_film(UNLETTERED)) == ""


def test_a_film_that_cannot_be_lettered_gets_a_card_of_shapes():
    assert carded(make_film(UNLETTERED)).share_card


def test_a_film_that_is_gone_by_now_is_no_error():
    draw_film_card.enqueue(1)
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    ("score", "told"), [("7.24", "7.0"), ("7.25", "7.5"), ("7.76", "8.0"), ("10.00", "10.0")]
)
def test_a_score_is_told_in_halves(score, told):
    assert str(in_halves(Decimal(score))) == told


def test_no_score_is_told_as_none():
    assert in_halves(None) is None
