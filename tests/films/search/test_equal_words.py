"""Words that are equal in names."""

import pytest

from films.models import Place
from films.search import search_films, search_people, suggest
from films.search.equal_words import plain_forms
from tests.factories import make_film, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def films_and_others_much_like_them(stored_once):
    with stored_once():
        for title in (
            "Rocky", "Rocky II", "Rocky III", "Rocky Balboa", "Ocean's Eleven", "Ocean's Twelve",
            "Oceans", "8½", "8 Mile", "9½ Weeks", "Two and a Half Men", "Fanny & Alexander",
            "Fanny", "Alexander", "Pride and Prejudice", "Jules et Jim", "Henry V", "Henry IV",
            "Seven", "Se7en", "12 Angry Men", "Twelve Monkeys", "V for Vendetta", "I, Robot",
            "Lady and the Tramp", "Mary & Max", "E la nave va", "Star Wars: Episode IV",
            "Dr. Strangelove or: How I Learned to Stop Worrying", "Dr. No", "Doctor Zhivago",
            "Mr. Nobody", "Mister Roberts", "Mrs. Miniver", "St. Elmo's Fire", "Saint Omer",
            "Sainte Anne", "Kramer vs. Kramer", "Joe Versus the Volcano", "Kill Bill: Vol. 2",
            "The Godfather Part II", "Dune: Pt. Two", "Number 17", "No. 3", "No Way Out",
            "No One Lives", "Number One", "Sherlock Jr.", "Captain Blood", "Part of Me",
        ):  # fmt: skip
            make_film(title)
        make_person("D. W. Griffith")
        make_person("John Paul II")
        make_person("Robert Downey Jr.")


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("rocky 2", "Rocky II"),
        ("rocky ii", "Rocky II"),
        ("rocky two", "Rocky II"),
        ("rocky three", "Rocky III"),
        ("ocean's 11", "Ocean's Eleven"),
        ("oceans 11", "Ocean's Eleven"),
        ("Ocean's XII", "Ocean's Twelve"),
        ("8 and a half", "8½"),
        ("eight and a half", "8½"),
        ("8½", "8½"),
        ("8 1/2", "8½"),
        ("nine and a half weeks", "9½ Weeks"),
        ("nine and a half", "9½ Weeks"),
        ("2½ men", "Two and a Half Men"),
        ("fanny and alexander", "Fanny & Alexander"),
        ("fanny och alexander", "Fanny & Alexander"),
        ("Fanny und Alexander", "Fanny & Alexander"),
        ("fanny alexander", "Fanny & Alexander"),
        ("pride & prejudice", "Pride and Prejudice"),
        ("jules & jim", "Jules et Jim"),
        ("jules y jim", "Jules et Jim"),
        ("mary i max", "Mary & Max"),
        ("mary e max", "Mary & Max"),
        ("lady & the tramp", "Lady and the Tramp"),
        ("henry 5", "Henry V"),
        ("henry iv", "Henry IV"),
        ("henry 4", "Henry IV"),
        ("7", "Seven"),
        ("twelve angry men", "12 Angry Men"),
        ("xii angry men", "12 Angry Men"),
        ("12 monkeys", "Twelve Monkeys"),
        ("v for vendetta", "V for Vendetta"),
        ("i robot", "I, Robot"),
        ("e la nave va", "E la nave va"),
        ("episode 4", "Star Wars: Episode IV"),
        ("doctor strangelove", "Dr. Strangelove or: How I Learned to Stop Worrying"),
        ("dr strangelove", "Dr. Strangelove or: How I Learned to Stop Worrying"),
        ("Doctor No", "Dr. No"),
        ("Dr. Zhivago", "Doctor Zhivago"),
        ("Doktor Zhivago", "Doctor Zhivago"),
        ("mister nobody", "Mr. Nobody"),
        ("mr roberts", "Mister Roberts"),
        ("missis miniver", "Mrs. Miniver"),
        ("saint elmo's fire", "St. Elmo's Fire"),
        ("st omer", "Saint Omer"),
        ("ste anne", "Sainte Anne"),
        ("kramer versus kramer", "Kramer vs. Kramer"),
        ("joe vs the volcano", "Joe Versus the Volcano"),
        ("kill bill volume two", "Kill Bill: Vol. 2"),
        ("the godfather pt 2", "The Godfather Part II"),
        ("dune part 2", "Dune: Pt. Two"),
        ("no 17", "Number 17"),
        ("number 3", "No. 3"),
        ("sherlock junior", "Sherlock Jr."),
        ("capt blood", "Captain Blood"),
    ],
)
def test_numbers_and_words_for_and_are_equal_however_they_are_written(query, title):
    assert search_films(query)[0].film.title == title
    assert suggest(query)[0].name == title


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("john paul 2", "John Paul II"),
        ("griffith dw", "D. W. Griffith"),
        ("robert downey junior", "Robert Downey Jr."),
    ],
)
def test_numbers_and_initials_in_names_are_equal_however_they_are_written(query, name):
    assert search_people(query)[0].person.name == name
    assert suggest(query)[0].name == name


@pytest.mark.parametrize(
    ("query", "other", "right"),
    [
        ("galaxy ii", "Galaxy Part III", "Galaxy Part II"),
        ("galaxy part ii", "Galaxy Part III", "Galaxy Part II"),
        ("galaxy i", "Galaxy II", "Galaxy: Episode One"),
        ("galaxy v", "Galaxy VII", "Galaxy: Part 5"),
        ("galaxy six", "Galaxy Sixteen", "Return to Galaxy VI"),
        ("galaxy 1", "Galaxy 11", "The Galaxy, Chapter I"),
        ("galaxy 20", "Galaxy 2049", "A Galaxy of Twenty"),
    ],
)
def test_a_title_with_another_number_comes_after_and_is_no_match(query, other, right):
    make_film(other, 2020)
    (alone,) = [one for one in search_films(query) if one.film.title == other]
    assert alone.place == Place.BESIDE
    make_film(right, 1950)
    assert [one.film.title for one in search_films(query)] == [right, other]
    assert [one.name for one in suggest(query)] == [right, other]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("v", "Vertigo"),
        ("ten", "Tenet"),
        ("seven", "Seventh Heaven"),
        ("mary i max", "Mary i Maxim"),
    ],
)
def test_a_word_that_begins_as_a_number_does_is_still_a_match(query, title):
    film = make_film(title)
    (found,) = [one for one in search_films(query) if one.film == film]
    assert found.place == Place.START


def test_no_is_a_number_only_before_digits():
    found = {one.film.title for one in search_films("number")}
    assert found == {"Number 17", "No. 3", "Number One"}


def test_what_is_written_as_the_query_comes_before_what_is_equal():
    for title in ("Rocky 2", "Rocky Two"):
        make_film(title, 1950)
    for title in ("Rocky II", "Rocky 2", "Rocky Two"):
        assert search_films(title.lower())[0].film.title == title


def test_a_correction_of_a_title_finds_its_number_however_it_is_written():
    assert suggest("rokcy 2")[0].name == "Rocky II"


@pytest.mark.parametrize(
    ("folded", "forms"),
    [
        ("e la nave va", set()),
        ("rocky ii", {"rocky 2"}),
        ("part i and ii", {"part 1 2", "part 2"}),
        ("mary i max", {"mary max", "mary 1 max"}),
        ("escape", set()),
    ],
)
def test_a_word_for_and_is_one_between_others_only(folded, forms):
    assert plain_forms(folded) - {folded} == forms
