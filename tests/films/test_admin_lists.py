"""The lists of the admin: searching, filtering, and how much they ask of the database."""

import pytest
from django.urls import reverse

from films.admin.base import MOST_BROWSED
from films.models import Credit, Film, Genre, Person
from tests.factories import make_credit, make_film, make_moderator, make_person
from tests.films.admin_forms import address, filled, rows

pytestmark = pytest.mark.django_db
# What an admin page of the catalogue may ask of the database.
MOST_QUERIES = 30


def list_of(client, noun, **query):
    response = client.get(reverse(f"admin:films_{noun}_changelist"), query)
    assert response.status_code == 200
    return list(response.context["cl"].result_list), response


@pytest.mark.parametrize(
    "words", ["escape", "탈주", "Run Away", "runaway", "Lee Jong-pil", "tt0000001", "escape 2024"]
)
def test_a_film_is_found_by_any_title_director_or_number(editors_client, words):
    film = make_film(original_title="탈주", titles=("Run Away",), is_public=False)
    make_credit(film, make_person("Lee Jong-pil"), "directing")
    film.links.create(site="imdb", key="tt0000001")
    make_film("Something Else")
    assert list_of(editors_client, "film", q=words)[0] == [film]


def test_a_person_is_found_by_any_spelling_in_any_order(editors_client):
    person = make_person("Lee Jong-pil", names=("이종필",))
    make_person("Koo Kyo-hwan")
    for words in ("jong-pil lee", "jongpil", "이종필"):
        assert list_of(editors_client, "person", q=words)[0] == [person]


def test_the_menu_of_people_offers_the_whole_name_first(editors_client):
    make_person("Esom Park")
    exact = make_person("Esom")
    response = editors_client.get(
        reverse("admin:autocomplete"),
        {"app_label": "films", "model_name": "credit", "field_name": "person", "term": "esom"},
    )
    assert [found["text"] for found in response.json()["results"]] == ["Esom", "Esom Park"]
    assert response.json()["results"][0]["id"] == str(exact.pk)


def test_a_hostile_word_in_the_menu_of_people_finds_nobody(editors_client):
    make_person()
    asked = {"app_label": "films", "model_name": "credit", "field_name": "person", "term": "\0"}
    response = editors_client.get(reverse("admin:autocomplete"), asked)
    assert response.json()["results"] == []


@pytest.mark.parametrize("words", ["'\"%_", "🎬", "x" * 5000, "۱۲"])
def test_a_word_that_is_in_no_title_finds_no_film_and_breaks_nothing(editors_client, words):
    make_film()
    found, response = list_of(editors_client, "film", q=words)
    assert (found, response.context["cl"].query) == ([], words)


@pytest.mark.parametrize("words", ["   ", "\0"])
def test_words_without_a_letter_leave_the_whole_list(editors_client, words):
    film = make_film()
    assert list_of(editors_client, "film", q=words)[0] == [film]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({"decade": "2020"}, ["New"]),
        ({"decade": "none"}, ["Timeless"]),
        ({"decade": "xx"}, ["Old", "Timeless", "New"]),
        ({"plot": "yes"}, ["New"]),
        ({"plot": "no"}, ["Old", "Timeless"]),
        ({"poster": "no"}, ["Old", "Timeless", "New"]),
        ({"poster": "drawn"}, []),
        ({"is_public__exact": "0"}, ["Old"]),
        ({"is_sample__exact": "1"}, ["Timeless"]),
    ],
)
def test_films_are_filtered(editors_client, query, titles):
    make_film("New", 2024).plots.create(body="A text.", source_name="Us")
    make_film("Timeless", None, is_sample=True)
    make_film("Old", 1931, is_public=False)
    assert [film.title for film in list_of(editors_client, "film", **query)[0]] == titles


def test_the_list_of_ten_thousand_films_counts_nothing(
    editors_client, django_assert_max_num_queries
):
    Film.objects.bulk_create(
        Film(title=f"Film {n}", slug=f"film-{n}", release_year=2000) for n in range(10_000)
    )
    with django_assert_max_num_queries(MOST_QUERIES) as asked:
        page = list_of(editors_client, "film")[1].content.decode()
    assert not any("COUNT(" in query["sql"] for query in asked.captured_queries)
    assert f"The first {MOST_BROWSED}." in page
    assert "Show all" not in page


def test_only_a_search_or_a_filter_says_how_many_it_found(editors_client):
    make_film("Escape")
    make_film("Other")
    assert "Show all" not in list_of(editors_client, "film")[1].content.decode()
    assert "1 result" in list_of(editors_client, "film", q="escape")[1].content.decode()
    assert "2 results" in list_of(editors_client, "film", decade="2020")[1].content.decode()


