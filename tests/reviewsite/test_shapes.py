import pytest

from reviewsite.shapes import (
    half_frames,
    histogram_bars,
    initials,
    monogram,
    monogram_script,
    perf_class,
    poster_layout,
    poster_size,
    tone,
)


def test_the_same_text_always_has_the_same_tone():
    assert tone("Escape") == tone("Escape")
    assert {tone(str(number)) for number in range(200)} == {f"t{number}" for number in range(8)}


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Lena Horváth", "LH"),
        ("D. Achterberg", "DA"),
        ("Ines", "IN"),
        ("Lee Je Hoon (이제훈)", "LH"),
        ("이제훈", "이"),
        ("黒澤明", "黒"),
        ("élodie", "ÉL"),
        ("(only brackets)", "?"),
        ("a)b", "A)"),
        ("", "?"),
    ],
)
def test_initials_stand_for_a_name_without_its_brackets(name, letters):
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("name", "letters", "script"),
    [
        ("Robert De Niro", "RN", ""),
        ("Zendaya", "Z", ""),
        ("송강호", "송", "ko"),
        ("이솜", "이", "ko"),
        ("梁朝偉", "梁", "zh"),
        ("هند رستم", "ه\u200c ر", "ar"),
        ("Юрий Яковлев", "ЮЯ", ""),
        ("...", "?", ""),
    ],
)
def test_a_monogram_is_set_as_its_script_is_written(name, letters, script):
    assert (monogram(name), monogram_script(name)) == (letters, script)


@pytest.mark.parametrize(
    ("title", "size"),
    [
        ("M", "z1"), ("2046", "z1"), ("Playtime", "z2"), ("Gypsy Jugglery", "z2"), ("", "z1"),
        ("The Umbrellas of Cherbourg", "z3"), ("Collateral", "z3"), ("Word " * 20, "z4"),
        ("Donaudampfschifffahrtsgesellschaft", "z4"), ("Word " * 60, "z5"), ("헤어질 결심", "z2"),
        ("사랑하는 사람들의 아름다운 마지막 여름 이야기", "z3"), ("千と千尋の神隠し", "z2"),
        ("ลุงบุญมีระลึกชาติ", "z2"), ("باب الحديد", "z2"),
    ],
)  # fmt: skip
def test_a_title_in_type_is_as_large_as_its_length_and_its_longest_word_allow(title, size):
    assert poster_size(title) == size


def test_a_directors_films_have_one_layout_of_eight():
    assert poster_layout("Escape", "Ken Loach") == poster_layout("Kes", "Ken Loach")
    layouts = {poster_layout("", f"Director {number}") for number in range(200)}
    assert layouts == {f"y{number}" for number in range(8)}
    assert len({poster_layout(f"Film {number}") for number in range(200)}) == 8


@pytest.mark.parametrize(
    ("score", "frames"),
    [(None, 0), ("", 0), (0, 0), (6.4, 13), (7, 14), (7.25, 15), (10, 20), (99, 20), (-1, 0)],
)
def test_a_score_fills_the_strip_in_half_frames(score, frames):
    assert half_frames(score) == frames
    assert perf_class(score) == f"p{frames}"


def test_the_tallest_bar_fills_the_height_and_a_single_rating_is_still_seen():
    bars = histogram_bars([0, 1, 0, 0, 0, 0, 5000, 0, 0, 0])
    assert [bar.height for bar in bars] == [0, 3, 0, 0, 0, 0, 84, 0, 0, 0]
    assert all(bar.y + bar.height == 86 for bar in bars)


def test_a_film_without_ratings_has_ten_empty_bars():
    assert [bar.height for bar in histogram_bars([0] * 10)] == [0] * 10
