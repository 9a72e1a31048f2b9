import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from films.slugs import MAX_LENGTH, RESERVED, film_slug, first_free, person_slug, slug_base

READABLE = [
    ("Escape", "escape"),
    ("The Firemen’s Ball", "the-firemens-ball"),
    ("L'Avventura", "lavventura"),
    ("8½", "8-1-2"),
    ("Amélie", "amelie"),
    ("Łódź", "lodz"),
    ("Straße", "strasse"),
    ("오징어 게임", "ojingeo-geim"),
    ("天空之城", "tiankongzhicheng"),
    ("となりのトトロ", "tonarinototoro"),
    ("Андрей Рублёв", "andrey-rublev"),
    ("الرسالة", "lrslh"),
    ("WALL·E", "wall-e"),
    ("I ♥ Huckabees", "i-huckabees"),
    ("Alien³", "alien3"),
    ("  Jeanne Dielman, 23, quai du Commerce  ", "jeanne-dielman-23-quai-du-commerce"),
    ("Ame\u0301lie", "amelie"),
    ("😀🎬", "film"),
    ("…", "film"),
    ("", "film"),
    ("New", "new-film"),
    ("edit!", "edit-film"),
]


@pytest.mark.parametrize(("text", "slug"), READABLE)
def test_an_address_is_readable_in_ascii(text, slug):
    assert slug_base(text, fallback="film") == slug


@pytest.mark.parametrize(
    ("title", "year", "slug"),
    [
        ("Escape", 2024, "escape-2024"),
        ("Escape", None, "escape"),
        ("New", 2024, "new-2024"),
        ("New", None, "new-film"),
        ("🎬", 2024, "film-2024"),
        ("1917", 2019, "1917-2019"),
    ],
)
def test_a_film_is_found_by_title_and_year(title, year, slug):
    assert film_slug(title, year) == slug


def test_a_person_is_found_by_name():
    assert person_slug("Lee Je-hoon") == "lee-je-hoon"
    assert person_slug("🙂") == "person"


def test_a_long_title_is_cut_at_a_word_and_keeps_its_year():
    slug = film_slug("word " * 40, 2024)
    assert len(slug) <= MAX_LENGTH
    assert slug.endswith("word-2024")
    assert slug_base("a" * 100, fallback="film") == "a" * MAX_LENGTH
    assert slug_base("a" * 80 + " b", fallback="film") == "a" * 80


def test_a_taken_address_gets_the_next_free_number():
    taken = {"escape-2024", "escape-2024-2"}
    assert first_free("escape-2024", taken.__contains__) == "escape-2024-3"
    assert first_free("burning-2018", taken.__contains__) == "burning-2018"


def test_a_number_does_not_make_an_address_too_long():
    base = "a" * MAX_LENGTH
    assert first_free(base, {base}.__contains__) == "a" * (MAX_LENGTH - 2) + "-2"


@given(st.text(max_size=120), st.none() | st.integers(1800, 2199))
def test_every_title_gives_a_short_unreserved_ascii_address(title, year):
    slug = film_slug(title, year)
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= MAX_LENGTH
    assert slug not in RESERVED
