"""Mistyped words."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from films.models import Film
from films.search import correct, corrections
from films.search.correcting import MOST_CORRECTED, MOST_WORDS_TRIED
from films.search.spelling import slips_between, traces, typed_traces
from tests.factories import make_credit, make_film, make_person


@pytest.fixture
def catalogue(db):
    escape = make_film("Escape", original_title="탈주")
    make_credit(escape, make_person("Lee Je-hoon"), "directing")
    make_film("Jaws", 1975)
    make_film("1984", 1984)
    for name in ("Stanley Kubrick", "Quentin Tarantino", "Krzysztof Kieślowski"):
        make_person(name)


@pytest.mark.parametrize(
    ("query", "corrected"),
    [
        ("Escpae", "escape"),
        ("Kubrik", "kubrick"),
        ("Taratino", "tarantino"),
        ("Tarrantinno", "tarantino"),
        ("Kieslovsky", "kieslowski"),
        ("Jwas", "jaws"),
        ("Stanlye Kubrik", "stanley kubrick"),
        ("Escpae, 2024", "escape, 2024"),
        ("탈주 Escpae", "탈주 escape"),
        ("Je-hoon escpae", "Je-hoon escape"),
        ("Jehon", "jehoon"),
        ("jws", "jaws"),
    ],
)
def test_a_word_with_a_slip_becomes_the_word_that_was_meant(catalogue, query, corrected):
    assert correct(query) == corrected


@pytest.mark.parametrize(
    "query", ["escape", "Esca", "Kieślowski", "1985", "jaz", "xyzzyx", "", "🎬", "탈줘", "\x00"]
)
def test_known_words_beginnings_numbers_and_far_words_are_not_corrected(catalogue, query):
    assert correct(query) is None


def test_a_word_that_no_name_has_any_more_is_never_proposed(catalogue):
    Film.objects.filter(title="Escape").delete()
    assert correct("Escpae") is None


def test_of_two_near_words_the_one_with_fewer_slips_is_proposed(db):
    make_film("Frankenweenie")
    make_film("Frankenstein")
    assert correct("Frankenstien") == "frankenstein"


@pytest.mark.parametrize("query", ["Stanlye Kubrik", "kubrik", "Stanlye Kubrik Taratino", "xyzzyx"])
def test_a_correction_takes_at_most_five_queries(catalogue, query, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        correct(query)


@pytest.fixture
def crowded(db):
    """Titles, and others that have words much like theirs."""
    for title in (
        "Jurassic World", "Jurassic Park", "Wild World", "Wrld", "The Favourite", "Favorite Son",
        "The Piano", "The Pinko", "Piña", "Pinot", "Band", "Bande à part", "Das Boot", "Her",
    ):  # fmt: skip
        make_film(title)
    make_film("The White Ribbon", 2009, original_title="Das weiße Band")
    for name in ("Christian Weise", "Band Weise", "Mary Pinao"):
        make_person(name)


@pytest.mark.parametrize(
    ("query", "corrected"),
    [
        ("jurassic wrld", "jurassic world"),
        ("the favurite", "the favourite"),
        ("the pinao", "the piano"),
        ("das weise band", "das weisse band"),
        ("Jurrasic wolrd", "jurassic world"),
        ("jurassic parl", "jurassic park"),
    ],
)
def test_words_are_corrected_together_also_those_that_other_names_have(crowded, query, corrected):
    assert correct(query) == corrected


@pytest.mark.parametrize(
    ("whole", "part", "query", "corrected"),
    [
        ("Borgman", "Ingmar Bergman", "Bergmann", "bergman"),
        ("Borgman", "Ingmar Bergman", "Bergmans", "bergman"),
        ("White Band", "White Bandit Returns", "whitee bandt", "white band"),
        ("Bergman", "Ingmar Bergmane", "Bergmann", "bergman"),
    ],
)
def test_fewer_slips_win_over_a_whole_name_and_of_as_many_the_whole_name_comes_first(
    db, whole, part, query, corrected
):
    make_film(whole)
    make_person(part)
    assert corrections(query) == [corrected]


def test_a_word_with_fewer_slips_is_not_lost_among_many_with_more(db):
    for number in range(70):
        make_film(f"Borgmann {number}")
    make_film("A Late Bergmanno Story", 1950)
    assert correct("Bergmanns") == "bergmanno"
    assert correct("Bergmanns staory") == "bergmanno story"


@pytest.mark.parametrize(
    ("query", "corrected"),
    [
        ("Se7en", "seven"),
        ("s3v3n", "seven"),
        ("5even", "seven"),
        ("Al1en", "alien"),
        ("A1iens", "aliens"),
        ("L0st H1ghway", "lost highway"),
        ("Gr4vity", "gravity"),
        ("v3rt1g0", "vertigo"),
        ("h1ghwy", None),
        ("fr4nkenstien", "frankenstein"),
        ("1984", None),
        ("lost 2", None),
    ],
)
def test_digits_within_a_word_are_read_as_letters_which_is_one_slip(db, query, corrected):
    for title in (
        "Seven", "Alien", "Aliens", "Lost Highway", "Gravity", "Vertigo", "Frankenstein",
    ):  # fmt: skip
        make_film(title)
    assert correct(query) == corrected


@pytest.mark.parametrize(
    ("query", "corrected"),
    [
        ("Lars van Trier", "Lars von Trier"),
        ("lars vin trier", "lars von trier"),
        ("Brian da Palma", "Brian de Palma"),
        ("Robert di Niro", "Robert de Niro"),
        ("Max van Sydov", "Max von Sydow"),
        ("Guillermo de Toro", "Guillermo del Toro"),
        ("Vittorio di Sica", "Vittorio De Sica"),
        ("to litva", None),
        ("van", None),
        ("da sad", None),
    ],
)
def test_short_known_words_are_slips_too_where_the_others_fit_a_whole_name(db, query, corrected):
    for name in (
        "Lars von Trier", "Brian De Palma", "Robert De Niro", "Max von Sydow", "Van Heflin",
        "Guillermo del Toro", "Vittorio De Sica", "Lars Hanson", "Van Trierson", "Da Vinci",
        "Di Caprio", "Von", "De Sad",
    ):  # fmt: skip
        make_person(name)
    assert (correct(query) or "").lower() == (corrected or "").lower()


@pytest.mark.parametrize("query", ["jurassic boot", "jurasic pinao", "favurite ribon"])
def test_a_correction_that_finds_nothing_is_none(crowded, query):
    assert correct(query) is None


@pytest.fixture
def alike(db):
    """Words that are each near many others."""
    letters = "bcdfghjklmnprstvwz"
    for end in ("ale", "ore", "ine", "atter", "andest"):
        make_film(" ".join(letter + end for letter in letters))
    make_film("Bale Core Dine Fatter Gale Hore Jandest Kingdom")


def test_a_slip_in_the_last_of_eight_words_is_corrected(alike):
    query = "bale core dine fatter gale hore jandest "
    assert correct(f"{query}kingdon") == f"{query}kingdom"


def test_what_is_looked_up_for_many_words_has_a_bound(alike):
    query = "xale xore xine xatter xandest qale qore qatter"
    with CaptureQueriesContext(connection) as asked:
        assert correct(query) is None
    _, *names = [one["sql"] for one in asked]
    whole, parts = names[:2], names[2:]
    assert len(parts) == 2
    assert max(sql.count(", '") for sql in whole) <= 4 * MOST_WORDS_TRIED // 8
    assert max(sql.count("SELECT") for sql in parts) <= 2 * MOST_CORRECTED + 8


def test_a_film_in_preparation_is_never_proposed(db):
    make_film("Mirror", is_public=False)
    assert correct("Mirrro") is None


def test_a_word_that_the_name_has_stays_as_typed_beside_a_corrected_one(db):
    make_film("2001: A Space Odyssey", 1968, titles=("2001 : L'Odyssée de l'espace",))
    assert correct("2001 space odissey") == "2001 space odyssey"
    assert correct("2001 espace odissey") == "2001 espace odyssey"


def test_where_several_names_are_as_near_all_of_them_may_be_meant(db):
    for title in ("House", "Mouse", "Horse", "House of Wax"):
        make_film(title)
    assert set(corrections("hoouse")) == {"house"}
    assert set(corrections("hopse")) == {"house", "horse"}


@pytest.mark.parametrize(
    ("typed", "known", "most", "slips"),
    [
        ("escape", "escape", 1, 0),
        ("escpae", "escape", 1, 1),
        ("escae", "escape", 1, 1),
        ("esscape", "escape", 1, 1),
        ("exxape", "escape", 1, None),
        ("exxape", "escape", 2, 2),
        ("es", "escape", 2, None),
    ],
)
def test_slips_are_letters_left_out_added_exchanged_or_swapped(typed, known, most, slips):
    assert slips_between(typed, known, most) == slips


@pytest.mark.parametrize("word", ["jaws", "escape", "tarantino", "aaaa"])
def test_every_single_slip_shares_a_trace_with_the_word(word):
    for at in range(len(word)):
        before, after = word[:at], word[at:]
        slipped = [before + after[1:], before + "q" + after, before + "q" + after[1:]]
        slipped.append(before + after[1:2] + after[:1] + after[2:])
        assert all(typed_traces(typed) & traces(word) for typed in slipped)
