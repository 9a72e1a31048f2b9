"""Names in a text that differ by spelling from the film's credits."""

import itertools

import pytest

from reviews import spellings
from reviews.spellings import CreditedName, names_of_character, other_spellings

CREDITS = [
    CreditedName("Lee Jong-pil", 1),
    CreditedName("Lee Je-hoon", 2, also=("이제훈",)),
    CreditedName("Koo Kyo-hwan", 3, also=("Goo Gyo-hwan",)),
    CreditedName("Hong Xa-bin", 4),
    CreditedName("Denis Villeneuve", 5),
    CreditedName("Robert Downey Jr.", 6),
    CreditedName("Andrei Tarkovsky", 7, also=("Andrej Tarkovskij",)),
    CreditedName("Samuel L. Jackson", 8),
    CreditedName("Lim Kyu-nam"),
    CreditedName("Ri Hyun-sang"),
    CreditedName("Kim"),
]


@pytest.mark.parametrize(
    ("text", "written", "name"),
    [
        ("We follow Im Kyu-Nam to the border.", "Im Kyu-Nam", "Lim Kyu-nam"),
        ("Officer Li Hyun-sang hunts him.", "Li Hyun-sang", "Ri Hyun-sang"),
        ("Hong Sa Bin is the younger soldier.", "Hong Sa Bin", "Hong Xa-bin"),
        ("played by Koo Gyo-Hwan, a major", "Koo Gyo-Hwan", "Koo Kyo-hwan"),
        ("a film by Jong-pil Li", "Jong-pil Li", "Lee Jong-pil"),
        ("**Denis Villenueve** again", "Denis Villenueve", "Denis Villeneuve"),
        ("What Villenueve does with sand", "Villenueve", "Denis Villeneuve"),
        ("After Andrey Tarkovski’s death", "Andrey Tarkovski", "Andrei Tarkovsky"),
        ("Lee Je\nHun runs", "Lee Je Hun", "Lee Je-hoon"),
        ("Samuel L. Jakson swears", "Samuel L. Jakson", "Samuel L. Jackson"),
        (">! Robert Downy Jr. dies !<", "Robert Downy Jr", "Robert Downey Jr."),
    ],
)
def test_a_name_that_differs_by_spelling_is_listed_with_the_credited_one(text, written, name):
    (found,) = other_spellings(text, CREDITS)

    assert (found.written, found.credited.name) == (written, name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Lee Je-hoon, LEE JE HOON and Je-hoon Lee’s brother Lee Jehoon; 이제훈 too.",
        "Goo Gyo-hwan and Andrej Tarkovskij are on the record, and so is Tarkovsky alone.",
        "Lim has carefully planned a path. Kim gets caught. Lee’s performance is good.",
        "Robert Downey, Samuel Jackson and Denis Villeneuves Kamera.",
        "Robert Mitchum, Denis Lavant and Samuel Fuller are other people.",
        "Villeneuves at the start of a sentence. Villenueve too, where any word is capital.",
        "A North Korean soldier of the State Security Department.",
        "lim kyu-nan in small letters is hardly a name.",
    ],
)
def test_names_as_the_record_has_them_and_other_people_are_not_listed(text):
    assert other_spellings(text, CREDITS) == []


def test_each_spelling_is_listed_once_and_in_order():
    text = "Li Hyun-sang. Im Kyu-nam. Li Hyun-sang again, and Li Hyun Sang."

    assert [found.written for found in other_spellings(text, CREDITS)] == [
        "Li Hyun-sang",
        "Im Kyu-nam",
    ]


def test_a_name_that_is_right_is_not_taken_for_its_neighbour():
    names = [CreditedName("Kim Min-su"), CreditedName("Kim Min-soo"), CreditedName("Anna Lee")]

    assert other_spellings("Kim Min-su, Kim Min-soo, Anna Lee and Kim Min-ji", names) == []


@pytest.mark.parametrize(
    ("character", "names"),
    [
        ("Lim Kyu-nam", ["Lim Kyu-nam"]),
        ("Lim Kyu-nam / Soldier (voice)", ["Lim Kyu-nam", "Soldier"]),
        ("a man  in the bar", []),
        ("", []),
    ],
)
def test_a_character_credit_holds_names(character, names):
    assert names_of_character(character) == names


def test_a_text_of_capital_words_without_end_is_looked_at_in_part(monkeypatch):
    """The number of names that are compared is bounded, whatever the text."""
    compared = []
    nearest = spellings._KnownNames.nearest
    monkeypatch.setattr(
        spellings._KnownNames,
        "nearest",
        lambda known, written: compared.append(written) or nearest(known, written),
    )
    letters = ["".join(some) for some in itertools.product("ABCDEFGHIJKLMNOPQR", repeat=3)]
    text = " ".join(letters)[:20_000]
    names = [CreditedName(f"{one} {two}", 1) for one, two in itertools.pairwise(letters[:301])]

    other_spellings(text, names)

    assert 0 < len(compared) <= spellings.MAX_NAMES_IN_TEXT
