"""Pictures are looked through and taken down."""

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from films.models import Picture
from tests.factories import make_film
from tests.films.admin_forms import SOURCED, picture, rows, send

pytestmark = pytest.mark.django_db


def with_poster(client):
    film = make_film()
    sourced = {f"poster_{key}": value for key, value in SOURCED.items()}
    send(client, "film", film, title="Escape", poster_file=picture(), **sourced)
    film.refresh_from_db()
    return film


def test_pictures_are_listed_and_nobody_changes_them_there(editors_client):
    poster = with_poster(editors_client).poster
    page = editors_client.get(reverse("admin:films_picture_changelist"), {"q": "sample press"})
    assert list(page.context["cl"].result_list) == [poster]
    url = reverse("admin:films_picture_change", args=[poster.pk])
    assert editors_client.get(url).status_code == 200
    assert editors_client.post(url, {"credit": "Me"}).status_code == 403
    assert editors_client.get(reverse("admin:films_picture_add")).status_code == 403


def test_a_picture_taken_down_takes_its_files_along_and_the_film_is_drawn(
    editors_client, queued, django_capture_on_commit_callbacks
):
    film = with_poster(editors_client)
    poster = film.poster
    file = f"{poster.base}-{poster.width}.jpg"
    assert default_storage.exists(file)
    queued.clear()
    with django_capture_on_commit_callbacks(execute=True):
        url = reverse("admin:films_picture_delete", args=[poster.pk])
        assert editors_client.post(url, {"post": "yes"}).status_code == 302
    assert not default_storage.exists(file)
    film.refresh_from_db()
    assert film.poster is None
    assert [result.args for result in queued] == [[film.pk]]


def test_a_picture_that_a_still_shows_is_not_taken_down(editors_client):
    film = make_film()
    row = {"film": film.pk, "file": picture(), "alt_text": "A man runs.", **SOURCED}
    send(editors_client, "film", film, title="Escape", **rows("stills", row))
    url = reverse("admin:films_picture_delete", args=[Picture.objects.get().pk])
    assert "protected" in editors_client.get(url).content.decode()
    assert editors_client.post(url, {"post": "yes"}).status_code == 200
    assert Picture.objects.exists()


def test_a_stills_words_are_changed_without_choosing_the_picture_again(editors_client):
    film = make_film()
    row = {"film": film.pk, "file": picture(), "alt_text": "A man runs.", **SOURCED}
    send(editors_client, "film", film, title="Escape", **rows("stills", row))
    still = film.stills.get()
    changed = {"id": still.pk, "film": film.pk, "alt_text": "A soldier runs.", **SOURCED}
    changed["licence"] = "press kit"
    send(editors_client, "film", film, title="Escape", **rows("stills", changed, stored=1))
    still = film.stills.get()
    assert (still.alt_text, still.picture.licence) == ("A soldier runs.", "press kit")


def test_cards_for_links_are_not_among_the_pictures(editors_client):
    card = Picture.objects.create(
        shape="card", base="drawn/card/ab/abc", width=1200, height=630, source_name="Drawn"
    )
    page = editors_client.get(reverse("admin:films_picture_changelist"))
    assert page.status_code == 200
    url = reverse("admin:films_picture_change", args=[card.pk])
    assert editors_client.get(url).status_code == 302
