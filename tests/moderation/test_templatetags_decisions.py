import pytest

from moderation import services
from moderation.page_parts.decisions import decision_on
from tests.factories import make_comment, make_moderator, make_review

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [make_review, make_comment])
def test_the_author_of_a_hidden_text_can_be_told_the_rule_and_the_reason(make):
    target = make()
    hidden = services.hide(
        target=target, actor=make_moderator(), rule="advertising", reason="It sells watches."
    )
    told = decision_on(target)
    assert told == hidden
    assert (told.get_verb_display(), told.get_rule_display()) == ("hidden", "No advertising.")
    assert told.reason == "It sells watches."


def test_nothing_is_said_about_a_text_that_nobody_decided_about():
    assert decision_on(make_review()) is None
