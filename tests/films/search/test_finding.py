"""What a query finds, and what it finds first."""

import pytest

from films.models import Film, FilmToken, RatingSummary
from films.search import index_film, index_popularity, search_films, search_people, suggest
from tests.factories import make_credit, make_film, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def films_and_people(stored_once):
    """Two films and two people with all their names, among others much like them."""
    with stored_once():
        director = make_person("Lee Jong-pil", names=("이종필", "Jong-pil Lee"))
        escape = make_film("Escape", 2024, original_title="탈주", titles=("Run Away", "Talju"))
        make_credit(escape, director, "directing")
        for title, year in (("Escape Room", 2019), ("The Great Escape", 1963), ("Runaway", 1984)):
            rate(make_film(title, year), 900)
        make_film("Amélie", 2001, titles=("Le Fabuleux Destin d'Amélie Poulain",))
        make_film("8½", 1963, titles=("Otto e mezzo",))
        make_film("Cléo from 5 to 7", 1962, titles=("Cléo de 5 à 7",))
        make_film("Seven Samurai", 1954, original_title="七人の侍")
        make_person("Lee Je-hoon", names=("이제훈",))
        make_person("Hong Xa-bin", names=("Hong Sa-bin", "홍사빈"))
        for name in ("Lee Jung-jae", "Lee Jong-suk", "Je Hoon", "Hong Sang-soo", "Bin Lee"):
            make_person(name)
    return escape.pk


@pytest.fixture
def catalogue(films_and_people, db):
    return Film.objects.get(pk=films_and_people)


def rate(film: Film, rating_count: int) -> None:
    RatingSummary.objects.filter(film=film).update(
        rating_count=rating_count, rating_sum=5 * rating_count, score=5
    )
    index_popularity(film_id=film.pk, rating_count=rating_count)


def titles(query: str) -> list[str]:
    return [found.film.title for found in search_films(query)]


def names(query: str) -> list[str]:
    return [found.person.name for found in search_people(query)]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Lee Je Hoon", "Lee Je-hoon"),
        ("Lee Je-hoon", "Lee Je-hoon"),
        ("lee jehoon", "Lee Je-hoon"),
        ("Jehoon Lee", "Lee Je-hoon"),
        ("이제훈", "Lee Je-hoon"),
        ("제훈", "Lee Je-hoon"),
        ("Jong-pil Lee", "Lee Jong-pil"),
        ("Lee Jong-pil", "Lee Jong-pil"),
        ("LEE JONGPIL", "Lee Jong-pil"),
        ("Hong Sa Bin", "Hong Xa-bin"),
        ("Hong Xa-bin", "Hong Xa-bin"),
    ],
)
def test_every_spelling_of_a_name_in_every_order_finds_its_person_first(catalogue, query, name):
    assert names(query)[0] == name


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("escape", "Escape"),
        ("Run Away", "Escape"),
        ("탈주", "Escape"),
        ("탈", "Escape"),
        ("Escape 2024", "Escape"),
        ("amelie", "Amélie"),
        ("8 1/2", "8½"),
        ("8½", "8½"),
        ("Cleo", "Cléo from 5 to 7"),
        ("七人", "Seven Samurai"),
        ("七", "Seven Samurai"),
        ("人の侍", "Seven Samurai"),
        ("lee jong-pil escape", "Escape"),
        ("great escape", "The Great Escape"),
    ],
)
def test_every_title_of_a_film_finds_it_first(catalogue, query, title):
    assert titles(query)[0] == title


@pytest.mark.parametrize(
    ("query", "matched"),
    [("탈주", "탈주"), ("run away", "Run Away"), ("escape", "Escape"), ("lee jong-pil", "Escape")],
)
def test_a_result_says_by_which_title_it_was_found(catalogue, query, matched):
    assert search_films(query)[0].matched == matched


def test_a_result_says_by_which_spelling_a_person_was_found(catalogue):
    assert search_people("hong sa bin")[0].matched == "Hong Sa-bin"


def test_whole_titles_come_before_beginnings_and_beginnings_before_words_within(catalogue):
    rate(make_film("No Escape", 2015), 5000)
    make_film("Escape Plan", 2013)
    expected = ["Escape", "Escape Room", "Escape Plan", "No Escape", "The Great Escape"]
    assert titles("escape") == expected


def test_a_title_without_its_article_is_the_whole_title(db):
    rate(make_film("Piano Lessons", 2024), 5000)
    make_film("The Piano", 1993)
    assert titles("piano") == ["The Piano", "Piano Lessons"]


