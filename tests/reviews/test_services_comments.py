"""Writes of comments: what is held, what counts, what is the same comment twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reviews import services
from reviews.models import Comment, Guest
from reviews.models.comment import MAX_DEPTH
from reviews.services.holding import NEWCOMER_TEXTS, NEWCOMER_TIME, is_newcomer
from tests.factories import (
    make_comment,
    make_guest_comment,
    make_moderator,
    make_review,
    make_user,
)

pytestmark = pytest.mark.django_db


def count_on(review):
    review.refresh_from_db()
    return review.comment_count


def test_a_member_s_comment_is_public_at_once_and_counts():
    comment = make_comment()
    assert comment.is_public
    assert count_on(comment.review) == 1


def test_a_guest_s_first_comment_is_held_and_does_not_count():
    comment = make_guest_comment()
    assert comment.state == Comment.State.HELD
    assert count_on(comment.review) == 0


def test_approval_publishes_the_comment_and_trusts_the_guest():
    comment = make_guest_comment()
    services.approve_comment(comment=comment)
    services.approve_comment(comment=comment)
    assert count_on(comment.review) == 1
    assert Guest.objects.get().approved_at


def test_the_address_of_a_trusted_guest_alone_is_not_enough():
    first = make_guest_comment()
    services.approve_comment(comment=first)
    assert make_guest_comment(first.review, body="Two.").state == Comment.State.HELD
    trusted = make_guest_comment(first.review, body="Three.", trusted_guest_id=first.guest_id)
    assert trusted.state == Comment.State.PUBLISHED


def test_an_address_in_other_letters_is_the_same_guest():
    review = make_review()
    make_guest_comment(review, guest_email="Rosa@Example.org")
    make_guest_comment(review, guest_email="rosa@example.org", body="Again.")
    assert Guest.objects.count() == 1


def test_twenty_equal_comments_are_one():
    review, author = make_review(), make_user()
    for _ in range(20):
        make_comment(review, author, body="The same words.")
    assert Comment.objects.count() == 1
    assert count_on(review) == 1


def test_twenty_equal_comments_of_a_guest_are_one():
    review = make_review()
    for _ in range(20):
        make_guest_comment(review)
    assert Comment.objects.count() == 1


def test_the_same_words_after_ten_minutes_or_by_another_or_elsewhere_are_a_new_comment():
    review, author = make_review(), make_user()
    first = make_comment(review, author, body="Yes.")
    make_comment(review, make_user(), body="Yes.")
    make_comment(review, author, body="Yes.", parent=first)
    Comment.objects.update(created_at=timezone.now() - timedelta(minutes=11))
    make_comment(review, author, body="Yes.")
    assert Comment.objects.count() == 4


def test_words_that_were_withdrawn_can_be_posted_again():
    first = make_comment(body="Yes.")
    services.withdraw_comment(comment=first)
    again = make_comment(first.review, first.author, body="Yes.")
    assert again.is_public
    assert count_on(first.review) == 1


def test_withdrawing_twice_counts_once():
    comment = make_comment()
    services.withdraw_comment(comment=comment)
    services.withdraw_comment(comment=comment)
    assert count_on(comment.review) == 0


def test_a_withdrawn_or_hidden_or_foreign_comment_cannot_be_answered():
    gone, hidden, elsewhere = make_comment(), None, make_comment()
    hidden = make_comment(gone.review)
    services.withdraw_comment(comment=gone)
    services.hide(hidden)
    for parent in (gone, hidden, elsewhere):
        parent.refresh_from_db()
        with pytest.raises(services.CommentsClosed):
            make_comment(gone.review, parent=parent)


def test_a_closed_or_hidden_or_withdrawn_review_takes_no_comments():
    closed, hidden, withdrawn = make_review(), make_review(), make_review()
    type(closed).objects.filter(pk=closed.pk).update(comments_open=False)
    services.hide(hidden)
    services.withdraw_review(review=withdrawn)
    for review in (closed, hidden, withdrawn):
        with pytest.raises(services.CommentsClosed):
            make_comment(review)


def test_below_the_greatest_depth_answers_stand_beside_each_other():
    comment = make_comment()
    for _ in range(MAX_DEPTH + 3):
        comment = make_comment(comment.review, parent=comment)
    assert comment.depth == MAX_DEPTH


def test_a_comment_can_be_edited_for_fifteen_minutes():
    comment = make_comment()
    services.edit_comment(comment=comment, body="Better words.")
    comment.refresh_from_db()
    assert "Better words" in comment.body_html
    assert comment.edited_at
    Comment.objects.update(created_at=timezone.now() - timedelta(minutes=16))
    with pytest.raises(services.EditingClosed):
        services.edit_comment(comment=comment, body="Too late.")


def make_known_member():
    """A member whom nobody calls new: here for long, with three texts that stand."""
    member = make_user(date_joined=timezone.now() - NEWCOMER_TIME - timedelta(minutes=1))
    make_review(author=member)
    for _ in range(NEWCOMER_TEXTS - 1):
        make_comment(author=member)
    return member


def test_a_member_is_new_for_a_day_and_until_three_texts_are_public():
    known = make_known_member()
    assert not is_newcomer(known)
    services.hide(Comment.objects.filter(author=known).first())
    assert is_newcomer(known)
    known = make_known_member()
    known.date_joined = timezone.now() - NEWCOMER_TIME + timedelta(minutes=1)
    assert is_newcomer(known)


LINK, WWW = "Look: [here](https://example.org/a).", "Go to www.example.org today."


@pytest.mark.parametrize("body", [LINK, WWW, "See https://example.org/", "<https://example.org>"])
def test_the_links_of_a_newcomer_are_held_and_do_not_count(body):
    comment = make_comment(author=make_user(), body=body)
    assert comment.state == Comment.State.HELD
    assert count_on(comment.review) == 0


def test_two_links_of_a_known_member_are_public_and_three_are_held():
    member = make_known_member()
    assert make_comment(author=member, body=LINK * 2).is_public
    assert make_comment(author=member, body=LINK * 3).state == Comment.State.HELD


def test_a_moderator_s_links_wait_for_nobody():
    assert make_comment(author=make_moderator(), body=LINK * 3).is_public


def test_three_links_of_a_trusted_guest_are_held():
    first = make_guest_comment()
    services.approve_comment(comment=first)
    trusted = {"review": first.review, "trusted_guest_id": first.guest_id}
    assert make_guest_comment(body=LINK * 2, **trusted).is_public
    assert make_guest_comment(body=LINK * 3, **trusted).state == Comment.State.HELD


def test_links_that_an_edit_brings_in_are_held_too():
    comment = make_comment(author=make_user())
    edited = services.edit_comment(comment=comment, body=LINK)
    assert edited.state == Comment.State.HELD
    assert count_on(comment.review) == 0
    services.edit_comment(comment=comment, body="No link any more.")
    assert count_on(comment.review) == 0


def test_the_links_of_a_comment_tell_search_engines_that_nobody_vouches_for_them():
    assert 'rel="nofollow ugc noopener"' in make_comment(body=LINK).body_html


def test_a_withdrawn_or_hidden_comment_cannot_be_edited():
    withdrawn, hidden = make_comment(), make_comment()
    services.withdraw_comment(comment=withdrawn)
    services.hide(hidden)
    for comment in (withdrawn, hidden):
        with pytest.raises(services.EditingClosed):
            services.edit_comment(comment=comment, body="New words.")
