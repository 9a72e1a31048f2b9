"""Why a film is near another, in words."""

import pytest

from films.nearness import words

NOTHING = {"person": "", "is_by": False, "genre": "", "country": ""}


@pytest.mark.parametrize(
    ("shared", "said"),
    [
        ({"person": "Lee Jong-pil", "is_by": True, "genre": "Drama"}, "Also by Lee Jong-pil"),
        ({"person": "Lee Je-hoon"}, "Also with Lee Je-hoon"),
        ({"genre": "Thriller", "country": "South Korea"}, "Thriller from South Korea"),
        ({"genre": "Western", "country": "United States"}, "Western from the United States"),
        ({"genre": "Short"}, "Also Short"),
        ({"country": "Netherlands"}, "Also from the Netherlands"),
        ({}, ""),
    ],
)
def test_the_weightiest_of_what_is_shared_is_said(shared, said):
    assert words(**NOTHING | shared) == said
