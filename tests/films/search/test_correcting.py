"""Mistyped words."""

import pytest

from films.models import Film
from films.search import correct
from films.search.spelling import slips_between, traces, typed_traces
from tests.factories import make_film, make_person


@pytest.fixture
def catalogue(db):
    make_film("Escape")
    make_film("Jaws", 1975)
    make_film("1984", 1984)
    make_film("탈주", 2024)
    for name in ("Stanley Kubrick", "Quentin Tarantino", "Krzysztof Kieślowski", "Lee Je-hoon"):
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
    ],
)
def test_a_word_with_a_slip_becomes_the_word_that_was_meant(catalogue, query, corrected):
    assert correct(query) == corrected


@pytest.mark.parametrize(
    "query", ["escape", "Esca", "Kieślowski", "1985", "jas", "xyzzyx", "", "🎬", "탈줘", "\x00"]
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


def test_a_correction_takes_at_most_three_queries(catalogue, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        assert correct("Stanlye Kubrik Taratino")


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
