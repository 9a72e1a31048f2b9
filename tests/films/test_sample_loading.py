"""The sample as it stands after loading. It is loaded once for all tests here."""

import json
from collections import Counter

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db.models import Count, Exists, OuterRef

from films.models import Credit, ExternalLink, Film, FilmTitle, Genre, Person, Picture
from films.pictures import file_name
from films.sample import load_films, remove_films
from films.search import search_films, search_people
from films.services.art import draw_film_art
from films.services.subjects import ensure_subjects
from lists.sample.loading import FILE as LISTS
from reviews.models import CastPlacement
from tests.factories import make_article, make_credit, make_film, make_person, make_review
from text.folding import fold

pytestmark = [pytest.mark.django_db, pytest.mark.site]


@pytest.fixture(scope="module")
def loaded(stored_once):
    messages: list[str] = []
    with stored_once():
        ensure_subjects()
        return load_films(messages.append), messages


@pytest.fixture(autouse=True)
def sample(loaded):
    return loaded


def test_the_sample_has_two_thousand_films_each_with_a_director_or_a_cast():
    credited = Exists(Credit.objects.filter(film=OuterRef("pk")))
    assert Film.objects.filter(credited, is_sample=True).count() >= 2000
    assert not Film.objects.exclude(credited).exists()


def test_sixty_films_are_complete(sample):
    films, _ = sample
    assert len(films) >= 60
    complete = Film.objects.filter(pk__in=[film.pk for film in films.values()])
    counted = complete.annotate(
        plot_count=Count("plots", distinct=True),
        genre_count=Count("genres", distinct=True),
        title_count=Count("titles", distinct=True),
        department_count=Count("credits__department", distinct=True),
    )
    assert all(film.genre_count and film.directors and film.released for film in counted)
    assert all(film.plot_count >= 2 and film.title_count >= 3 for film in counted)
    assert all(film.department_count >= 3 for film in counted)
    assert not set(complete) - set(Film.objects.order_by("-pk")[: len(films)])


def test_no_two_films_share_title_and_year():
    pairs = Film.objects.values_list("title", "release_year")
    counts = Counter((fold(title), year) for title, year in pairs)
    assert [pair for pair, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("title", ["Vertigo", "All About My Mother", "Escape"])
def test_a_films_page_stands_at_its_address(client, title):
    film = Film.objects.get(title=title)
    assert film.get_absolute_url() == f"/films/{film.slug}/"
    page = client.get(film.get_absolute_url())
    assert page.status_code == 200
    assert title in page.content.decode()


def test_every_film_has_an_address_made_of_its_title_and_year():
    slugs = dict(Film.objects.values_list("slug", "release_year"))
    assert len(slugs) == Film.objects.count()
    assert [slug for slug, year in slugs.items() if str(year) not in slug] == []


def test_a_name_stands_for_one_person_on_both_parts_of_the_sample():
    director = Person.objects.get(name="Wim Wenders")
    titles = set(director.credits.values_list("film__title", flat=True))
    assert {"Paris, Texas", "Perfect Days"} <= titles


def test_several_directors_and_an_original_title_are_kept():
    film = Film.objects.get(title="Two Days, One Night")
    assert film.directors == "Jean-Pierre Dardenne, Luc Dardenne"
    assert film.original_title == "Deux jours, une nuit"
    assert set(film.countries.values_list("code", flat=True)) == {"BE", "FR", "IT"}
    assert film.links.get(site="imdb").key == "tt2737050"


def test_a_title_written_in_other_letters_is_kept_as_a_transliteration():
    film = Film.objects.get(title="Leila's Brothers")
    assert film.original_title == ""
    assert film.titles.get().kind == "transliteration"


def test_the_cast_stands_in_billing_order():
    film = Film.objects.get(title="Rear Window")
    names = film.credits.filter(department="cast").values_list("person__name", flat=True)
    assert list(names)[:2] == ["James Stewart", "Grace Kelly"]


def test_films_are_found_by_title_original_title_and_director_and_people_by_name():
    assert search_films("rear window")[0].film.title == "Rear Window"
    assert search_films("deux jours, une nuit")[0].film.title == "Two Days, One Night"
    assert "Secret Sunshine" in {found.film.title for found in search_films("lee chang-dong")}
    assert search_people("grace kelly")[0].person.name == "Grace Kelly"


def test_genres_know_how_many_films_they_have():
    western = Genre.objects.get(name="Western")
    assert western.film_count == western.films.count() > 10


def test_loading_tells_how_far_it_is(sample):
    _, messages = sample
    assert len(messages) >= 8
    assert any("2000 of" in message for message in messages)


def test_the_sample_has_every_film_that_its_lists_name():
    records = json.loads(LISTS.read_text())
    named = {slug for record in records for slug, _note in record["films"]}
    assert set(Film.objects.filter(slug__in=named).values_list("slug", flat=True)) == named


def test_loading_twice_is_refused():
    with pytest.raises(CommandError, match="is loaded"):
        call_command("load_sample")


def test_removing_leaves_nothing_of_the_sample():
    assert remove_films() == []
    for model in (Film, Person, Credit, FilmTitle, ExternalLink, Film.history, Credit.history):
        assert not getattr(model, "objects", model).exists()
    assert not Genre.objects.filter(film_count__gt=0).exists()


def test_removing_keeps_what_real_people_added_and_what_it_hangs_from(sample):
    films, _ = sample
    reviewed = films["parasite-2019"]
    review = make_review(reviewed)
    actor = Person.objects.get(name="Grace Kelly")
    own = make_film("A Film of Our Own", 2001)
    make_credit(own, actor)
    make_credit(own, make_person("A Neighbour"))
    assert remove_films() == [reviewed]
    review.refresh_from_db()
    assert set(Film.objects.all()) == {reviewed, own}
    kept = set(Credit.objects.filter(film=reviewed).values_list("person__name", flat=True))
    assert "Bong Joon-ho" in kept
    assert set(Person.objects.values_list("name", flat=True)) == kept | {
        "Grace Kelly",
        "A Neighbour",
    }


def test_removing_takes_the_drawings_and_their_files_but_no_picture_that_another_film_shows(
    sample, django_capture_on_commit_callbacks
):
    films, _ = sample
    escape, burning = films["escape-2024"], films["burning-2018"]
    for film in (escape, burning):
        draw_film_art(film)
        film.refresh_from_db()
    gone = escape.poster
    own = make_film("A Film of Our Own", 2001, poster=burning.poster)
    with django_capture_on_commit_callbacks(execute=True):
        remove_films()
    assert Picture.objects.get() == own.poster
    assert default_storage.exists(file_name(own.poster.base, own.poster.width, "webp"))
    assert not default_storage.exists(file_name(gone.base, gone.width, "webp"))


def test_removing_keeps_a_person_whom_an_article_shows():
    director = Person.objects.get(name="Agnès Varda")
    article = make_article(make_film("A Film of Our Own", 2001))
    CastPlacement.objects.create(review=article, person=director)
    assert remove_films() == [director]
    assert Person.objects.get() == director
