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


@pytest.mark.parametrize(
    ("title", "language", "others", "slug"),
    [
        ("となりのトトロ", "ja", [], "tonarinototoro-1988"),
        ("となりのトトロ", "ja", ["My Neighbour Totoro"], "my-neighbour-totoro-1988"),
        ("七人の侍", "ja", ["", "Shichinin no Samurai"], "shichinin-no-samurai-1988"),
        ("七人の侍", "", [], "film-1988"),
        ("東京物語", "ja", [], "film-1988"),
        ("東京物語", "", [], "film-1988"),
        ("千と千尋の神隠し", "ja", ["Унесённые призраками"], "film-1988"),
        ("攻殻機動隊 Ghost in the Shell 2", "ja", [], "ghost-in-the-shell-2-1988"),
        ("霸王别姬", "zh", [], "bawangbieji-1988"),
        ("霸王別姬", "zh-Hant", ["Farewell My Concubine"], "farewell-my-concubine-1988"),
        ("花樣年華", "yue", [], "film-1988"),
        ("שָׁלוֹם", "he", [], "film-1988"),
        ("שָׁלוֹם", "he", ["Shalom"], "shalom-1988"),
        ("הבריחה", "", [], "film-1988"),
        ("오징어 게임", "ko", [], "ojingeo-geim-1988"),
        ("Андрей Рублёв", "ru", ["…", "Andrei Rublev"], "andrei-rublev-1988"),
        ("Андрей Рублёв", "ru", [], "andrey-rublev-1988"),
        ("Amélie", "fr", ["Le Fabuleux Destin"], "amelie-1988"),
        ("1984", "en", ["Nineteen"], "1984-1988"),
    ],
)
def test_an_address_is_a_latin_title_else_a_right_reading_else_the_year(
    title, language, others, slug
):
    assert film_slug(title, 1988, language=language, others=others) == slug


def test_a_person_is_addressed_by_a_spelling_in_latin_letters_first():
    assert person_slug("黒澤明", others=["くろさわ", "Akira Kurosawa"]) == "akira-kurosawa"
    assert person_slug("黒澤明") == "person"
    assert person_slug("이제훈") == "ijehun"


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