def test_a_film_with_fifty_credits_opens_with_few_queries(
    editors_client, django_assert_max_num_queries
):
    film = film_with_credits(50)
    with django_assert_max_num_queries(MOST_QUERIES):
        page = editors_client.get(address("film", film)).content.decode()
    assert page.count("Actor ") >= 50
    assert page.count("<option") < 1000


def test_saving_a_film_with_fifty_untouched_credits_checks_none_of_them(
    editors_client, django_assert_max_num_queries
):
    film = film_with_credits(50)
    stored = [
        {"id": c.pk, "film": film.pk, "department": "cast", "person": c.person_id,
         "billing_order": c.billing_order}
        for c in film.credits.all()
    ]  # fmt: skip
    data = filled("film", title="Escaped", **rows("credits", *stored, stored=50))
    with django_assert_max_num_queries(60):
        assert editors_client.post(address("film", film), data).status_code == 302


def film_with_credits(count):
    film = make_film()
    people = Person.objects.bulk_create(
        Person(name=f"Actor {n}", slug=f"actor-{n}") for n in range(count)
    )
    Credit.objects.bulk_create(
        Credit(film=film, person=person, department="cast", billing_order=n)
        for n, person in enumerate(people)
    )
    return film


def test_moderators_look_at_films_and_people_and_change_nothing(client, queued):
    client.force_login(make_moderator())
    film, person = make_film(), make_person()
    for kind, record in (("film", film), ("person", person)):
        page = client.get(address(kind, record))
        assert page.status_code == 200
        assert 'name="_save"' not in page.content.decode()
    assert client.post(address("film", film), filled("film", title="Mine")).status_code == 403
    assert client.post(address("person", person), {"name": "Mine"}).status_code == 403


def test_members_and_strangers_do_not_enter(client, django_user_model):
    assert client.get(reverse("admin:films_film_changelist")).status_code == 302


def test_a_history_of_many_versions_opens_with_few_queries(
    editors_client, django_assert_max_num_queries
):
    film = make_film()
    genres = [Genre.objects.create(name=name, slug=name.lower()) for name in ("Drama", "War")]
    for number in range(12):
        film.genres.set([genres[number % 2]])
    with django_assert_max_num_queries(MOST_QUERIES):
        page = editors_client.get(reverse("admin:films_film_history", args=[film.pk]))
    assert "[] → [War]" in page.content.decode()


def test_a_history_names_whoever_changed_the_film_and_else_the_site(editor, editors_client):
    film = make_film()
    editor.display_name = "Marta Vlk"
    editor.save()
    editors_client.post(address("film", film), filled("film", title="Mine"))
    page = editors_client.get(reverse("admin:films_film_history", args=[film.pk])).text
    assert page.index("<td>Marta Vlk</td>") < page.index("<td>The site</td>")


def test_a_history_names_a_genre_that_is_gone_by_its_number(editors_client):
    film, genre = make_film(), Genre.objects.create(name="Drama", slug="drama")
    film.genres.set([genre])
    number = genre.pk
    genre.delete()
    page = editors_client.get(reverse("admin:films_film_history", args=[film.pk]))
    assert f"Deleted genre (pk={number})" in page.content.decode()


def test_a_film_with_fifty_credits_is_deleted_after_few_queries(
    editor, editors_client, django_assert_max_num_queries
):
    film = film_with_credits(50)
    editor.is_superuser = True
    editor.save()
    with django_assert_max_num_queries(MOST_QUERIES):
        page = editors_client.get(reverse("admin:films_film_delete", args=[film.pk]))
    assert "Credits: 50" in page.content.decode()


def test_a_person_with_credits_is_not_deleted_and_the_page_says_how_many_there_are(
    editor, editors_client
):
    person = film_with_credits(1).credits.get().person
    editor.is_superuser = True
    editor.save()
    url = reverse("admin:films_person_delete", args=[person.pk])
    assert "<li>Credits: 1</li>" in editors_client.get(url).content.decode()
    editors_client.post(url, {"post": "yes"})
    assert Person.objects.filter(pk=person.pk).exists()


@pytest.mark.parametrize("name", ["$", "…", "🎬🍿"])
def test_records_of_symbols_alone_are_found_by_them(editors_client, name):
    film, person = make_film(name), make_person(name)
    make_film("Escape")
    for noun, record in (("film", film), ("person", person)):
        assert list_of(editors_client, noun, q=name)[0] == [record]
