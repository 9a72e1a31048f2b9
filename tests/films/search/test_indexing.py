"""Keeping the index."""

from django.core.management import call_command

from films.models import Film, FilmTitle, FilmToken, Person, PersonToken, Spelling
from films.search import correct, index_film, index_many, search_films, search_people
from tests.factories import make_film, make_person


def test_many_films_and_people_are_indexed_at_once(db):
    films = [Film(title=f"Escape {number}", slug=f"escape-{number}") for number in range(3)]
    index_many(
        Film.objects.bulk_create(films),
        [Person.objects.create(name="Lee Je-hoon", slug="lee-je-hoon")],
    )
    assert len(search_films("escape")) == 3
    assert search_people("je hoon lee")


def test_indexing_twice_changes_nothing(db):
    film = make_film("Escape", original_title="탈주")
    before = sorted(FilmToken.objects.values_list("token", "place"))
    index_film(film)
    assert sorted(FilmToken.objects.values_list("token", "place")) == before


def test_many_films_take_no_more_queries_than_one(db, django_assert_max_num_queries):
    films = [make_film(f"Escape {number}") for number in range(20)]
    with django_assert_max_num_queries(11):
        index_many(films)


def test_the_command_makes_a_lost_index_anew(db, capsys):
    make_film("Escape")
    make_person("Lee Je-hoon")
    for model in (FilmToken, PersonToken, Spelling):
        model.objects.all().delete()
    call_command("reindex_search")
    assert search_films("escape")
    assert search_people("lee")
    assert correct("escpae") == "escape"


def test_the_longest_titles_and_words_are_indexed(db):
    film = make_film("x" * 300)
    FilmTitle.objects.create(film=film, title="ﷺ" * 300)
    FilmTitle.objects.create(film=film, title="七" * 300)
    index_film(film)
    assert search_films("x" * 90)
    assert search_films("七" * 300)
