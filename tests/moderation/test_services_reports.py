import re
from uuid import uuid4

import pytest

from moderation.models import Report
from moderation.selectors import report_cases
from moderation.services import hide, report
from tests.factories import make_comment, make_moderator, make_review, make_user

pytestmark = pytest.mark.django_db


def test_a_second_report_by_the_same_member_changes_the_first():
    comment, reader = make_comment(), make_user()
    report(target=comment, rule="civility", reporter=reader)
    report(target=comment, rule="spoilers", explanation="The ending.", reporter=reader)
    only = Report.objects.get()
    assert (only.rule, only.explanation) == ("spoilers", "The ending.")


def test_a_form_that_is_sent_twice_is_one_report_with_the_last_words():
    comment, key = make_comment(), uuid4()
    for words in ("First.", "Second."):
        report(target=comment, rule="civility", explanation=words, key=key)
    assert Report.objects.get().explanation == "Second."


def test_every_page_of_the_form_has_a_key_of_its_own_and_keeps_it(client):
    address = f"{make_review().get_absolute_url()}report/"
    keys = [
        re.search(r'name="key" value="([0-9a-f-]{36})"', client.get(address).text)[1]
        for _ in range(2)
    ]
    assert keys[0] != keys[1]
    assert keys[0] in client.post(address, {"key": keys[0]}).text
    for _ in range(2):
        client.post(address, {"key": keys[0], "rule": "topic"})
    assert str(Report.objects.get().key) == keys[0]


def test_a_report_changes_nothing_about_its_target():
    comment = make_comment()
    report(target=comment, rule="civility")
    comment.refresh_from_db()
    assert comment.is_public


def test_fifty_reports_are_one_case():
    comment, review = make_comment(), make_review()
    for _ in range(50):
        report(target=comment, rule="civility")
    report(target=review, rule="honesty")
    cases = {case.target: case.open_count for case in report_cases(Report.objects.all())}
    assert cases == {comment: 50, review: 1}
    assert len(report_cases(Report.objects.all())) == 2


def test_a_new_report_after_a_decision_is_a_new_case():
    comment, moderator = make_comment(), make_moderator()
    for _ in range(2):
        report(target=comment, rule="advertising")
    hide(target=comment, actor=moderator, rule="advertising", reason="Watches.")
    report(target=comment, rule="civility")
    assert [case.open_count for case in report_cases(Report.objects.all()).order_by("id")] == [1, 1]
    assert [case.rule for case in report_cases(Report.objects.all()).filter(decision=None)] == [
        "civility"
    ]
