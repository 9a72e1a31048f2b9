"""What letters tell about the language of a text."""

import pytest

from text.scripts import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("فيلم عن الحدود", "ar"),
        ("A film about borders", ""),
        ("탈주", "ko"),
        ("千と千尋の神隠し", "ja"),
        ("花樣年華", "zh"),
        ("Сталкер, 1979", "ru"),
        ("Ταξίδι στα Κύθηρα", "el"),
        ("1984 …", ""),
        ("", ""),
        ("فيلم (Escape) عن الحدود", "ar"),
        ("Escape, or الهروب: a film", ""),
    ],
)
def test_most_letters_of_a_text_tell_its_language(text, language):
    assert language_of(text) == language