def test_of_equal_titles_the_more_rated_comes_first_then_the_newer(db):
    for year in (1990, 2010, 2000):
        make_film("Solaris", year)
    rate(Film.objects.get(release_year=1990), 3)
    years = [found.film.release_year for found in search_films("solaris")]
    assert years == [1990, 2010, 2000]


def test_a_popular_film_is_not_lost_among_many_that_begin_alike(db):
    rated = make_film("Stalker", 1979)
    for number in range(70):
        make_film(f"Storm {number}", 1990)
    rate(rated, 40)
    assert titles("st")[0] == "Stalker"


def test_all_words_of_the_query_must_be_found(catalogue):
    assert titles("escape samurai") == []


def test_a_director_finds_the_films_after_films_of_that_name(catalogue):
    make_film("Jong-pil", 2001)
    assert titles("jong-pil") == ["Jong-pil", "Escape"]


def test_a_film_in_preparation_is_not_found(db):
    make_film("Mirror", is_public=False)
    assert titles("mirror") == []


def test_a_renamed_film_is_no_longer_found_by_its_old_title(db):
    film = make_film("Mirror")
    film.title = "Breakout"
    film.save()
    index_film(film)
    assert (titles("mirror"), titles("breakout")) == ([], ["Breakout"])


def test_a_deleted_film_leaves_nothing_in_the_index(db):
    before = FilmToken.objects.count()
    film = make_film("Mirror")
    assert FilmToken.objects.count() > before
    film.delete()
    assert FilmToken.objects.count() == before


@pytest.mark.parametrize(
    "query", ["", "   ", "?!…", "🎬", "\x00", "\ud800", "-", "\u200b", "a\x00b" * 500, "% _ '"]
)
def test_a_query_without_words_finds_nothing_and_breaks_nothing(catalogue, query):
    assert search_films(query) == []
    assert search_people(query) == []


@pytest.mark.parametrize("title", ["$", "…", "🎬🍿", "?!", "♥", "+", "#"])
def test_a_name_of_symbols_alone_is_found_by_them(catalogue, title):
    make_film("$9.99")
    make_film("🎬")
    film, person = make_film(title), make_person(title)
    spaced = " ".join(title)
    for query in (title, f" {spaced}\ufe0f", title[0]):
        assert film in [found.film for found in search_films(query)]
        assert person in [found.person for found in search_people(query)]
    assert search_films(title)[0].film == film
    assert suggest(title)[0].slug == film.slug


@pytest.mark.parametrize(
    ("title", "query"),
    [
        ("Андрей Рублёв", "andrey rublev"),
        ("오징어 게임", "ojingeo geim"),
        ("となりのトトロ", "tonarinototoro"),
        ("Αγάπη", "agapi"),
    ],
)
def test_a_name_in_other_letters_is_found_by_the_words_of_its_address(catalogue, title, query):
    film, person = make_film(title), make_person(title)
    for typed in (query, query[:-1]):
        assert [found.film for found in search_films(typed)] == [film]
        assert [found.person for found in search_people(typed)] == [person]
        assert [found.name for found in suggest(typed)] == [title, title]


@pytest.mark.parametrize(
    ("title", "query"),
    [
        ("臥虎藏龍", "卧虎藏龙"),
        ("霸王别姬", "霸王別姬"),
        ("花樣年華", "花样"),
        ("이터널 선샤인", "이터널선샤인"),
        ("이터널 선샤인", "이터널선"),
        ("기생충", "기생충"),
    ],
)
def test_a_title_is_found_in_either_han_and_without_its_spaces(catalogue, title, query):
    make_film(title)
    assert titles(query) == [title]
    assert [found.name for found in suggest(query)] == [title]


def test_only_the_first_eight_words_are_looked_for(catalogue):
    make_film("One Two Three Four Five Six Seven Eight")
    assert titles("one two three four five six seven eight nine ten")


@pytest.mark.parametrize("query", ["escape", "the great escape", "이", "a b c d e f g h"])
def test_a_search_takes_at_most_four_queries(catalogue, query, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        for found in search_films(query):
            assert found.film.poster is None
            assert found.film.rating_summary
    with django_assert_max_num_queries(4):
        for found in search_people(query):
            assert found.person.portrait is None


def test_popularity_is_written_only_when_it_crosses_a_power_of_two(db, django_assert_num_queries):
    film = make_film("Escape")
    index_popularity(film_id=film.pk, rating_count=4)
    with django_assert_num_queries(1):
        index_popularity(film_id=film.pk, rating_count=7)
    rows = FilmToken.objects.filter(record=film)
    assert set(rows.values_list("popularity", flat=True)) == {3}
