"""What the names of picture files say."""

import pytest

from films.file_names import beginnings, guesses, says_poster


@pytest.mark.parametrize(
    ("name", "title", "year"),
    [
        ("The_Third_Man_still_01.jpg", "the third man", None),
        ("Escape (2024) poster.png", "escape", 2024),
        ("탈주_03.webp", "탈주", None),
        ("1917.jpg", "1917", None),
        ("Amélie.Still.2.jpeg", "amelie", None),
    ],
)
def test_a_file_is_named_by_a_title_before_counters_kinds_and_a_year(name, title, year):
    shortest = guesses(name)[-1]
    assert (" ".join(shortest.words), shortest.year) == (title, year)


def test_a_word_that_is_no_counter_and_no_kind_belongs_to_the_title():
    assert [" ".join(one.words) for one in guesses("love in paris 2.jpg")] == [
        "love in paris 2", "love in paris",
    ]  # fmt: skip


def test_an_address_ends_with_a_year():
    assert beginnings("blade-runner-2049-2017-roof-1982.jpg") == [
        "blade-runner-2049-2017-roof-1982", "blade-runner-2049-2017", "blade-runner-2049",
    ]  # fmt: skip


def test_a_poster_is_called_one():
    assert says_poster("escape_Poster.jpg")
    assert not says_poster("imposter_still.jpg")
