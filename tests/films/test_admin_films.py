"""Editors enter and change films; what is wrong has its message beside the field."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from films.models import Country, Credit, Film, FilmTitle, Genre, Picture, Plot, Still
from films.partial_dates import PartialDate
from films.search import search_films
from films.services.subjects import ensure_subjects
from tests.factories import make_credit, make_film, make_person
from tests.films.admin_forms import (
    SOURCED,
    address,
    errors_of,
    picture,
    rows,
    send,
    told,
)

pytestmark = pytest.mark.django_db


def test_typing_a_whole_film_stores_every_title_credit_plot_still_and_link(editors_client):
    ensure_subjects()
    director = make_person("Lee Jong-pil", names=("Jong-pil Lee", "이종필"))
    actor = make_person("Hong Xa-bin", names=("Hong Sa Bin",))
    response = send(
        editors_client,
        "film",
        title="Escape",
        original_title="탈주",
        original_language="ko",
        release_year="2024",
        released="2024-07-03",
        runtime_minutes="94",
        genres=[Genre.objects.get(name="Thriller").pk],
        countries=[Country.objects.get(code="KR").pk],
        is_public="on",
        **rows("titles", {"title": "Run Away", "language": "en", "kind": "alternative"}),
        **rows(
            "credits",
            {"department": "directing", "person": director.pk, "job": "Director"},
            {
                "department": "cast",
                "person": actor.pk,
                "character_name": "Kim Dong-hyuk",
                "credited_as": "Hong Sa Bin",
            },
        ),
        **rows(
            "plots",
            {
                "body": "A sergeant runs south, and an old friend is sent after him.",
                "language": "en",
                "source_url": "distributor.example",
                **SOURCED,
            },
        ),
        **rows(
            "stills",
            {"file": picture(), "caption": "At the fence", "alt_text": "A man runs.", **SOURCED},
        ),
        **rows("links", {"site": "imdb", "key": "tt0000001"}),
    )
    assert response.status_code == 302, errors_of(response)
    film = Film.objects.get()
    assert (film.slug, film.original_title, film.runtime_minutes) == ("escape-2024", "탈주", 94)
    assert film.released == PartialDate(2024, 7, 3)
    assert film.directors == "Lee Jong-pil"
    assert [genre.name for genre in film.genres.all()] == ["Thriller"]
    assert [country.code for country in film.countries.all()] == ["KR"]
    assert [title.title for title in film.titles.all()] == ["Run Away"]
    assert list(film.credits.values_list("person", "credited_as", "billing_order")) == [
        (director.pk, "", 0),
        (actor.pk, "Hong Sa Bin", 1),
    ]
    plot = film.plots.get()
    assert (plot.source_name, plot.source_url) == ("Sample Press", "https://distributor.example")
    still = film.stills.get()
    assert (still.caption, still.alt_text) == ("At the fence", "A man runs.")
    assert (still.picture.source_name, still.picture.width) == ("Sample Press", 64)
    assert film.links.get().key == "tt0000001"
    for words in ("Run Away", "탈주", "escape 2024", "Jong-pil Lee"):
        assert [found.film for found in search_films(words)] == [film], words


def test_without_javascript_the_number_of_a_person_is_typed(editors_client):
    film, person = make_film(), make_person()
    page = editors_client.get(address("film", film)).content.decode()
    assert "<noscript><label>Its number" in page
    assert 'name="credits-0-person" value="">' in page
    unchosen_and_typed = ["", str(person.pk)]
    rest = {"title": "Escape", "release_year": "2024", "is_public": "on"}
    send(
        editors_client,
        "film",
        film,
        **rest,
        **rows("credits", {"department": "cast", "person": unchosen_and_typed}),
    )
    assert film.credits.get().person == person
    assert f'name="credits-0-person" value="{person.pk}">' in (
        editors_client.get(address("film", film)).content.decode()
    )


def test_a_saved_film_is_drawn_unless_its_pictures_are_uploaded(editors_client, queued):
    send(editors_client, "film", title="Drawn", is_public="on")
    assert [result.args for result in queued] == [[Film.objects.get().pk]]
    queued.clear()
    sourced = {f"{name}_{key}": v for name in ("poster", "banner") for key, v in SOURCED.items()}
    files = {"poster_file": picture(), "banner_file": picture()}
    response = send(editors_client, "film", title="Uploaded", **files, **sourced)
    assert response.status_code == 302, errors_of(response)
    assert queued == []
    film = Film.objects.get(title="Uploaded")
    assert film.poster.shape == "poster"
    assert film.banner.licence == "CC BY 4.0"


def test_a_borrowed_poster_needs_its_source_and_its_licence(editors_client):
    response = send(editors_client, "film", title="Escape", poster_file=picture())
    assert response.status_code == 200
    assert errors_of(response) == [
        {
            "poster_source_name": ["Say whose picture this is."],
            "poster_licence": ["Say under which licence or permission it is shown."],
        }
    ]
    assert not Film.objects.exists()
    assert not Picture.objects.exists()


def test_the_source_of_a_poster_can_be_mended_and_the_poster_removed(editors_client):
    film = make_film()
    words = {"title": "Escape", "poster_source_name": "An archive", "poster_licence": "press kit"}
    send(editors_client, "film", film, **words, poster_file=picture())
    send(editors_client, "film", film, **(words | {"poster_source_name": "The other archive"}))
    film.refresh_from_db()
    assert film.poster.source_name == "The other archive"
    send(editors_client, "film", film, **words, poster_remove="on")
    film.refresh_from_db()
    assert film.poster is None


def test_a_new_name_for_a_director_or_title_is_found_after_saving(editors_client):
    film = make_film(titles=("Run Away",))
    title = film.titles.get()
    row = {"id": title.pk, "film": film.pk, "title": "Hijack", "kind": "alternative"}
    send(editors_client, "film", film, title="Escape", **rows("titles", row, stored=1))
    assert [found.film for found in search_films("hijack")] == []  # not public: box unticked
    film.refresh_from_db()
    assert not film.is_public
    assert film.slug == "escape-2024"


def test_editors_see_the_page_of_a_film_that_is_not_public(editors_client):
    film = make_film(is_public=False)
    page = editors_client.get(address("film", film)).content.decode()
    assert film.get_absolute_url() in page


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("title", "Esc\0ape", "Remove the invisible control characters"),
        ("title", "x" * 301, "at most 300 characters (it has 301)"),
        ("title", " ", "This field is required."),
        ("released", "2024-13", "There is no such day in the calendar."),
        ("released", "3 July", "Write a date as 2024, 2024-07 or 2024-07-03."),
        ("release_year", "1066", "greater than or equal to 1870"),
        ("release_year", "MMXX", "Enter a whole number."),
        ("runtime_minutes", "0", "greater than or equal to 1"),
        ("art_composition", "cubism", "Select a valid choice."),
        ("countries", "9999", "Select a valid choice."),
    ],
)
def test_bad_input_has_its_message_beside_the_field(editors_client, field, typed, message):
    fields = {"title": "Escape", "certification": "kept as typed", field: typed}
    response = send(editors_client, "film", **fields)
    assert response.status_code == 200
    assert message in str(errors_of(response)[0][field])
    assert "kept as typed" in response.content.decode()
    assert not Film.objects.exists()


@pytest.mark.parametrize("title", ["🎬 Night 👩‍🚀", "الهروب", "탈주", "L’Avventura <b>", "8½"])
def test_titles_in_any_script_are_stored_as_they_are(editors_client, title):
    response = send(editors_client, "film", title=title, is_public="on")
    assert response.status_code == 302
    assert Film.objects.get().title == title
    assert editors_client.get(address("film", Film.objects.get())).status_code == 200


def test_a_row_that_is_wrong_keeps_the_whole_film_from_being_stored(editors_client):
    person = make_person()
    response = send(
        editors_client,
        "film",
        title="Escape",
        **rows("credits", {"department": "cast", "person": person.pk}),
        **rows("plots", {"body": "A text without an owner.", "language": "en"}),
        **rows("stills", {"file": picture(), "caption": "A fence", **SOURCED}),
    )
    assert response.status_code == 200
    assert errors_of(response, "plots") == [{"source_name": ["Say whose text this plot is."]}]
    assert errors_of(response, "stills") == [
        {"alt_text": ["Say what the picture shows, for those who cannot see it."]}
    ]
    assert "A text without an owner." in response.content.decode()
    for model in (Film, Credit, Plot, Still, Picture):
        assert not model.objects.exists()


def test_a_plot_of_a_megabyte_is_refused_with_a_message(editors_client):
    row = {"body": "x" * 1_000_000, "language": "en", **SOURCED}
    response = send(editors_client, "film", title="Escape", **rows("plots", row))
    assert response.status_code == 200
    assert "at most 5000 characters" in str(errors_of(response, "plots"))


def test_a_refused_poster_has_its_reason_alone_beside_it_and_the_rest_stays(editors_client):
    words = {f"poster_{key}": value for key, value in SOURCED.items()}
    svg = SimpleUploadedFile("poster.png", b"<svg/>")
    response = send(editors_client, "film", title="Escape", poster_file=svg, **words)
    assert [list(errors) for errors in errors_of(response)] == [["poster_file"]]
    assert len(errors_of(response)[0]["poster_file"]) == 1
    page = response.content.decode()
    assert 'value="Escape"' in page
    assert 'value="Sample Press"' in page
    assert "choose the pictures once more" in page


@pytest.mark.parametrize("content", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\x89PNG\r\n"])
def test_a_hostile_still_is_refused_with_a_message(editors_client, content):
    row = {"file": SimpleUploadedFile("a.png", content), "alt_text": "A man runs.", **SOURCED}
    response = send(editors_client, "film", title="Escape", **rows("stills", row))
    assert response.status_code == 200
    assert "file" in errors_of(response, "stills")[0]
    assert not Film.objects.exists()


def test_the_same_title_or_credit_twice_has_a_message(editors_client):
    person = make_person()
    title = {"title": "Run Away", "kind": "alternative"}
    credit = {"department": "cast", "person": person.pk}
    response = send(
        editors_client,
        "film",
        title="Escape",
        **rows("titles", title, title),
        **rows("credits", credit, credit),
    )
    assert response.status_code == 200
    said = errors_of(response, "titles")[1]["title"]
    assert said == ["This title is entered twice in the same language."]
    assert "person" in errors_of(response, "credits")[1]


def test_a_title_that_the_film_has_already_is_refused_beside_the_row(editors_client):
    film = make_film(titles=("Run Away",))
    stored = {"id": film.titles.get().pk, "film": film.pk, "title": "Run Away"}
    stored |= {"kind": "alternative"}
    again = {"film": film.pk, "title": "Run Away", "kind": "alternative"}
    response = send(
        editors_client, "film", film, title="Escape", **rows("titles", stored, again, stored=1)
    )
    assert response.status_code == 200
    assert "title" in errors_of(response, "titles")[1]
    assert FilmTitle.objects.count() == 1


def test_two_titles_that_exchange_their_words_have_a_message(editors_client):
    film = make_film(titles=("First", "Second"))
    exchanged = [
        {"id": title.pk, "film": film.pk, "title": words, "kind": "alternative"}
        for title, words in zip(film.titles.all(), ("Second", "First"), strict=True)
    ]
    response = send(
        editors_client, "film", film, title="Escape", **rows("titles", *exchanged, stored=2)
    )
    assert response.status_code == 200
    assert "title" in errors_of(response, "titles")[0]


@pytest.mark.parametrize(
    ("row", "field", "message"),
    [
        ({"site": "imdb"}, "key", "Give the number there, or an address."),
        ({"site": "official", "key": "x"}, "address", "Give the address of the official site."),
        ({"site": "official", "address": "javascript:alert(1)"}, "address", "Enter a valid URL."),
        ({"site": "imdb", "key": "tt7"}, "key", "This number already belongs to Escape (2024)."),
        ({"site": "imdb", "key": " TT7 "}, "key", "This number already belongs to Escape (2024)."),
        (
            {"site": "imdb", "address": "https://m.imdb.com/title/tt7/?ref_=nv"},
            "key",
            "This number already belongs to Escape (2024).",
        ),
    ],
)
def test_a_link_that_leads_nowhere_or_elsewhere_has_a_message(editors_client, row, field, message):
    make_film().links.create(site="imdb", key="tt7")
    response = send(editors_client, "film", title="Other", **rows("links", row))
    assert response.status_code == 200
    assert message in errors_of(response, "links")[0][field]


def test_an_address_pasted_as_a_number_is_stored_as_the_number_within_it(editors_client):
    row = {"site": "imdb", "key": "https://www.imdb.com/title/tt8/"}
    assert send(editors_client, "film", title="Other", **rows("links", row)).status_code == 302
    link = Film.objects.get().links.get()
    assert (link.key, link.address) == ("tt8", "")
    assert link.get_absolute_url() == "https://www.imdb.com/title/tt8/"


def test_the_same_number_twice_in_one_form_has_a_message(editors_client):
    link = {"site": "imdb", "key": "tt7"}
    response = send(editors_client, "film", title="Other", **rows("links", link, link))
    assert response.status_code == 200
    assert errors_of(response, "links")[1] == {"key": ["This ID is entered twice."]}


def test_a_film_entered_twice_is_stored_with_a_warning_that_links_to_the_other(editors_client):
    first = make_film("The Escape")
    response = send(editors_client, "film", title="Escape!", release_year="2024")
    assert response.status_code == 302
    second = Film.objects.get(title="Escape!")
    assert second.slug == "escape-2024"
    assert reverse("admin:films_film_change", args=[first.pk]) in told(response)
    assert f"id__in={second.pk},{first.pk}" in told(response)


def test_films_of_other_years_are_no_doubles(editors_client):
    make_film("Escape", year=1971)
    response = send(editors_client, "film", title="Escape", release_year="2024")
    assert "twice" not in told(response)


def test_untouched_rows_stay_and_ticked_ones_are_deleted(editors_client):
    film = make_film()
    kept, gone = make_credit(film, billing_order=0), make_credit(film, billing_order=1)
    stored = [
        {"id": c.pk, "film": film.pk, "department": "cast", "person": c.person_id,
         "billing_order": c.billing_order}
        for c in (kept, gone)
    ]  # fmt: skip
    stored[1]["DELETE"] = "on"
    newcomer = {"film": film.pk, "department": "music", "person": make_person("Dalpalan").pk}
    response = send(
        editors_client, "film", film, title="Escape", **rows("credits", *stored, newcomer, stored=2)
    )
    assert response.status_code == 302, errors_of(response, "credits")
    found = film.credits.values_list("person__name", "billing_order")
    assert list(found) == [(kept.person.name, 0), ("Dalpalan", 2)]


def test_fields_that_the_form_does_not_show_cannot_be_posted(editors_client):
    film = make_film()
    send(
        editors_client, "film", film,
        title="Escape", slug="stolen", directors="Nobody", is_sample="on", poster="1",
    )  # fmt: skip
    film.refresh_from_db()
    assert (film.slug, film.directors, film.is_sample) == ("escape-2024", "", False)
