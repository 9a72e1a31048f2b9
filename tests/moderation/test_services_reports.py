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
    cases = {case.target: case.open_count for case in report_cases()}
    assert cases == {comment: 50, review: 1}
    assert len(report_cases()) == 2


def test_a_new_report_after_a_decision_is_a_new_case():
    comment, moderator = make_comment(), make_moderator()
    for _ in range(2):
        report(target=comment, rule="advertising")
    hide(target=comment, actor=moderator, rule="advertising", reason="Watches.")
    report(target=comment, rule="civility")
    assert [case.open_count for case in report_cases().order_by("id")] == [1, 1]
    assert [case.rule for case in report_cases().filter(decision=None)] == ["civility"]
