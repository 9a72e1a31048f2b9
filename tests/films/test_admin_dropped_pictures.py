"""Many pictures at once: dropped, matched by the names of their files, put with their films."""

import re

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from films.models import Film, FilmTitle, Picture, Still
from films.selectors import films_of_files
from films.services import settle_film
from tests.factories import make_film, make_moderator
from tests.films.admin_forms import SOURCED, picture, told

pytestmark = pytest.mark.django_db

DROP = "/admin/films/picture/drop/"
UPRIGHT, WIDE = (40, 60), (64, 40)


def drop(client, *names, size=WIDE, **said):
    files = [picture(name, size) for name in names]
    return client.post(DROP, {"pictures": files, **SOURCED, **said})


def place(client, address, **changed):
    """Send the form of the dropped pictures as it stands, but for what is changed."""
    forms = client.get(address).context["forms"]
    data = {}
    for form in forms:
        data |= {form.add_prefix(name): form.initial.get(name, "") for name in form.fields}
        data[form.add_prefix("leave_out")] = ""
    return client.post(address, data | changed)


@pytest.fixture
def films():
    films = [make_film("Escape", 2024), make_film("The Third Man", 1949)]
    FilmTitle.objects.create(film=films[0], title="탈주", language="ko")
    for film in films:
        settle_film(film)
    return films


def test_twenty_pictures_are_matched_to_their_films_with_what_is_true_of_all(editors_client, films):
    stills = [f"escape-2024-fence-{number}.png" for number in range(18)]
    answer = drop(editors_client, *stills, "third man still.png", "탈주_poster.png")
    assert answer.status_code == 302
    assert not Still.objects.exists()
    page = editors_client.get(answer.url)
    assert page.content.decode().count('value="Sample Press"') == 20
    assert place(editors_client, answer.url).status_code == 302
    escape, third_man = films
    assert (escape.stills.count(), third_man.stills.count()) == (18, 1)
    assert {still.alt_text for still in escape.stills.all()} == {"Still from Escape (2024)"}
    assert [still.position for still in escape.stills.all()] == list(range(18))
    escape.refresh_from_db()
    assert (escape.poster.source_name, escape.poster.licence) == ("Sample Press", "CC BY 4.0")


def test_each_picture_is_corrected_on_its_own(
    editors_client, films, django_capture_on_commit_callbacks
):
    answer = drop(editors_client, "escape-2024.png", "third-man.png")
    first, second = Picture.objects.order_by("pk")
    said = {f"{first.pk}-alt_text": "A fence.", f"{first.pk}-caption": "The border",
            f"{first.pk}-licence": "press kit", f"{second.pk}-leave_out": "on"}  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        assert place(editors_client, answer.url, **said).status_code == 302
    still = Still.objects.get()
    assert (still.alt_text, still.caption) == ("A fence.", "The border")
    assert still.picture.licence == "press kit"
    assert not Picture.objects.filter(pk=second.pk).exists()
    assert not default_storage.exists(f"{second.base}-{second.width}.jpg")


def test_a_still_without_words_or_a_film_is_placed_with_none(editors_client, films):
    answer = drop(editors_client, "nobody knows.png")
    refused = place(editors_client, answer.url)
    assert refused.status_code == 422
    assert "Choose its film, or leave it out." in refused.text
    assert "Say what the picture shows" in refused.text
    assert not Still.objects.exists()


def test_upright_pictures_become_posters_and_a_film_gets_one_of_them(editors_client, films):
    answer = drop(editors_client, "escape-2024-1.png", "escape-2024-2.png", size=UPRIGHT)
    refused = place(editors_client, answer.url)
    assert "another of these posters" in refused.text
    assert Film.objects.get(pk=films[0].pk).poster is None


def test_pictures_without_source_or_licence_are_not_stored(editors_client, films):
    answer = drop(editors_client, "escape-2024.png", source_name="", licence="")
    assert answer.status_code == 422
    for sentence in ("Say whose picture this is.", "Say under which licence"):
        assert sentence in answer.text
    assert not Picture.objects.exists()


def test_a_file_that_is_no_picture_is_named_and_the_others_are_stored(editors_client, films):
    broken = picture("broken.png")
    broken.file.truncate(20)
    files = [broken, picture("escape-2024.png")]
    answer = editors_client.post(DROP, {"pictures": files, **SOURCED})
    assert answer.status_code == 302
    assert "broken.png: This picture is damaged" in told(answer)
    assert Picture.objects.count() == 1


def test_more_than_twenty_pictures_are_refused(editors_client):
    answer = drop(editors_client, *(f"{number}.png" for number in range(21)))
    assert "at most 20" in answer.text and not Picture.objects.exists()


def test_only_what_was_dropped_is_placed_and_only_once(editors_client, films):
    answer = drop(editors_client, "escape-2024.png")
    forged = re.sub(r"dropped=..", "dropped=xx", answer.url)
    assert editors_client.get(forged).status_code == 404
    place(editors_client, answer.url)
    again = editors_client.get(answer.url)
    assert (again.status_code, "any more" in told(again)) == (302, True)


def test_who_may_not_add_pictures_drops_none(client):
    client.force_login(make_moderator())
    assert client.get(DROP).status_code == 403
    assert client.get(reverse("admin:films_picture_place")).status_code == 403


def test_the_page_of_dropped_pictures_asks_as_often_for_two_as_for_six(
    editors_client, films, django_assert_max_num_queries
):
    few = drop(editors_client, *(f"escape-2024-{number}.png" for number in range(2))).url
    many = drop(editors_client, *(f"escape-2024-{number}.png" for number in range(6))).url
    editors_client.get(few)
    with django_assert_max_num_queries(50) as asked:
        editors_client.get(few)
    with django_assert_max_num_queries(len(asked)):
        editors_client.get(many)


def test_a_name_that_fits_two_films_fits_none_unless_a_year_tells_them_apart(editor):
    old, new = make_film("Solaris", 1972), make_film("Solaris", 2002)
    for film in (old, new):
        settle_film(film)
    names = ["Solaris.jpg", "Solaris still (1972).jpg", "Solaris-2002.jpg", "Solar.jpg"]
    assert films_of_files(names, editor) == {names[1]: old.pk, names[2]: new.pk}
