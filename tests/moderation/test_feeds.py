"""The feed of the public log."""

import re

import pytest
from django.urls import reverse

from moderation import services
from tests.factories import make_comment, make_moderator, make_review, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided():
    """A review that was hidden after a report, and a comment that was hidden and restored."""
    review, reporter = make_review(), make_user("reporter", display_name="Rita Reporter")
    services.report(target=review, rule="civility", explanation="My own words.", reporter=reporter)
    comment = make_comment(author=make_user("writer", display_name="Walt Writer"))
    by = {"actor": make_moderator(username="judge", display_name="Jude Moderator")}
    services.hide(target=review, rule="civility", reason="Rude & loud.", **by)
    services.hide(target=comment, rule="topic", reason="Off the film.", **by)
    services.restore(target=comment, rule="topic", reason="On second thought.", **by)
    return comment


@pytest.mark.parametrize("kind", ["feed", "rss"])
def test_the_feed_of_the_log_tells_every_decision_and_names_nobody(client, decided, kind):
    text = client.get(reverse(f"moderation_log_{kind}")).text
    assert text.count("Decided by a moderator.") == 3
    assert "Rude &amp;amp; loud." in text
    assert "On second thought." in text
    for secret in ("Rita", "reporter", "My own words", "Walt", "writer", "Jude", "judge", "@"):
        assert secret not in text.replace("127.0.0.1", "")


def test_an_entry_leads_to_its_place_on_the_page_of_the_log(client, decided):
    text = client.get(reverse("moderation_log_feed")).text
    page = client.get(reverse("moderation_log")).text
    assert "/moderation/log/#decision-" in text
    for place in re.findall(r'id="(decision-\d+)"', page):
        assert f"/moderation/log/#{place}<" in text


def test_the_feed_names_a_film_only_where_the_public_sees_what_was_decided_about(client, decided):
    text = client.get(reverse("moderation_log_feed")).text
    film = str(decided.review.film)
    assert f"comment, {film}: restored" in text
    assert f"review, {film}" not in text
    assert "review: hidden" in text


def test_the_feed_of_the_log_asks_three_times_however_long_it_is(
    client, decided, django_assert_num_queries
):
    with django_assert_num_queries(3):
        client.get(reverse("moderation_log_feed"))
