"""Addresses of records are those that Django would resolve."""

import pytest
from django.urls import reverse

from text.addresses import address_of


@pytest.mark.parametrize(
    ("view", "parts"),
    [
        ("member_detail", ["ines-2"]),
        ("review_detail", [4711]),
        ("comment_detail", [4711, 12]),
        ("review_list", []),
    ],
)
def test_an_address_is_the_one_that_is_resolved(view, parts):
    assert address_of(view, *parts) == reverse(view, args=parts)
