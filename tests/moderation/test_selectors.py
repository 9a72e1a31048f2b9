import pytest

from moderation import selectors, services
from moderation.selectors import history_of_author, latest_decision, log_page, possible_verbs
from reviews.models import Comment
from tests.factories import make_comment, make_guest_comment, make_moderator, make_review, make_user

pytestmark = pytest.mark.django_db
WHY = {"rule": "topic", "reason": "Another film."}


@pytest.mark.parametrize(
    ("state", "is_hidden", "verbs"),
    [
        ("held", False, ["approve", "hide"]),
        ("held", True, ["restore"]),
        ("published", False, ["hide"]),
        ("published", True, ["restore"]),
        ("withdrawn", False, []),
        ("withdrawn", True, ["restore"]),
    ],
)
def test_each_state_of_a_comment_has_its_decisions(state, is_hidden, verbs):
    comment = make_comment()
    comment.state, comment.is_hidden = state, is_hidden
    assert possible_verbs(comment) == verbs


def test_what_is_reported_can_also_be_dismissed():
    review = make_review()
    services.report(target=review, rule="honesty")
    assert possible_verbs(review) == ["hide", "dismiss"]


def test_the_latest_decision_is_the_one_that_made_the_state():
    comment, moderator = make_comment(), make_moderator()
    hidden = services.hide(target=comment, actor=moderator, **WHY)
    services.report(target=comment, rule="civility")
    services.dismiss_reports(target=comment, actor=moderator, **WHY)
    assert latest_decision(comment) == hidden


def test_a_decision_about_a_review_is_not_taken_for_one_about_the_comment_of_its_number():
    review = make_review()
    services.hide(target=review, actor=make_moderator(), **WHY)
    assert latest_decision(Comment(pk=review.pk)) is None


def test_the_history_holds_the_other_texts_of_a_member_and_no_drafts():
    member = make_user()
    review, comment, other = make_review(author=member), make_comment(author=member), make_comment()
    newest = make_comment(author=member)
    services.hide(target=comment, actor=make_moderator(), **WHY)
    history = history_of_author(newest)
    assert (history.comments, history.reviews, history.hidden) == ([comment], [review], 1)
    assert other not in history.comments


def test_the_history_of_a_guest_follows_the_guest():
    first, second = make_guest_comment(), make_guest_comment()
    make_guest_comment(guest_email="max@example.org")
    assert history_of_author(second).comments == [first]


def test_the_log_is_read_page_by_page_without_a_gap(monkeypatch):
    monkeypatch.setattr(selectors, "LOG_PAGE", 2)
    moderator = make_moderator()
    actions = [services.hide(target=make_comment(), actor=moderator, **WHY) for _ in range(5)]
    page, read = log_page({}), []
    while True:
        read += page.rows
        if not page.next:
            break
        name, _, value = page.next.partition("=")
        page = log_page({name: value})
    assert read == actions[::-1]


def test_the_log_links_to_what_the_public_can_see_only():
    moderator, comment, hidden = make_moderator(), make_guest_comment(), make_comment()
    services.approve_comment(comment=comment, actor=moderator, **WHY)
    services.hide(target=hidden, actor=moderator, **WHY)
    assert [row.target for row in log_page({}).rows] == [None, comment]
    services.hide(target=comment.review, actor=moderator, **WHY)
    assert [row.target for row in log_page({}).rows] == [None, None, None]
