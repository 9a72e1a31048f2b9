import pytest
from django.template import Context, Template

from moderation import services
from tests.factories import make_comment, make_moderator, make_review

pytestmark = pytest.mark.django_db
BANNER = Template(
    "{% load decisions %}{% decision_on target as decision %}"
    "{% if decision %}{{ decision.get_verb_display }}|{{ decision.get_rule_display }}|"
    "{{ decision.reason }}|{{ decision.created_at.year }}{% endif %}"
)


@pytest.mark.parametrize("make", [make_review, make_comment])
def test_the_author_of_a_hidden_text_can_be_told_the_rule_and_the_reason(make):
    target = make()
    action = services.hide(
        target=target, actor=make_moderator(), rule="advertising", reason="It sells <b>watches</b>."
    )
    text = BANNER.render(Context({"target": target}))
    assert text == (
        f"hidden|No advertising.|It sells &lt;b&gt;watches&lt;/b&gt;.|{action.created_at.year}"
    )


def test_nothing_is_said_about_a_text_that_nobody_decided_about():
    assert BANNER.render(Context({"target": make_review()})) == ""
