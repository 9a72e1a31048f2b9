from decimal import Decimal

import pytest

from reviews.markup import find_stated_scores, stated_runtimes


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("I give it 7/10.", [("7", "7/10")]),
        ("A solid 3.5/5", [("7", "3.5/5")]),
        ("7,5 / 10", [("7.5", "7,5 / 10")]),
        ("90 % of it", [("9", "90 %")]),
        ("85%", [("8.5", "85%")]),
        ("4 out of 5 stars", [("8", "4 out of 5")]),
        ("72/100 and 8/10", [("7.2", "72/100"), ("8", "8/10")]),
        ("0/10", [("1", "0/10")]),
        ("11/10", []),
        ("on 9/10/2024", []),
        ("24/7", []),
        ("9/11", []),
        ("110 %", []),
        ("1/100000", []),
        ("no score", []),
    ],
)
def test_scores_in_a_text_are_found_on_the_scale_of_ten(text, scores):
    found = [(score.value, score.words) for score in find_stated_scores(text)]
    assert found == [(Decimal(value), words) for value, words in scores]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("It runs 94 minutes.", [94]),
        ("a 94-minute film", [94]),
        ("94 min", [94]),
        ("1h 34m", [94]),
        ("1h34", [94]),
        ("94 minutes in 2h", [94, 120]),
        ("2 hours 10 minutes", [130]),
        ("2 hours and 10 minutes", [130]),
        ("2 hrs. 5 mins", [125]),
        ("2 hours", [120]),
        ("94 minutes, not 2 hours", [94, 120]),
        ("the last 20 minutes", []),
        ("one take of 20 minutes", []),
        ("a running time of 90 minutes", [90]),
        ("the runtime of 90 minutes", [90]),
        ("a length of 1h 34m", [94]),
        ("with a duration of 94 minutes", [94]),
        ("In 1994 my mind", []),
        ("9999 minutes", []),
        ("94 mm film, 5 men", []),
    ],
)
def test_running_times_in_a_text_are_found_in_minutes(text, minutes):
    assert stated_runtimes(text) == minutes
