import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.folding import compact, fold, name_key, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ESCAPE", "Escape"),
        ("Straße", "STRASSE"),
        ("Amélie", "Ame\u0301lie"),
        ("Amélie", "amelie"),
        ("Łódź", "lodz"),
        ("Bjørn", "Bjorn"),
        ("İstanbul", "ISTANBUL"),
        ("Æon", "aeon"),
        ("Ðorđe", "dorde"),
        ("Ёлки", "Елки"),
        ("Ｅscape", "escape"),
        ("8½", "8 1/2"),
        ("Jong-pil", "jong pil"),
        ("L’Avventura", "l'avventura"),
        ("WALL·E", "wall-e"),
        ("الرِّسَالَة", "الرسالة"),
        ("الرســالة", "الرسالة"),
        ("أحمد", "احمد"),
        ("گيلاس", "گیلاس"),
        ("이제훈", "\u110b\u1175\u110c\u1166\u1112\u116e\u11ab"),
        ("電影", "电影"),
        ("臥虎藏龍", "卧虎藏龙"),
        ("花樣年華", "花样年华"),
        ("霸王別姬", "霸王别姬"),
        ("東京物語", "东京物语"),
        ("  two   words ", "two words"),
    ],
)
def test_two_spellings_of_one_title_fold_to_the_same_text(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("が", "か"), ("훈", "후"), ("कि", "की"), ("Escape", "Escapes"), ("이제훈", "Lee Je-hoon")],
)
def test_different_letters_stay_different(one, other):
    assert fold(one) != fold(other)


def test_writing_without_traditional_characters_is_left_alone():
    assert fold("気狂いピエロ 天空之城 기생충") == "気狂いピエロ 天空之城 기생충"


@pytest.mark.parametrize("text", ["이제훈", "天空之城", "となりのトトロ", "कृष्ण"])
def test_other_scripts_stay_readable(text):
    assert fold(text) == text


def test_a_name_is_the_same_whichever_part_comes_first():
    spellings = ["Jong-pil Lee", "Lee Jong-pil", "Lee Jong Pil", "LEE, Jong-Pil"]
    assert {name_key(name) for name in spellings} == {"jong lee pil"}
    assert name_key("Lee Jongpil") != name_key("Lee Jong-pil")


def test_compact_text_has_no_spaces():
    assert compact("Lee Jong-pil") == compact("Lee Jongpil") == "leejongpil"


def test_words_keep_their_order():
    assert words("The Firemen’s Ball!") == ["the", "firemen", "s", "ball"]
    assert words("🎬 …") == []


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_a_text_in_ascii_folds_as_it_does_within_any_other(text):
    assert f"{fold(text)} 훈".strip() == fold(f"{text} 훈")
