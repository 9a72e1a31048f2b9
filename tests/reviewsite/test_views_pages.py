"""The house's own pages."""

import pytest

pytestmark = pytest.mark.django_db


def test_the_rules_say_how_much_a_newcomer_publishes_in_a_day(client):
    assert "at most 3 reviews and 10 comments a day" in client.get("/rules/").text
