import pytest
from django.db import DatabaseError, transaction

from moderation import services
from moderation.models import ModerationAction, Report
from moderation.services import OwnContent, ReasonMissing
from reviews.models import Comment, Review
from tests.factories import make_comment, make_guest_comment, make_moderator, make_review, make_user

pytestmark = pytest.mark.django_db
WHY = {"rule": "advertising", "reason": "It sells watches."}


@pytest.fixture
def moderator():
    return make_moderator()


def hide(target, actor):
    return services.hide(target=target, actor=actor, **WHY)


def test_a_decision_writes_who_what_why_and_both_states(moderator):
    comment = make_comment()
    action = hide(comment, moderator)
    comment.refresh_from_db()
    assert comment.is_hidden
    assert action.actor == moderator
    assert (action.target_kind, action.target_id) == ("comment", comment.pk)
    assert (action.rule, action.reason) == ("advertising", "It sells watches.")
    assert (action.state_before, action.state_after) == ("published", "published, hidden")
    assert action.origin == "own"
    assert not action.decided_automatically


@pytest.mark.parametrize("verb", ["approve", "restore", "dismiss"])
def test_a_decision_that_would_change_nothing_is_not_logged(verb, moderator):
    target = make_comment()
    assert services.decide(verb=verb, target=target, actor=moderator, **WHY) is None
    assert not ModerationAction.objects.exists()


def test_hiding_twice_is_one_decision(moderator):
    review = make_review()
    assert hide(review, moderator)
    assert hide(review, moderator) is None
    assert ModerationAction.objects.count() == 1


def test_a_review_cannot_be_approved_in_place_of_the_comment_of_its_number(moderator):
    held = make_guest_comment()
    Comment.objects.filter(pk=held.pk).update(id=held.review_id)
    held = Comment.objects.get(review=held.review_id)
    review = Review.objects.get(pk=held.pk)
    services.decide(verb="approve", target=review, actor=moderator, **WHY)
    held.refresh_from_db()
    assert held.state == Comment.State.HELD


@pytest.mark.parametrize("reason", ["", "   ", "\n\t"])
def test_a_reason_of_spaces_is_refused(reason, moderator):
    comment = make_comment()
    with pytest.raises(ReasonMissing):
        services.hide(target=comment, actor=moderator, rule="spoilers", reason=reason)
    comment.refresh_from_db()
    assert not comment.is_hidden


def test_a_rule_that_the_house_has_not_is_refused(moderator):
    with pytest.raises(ReasonMissing):
        services.hide(target=make_comment(), actor=moderator, rule="taste", reason="Bad taste.")


@pytest.mark.parametrize("verb", ["hide", "restore", "dismiss"])
def test_nobody_decides_about_a_text_of_their_own(verb, moderator):
    own = make_review(author=moderator)
    services.report(target=own, rule="honesty")
    with pytest.raises(OwnContent):
        services.decide(verb=verb, target=own, actor=moderator, **WHY)
    assert not ModerationAction.objects.exists()


def test_a_hidden_review_can_be_restored_as_it_was(moderator):
    review = make_review()
    hide(review, moderator)
    services.restore(target=review, actor=moderator, rule="honesty", reason="It was paid for.")
    review.refresh_from_db()
    assert review.is_public
    assert ModerationAction.objects.count() == 2


def test_hiding_closes_the_open_reports_of_its_target_and_no_others(moderator):
    comment, other = make_comment(), make_comment()
    for target in (comment, comment, other):
        services.report(target=target, rule="advertising")
    action = hide(comment, moderator)
    assert action.origin == "report"
    assert set(Report.objects.filter(comment=comment).values_list("decision", flat=True)) == {
        action.pk
    }
    assert Report.objects.open().get().comment == other


def test_dismissing_reports_leaves_the_target_as_it_is(moderator):
    comment = make_comment()
    services.report(target=comment, rule="advertising", reporter=make_user())
    services.report(target=comment, rule="civility")
    action = services.dismiss_reports(target=comment, actor=moderator, **WHY)
    comment.refresh_from_db()
    assert comment.is_public
    assert action.state_before == action.state_after
    assert not Report.objects.open().exists()


def test_approving_a_held_comment_publishes_it(moderator):
    comment = make_guest_comment()
    services.approve_comment(comment=comment, actor=moderator, rule="topic", reason="On topic.")
    comment.refresh_from_db()
    assert comment.is_public
    assert ModerationAction.objects.get().verb == "approve"


def test_a_withdrawn_comment_can_only_have_its_reports_dismissed(moderator):
    comment = make_comment()
    services.report(target=comment, rule="civility")
    Comment.objects.filter(pk=comment.pk).update(state=Comment.State.WITHDRAWN)
    assert hide(comment, moderator) is None
    assert services.dismiss_reports(target=comment, actor=moderator, **WHY)


@pytest.mark.usefixtures("append_only_log")
def test_the_database_refuses_to_change_a_decision(moderator):
    action = hide(make_comment(), moderator)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ModerationAction.objects.filter(pk=action.pk).update(reason="Something else.")
    action.refresh_from_db()
    assert action.reason == "It sells watches."


@pytest.mark.usefixtures("append_only_log")
def test_the_database_refuses_to_delete_a_decision(moderator):
    action = hide(make_comment(), moderator)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ModerationAction.objects.filter(pk=action.pk).delete()
    assert ModerationAction.objects.filter(pk=action.pk).exists()
