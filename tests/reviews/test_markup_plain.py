import pytest

from reviews.markup import excerpt, first_sentences, reading_minutes


@pytest.mark.parametrize(
    ("plain", "count", "expected"),
    [
        ("One. Two. Three.", 2, "One. Two."),
        ("One", 2, "One"),
        ("", 1, ""),
        ("Mr. Lee met J. Doe. Then left.", 1, "Mr. Lee met J. Doe."),
        ("It runs 3.5 hours. Too long.", 1, "It runs 3.5 hours."),
        ("“Stop!” he said. Go.", 1, "“Stop!”"),
        ("Heading line\nNext one.", 1, "Heading line"),
        ("좋다. 나쁘다.", 1, "좋다."),
        ("面白い。とても。", 1, "面白い。"),
    ],
)
def test_the_first_sentences_are_whole_sentences(plain, count, expected):
    assert first_sentences(plain, count) == expected


@pytest.mark.parametrize(
    ("plain", "limit", "expected"),
    [
        ("One two. Three four.", 100, "One two. Three four."),
        ("One two. Three four.", 20, "One two. Three four."),
        ("One two. Three four.", 19, "One two."),
        ("One two three four", 10, "One two…"),
        ("One two, three", 9, "One two…"),
        ("Onetwothree", 5, "Onet…"),
        ("", 5, ""),
    ],
)
def test_an_excerpt_is_cut_after_a_sentence_or_a_word(plain, limit, expected):
    assert excerpt(plain, limit) == expected
    assert len(excerpt(plain, limit)) <= limit


@pytest.mark.parametrize(
    ("plain", "minutes"),
    [("", 1), ("word " * 220, 1), ("word " * 221, 2), ("映" * 1000, 2), ("映" * 500 + " word", 2)],
)
def test_reading_takes_at_least_a_minute(plain, minutes):
    assert reading_minutes(plain) == minutes
