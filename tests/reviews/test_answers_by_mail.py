"""Answers by mail: only to who asked, once, without spoilers, and stopped with one press."""

import re
from datetime import timedelta
from smtplib import SMTPServerDisconnected
from types import SimpleNamespace

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.services import choose_answers
from reviews import services
from reviews.models import Comment, CommentMail, Guest
from reviews.services import comment_mails
from reviews.services.answers import ASK_AGAIN_TIME, CONFIRM_TIME
from tests.browser import Forger
from tests.factories import make_comment, make_film, make_guest_comment, make_review, make_user

pytestmark = pytest.mark.django_db
LINK = re.compile(r"http://127\.0\.0\.1:\d+(/answers/\w+/\S+/)")


def path_in(message, kind: str) -> str:
    return next(path for path in LINK.findall(message.body) if kind in path)


def make_asking_guest_comment(**fields) -> Comment:
    comment = make_guest_comment(wants_answers=True, **fields)
    return services.approve_comment(comment=comment)


@pytest.fixture
def asked():
    """A comment by a member who wants its answers."""
    return make_comment(author=make_user(display_name="Ana"), wants_answers=True)


def test_a_member_who_asked_gets_one_mail_about_an_answer(asked):
    answer = make_comment(asked.review, make_user(display_name="Ben"), parent=asked, body="No.")
    (message,) = mail.outbox
    assert message.to == [asked.author.email]
    assert "answer to your comment" in message.subject
    assert "Ben answered your comment" in message.body
    assert "\nNo.\n" in message.body
    assert answer.get_absolute_url() in message.body
    assert answer.author.email not in message.message().as_string()
    comment_mails.send_comment_mails.call()
    assert len(mail.outbox) == 1


def test_nobody_gets_a_mail_who_did_not_ask(asked):
    plain = make_comment(asked.review)
    make_comment(asked.review, parent=plain)
    make_comment(asked.review)
    make_comment(asked.review, asked.author, parent=asked)
    assert mail.outbox == []
    assert not CommentMail.objects.exists()


@pytest.mark.parametrize("change", [{"is_active": False}, {"email": ""}], ids=["shut", "nowhere"])
def test_nobody_gets_a_mail_whose_account_is_shut_or_has_no_address(asked, change):
    make_comment(asked.review, parent=asked)
    mail.outbox.clear()
    # As though it had not been sent yet.
    CommentMail.objects.update(sent_at=None, next_try_at=timezone.now())
    User.objects.filter(pk=asked.author.pk).update(**change)
    comment_mails.send_comment_mails.call()
    make_comment(asked.review, parent=Comment.objects.get(pk=asked.pk))
    assert mail.outbox == []
    assert CommentMail.objects.count() == 1


def test_the_setting_brings_answers_to_all_comments_and_comments_on_own_reviews():
    member = make_user()
    comment, review = make_comment(author=member), make_review(author=member)
    choose_answers(member=member, wanted=True)
    make_comment(comment.review, parent=comment)
    make_comment(review)
    subjects = [message.subject for message in mail.outbox]
    assert ["your comment" in s for s in subjects] == [True, False]
    assert "your review" in subjects[1]


def test_a_held_answer_is_told_when_it_is_approved(asked):
    answer = make_guest_comment(asked.review, parent=asked)
    assert mail.outbox == []
    services.approve_comment(comment=answer)
    (message,) = mail.outbox
    assert "Rosa (guest) answered" in message.body
    assert "rosa@example.org" not in message.message().as_string()


def test_a_guest_gets_answers_only_after_pressing_the_button_in_a_mail(client):
    comment = make_guest_comment(wants_answers=True)
    assert mail.outbox == []
    comment = services.approve_comment(comment=comment)
    (question,) = mail.outbox
    assert question.to == ["rosa@example.org"]
    make_comment(comment.review, parent=comment)
    assert len(mail.outbox) == 1
    confirm = path_in(question, "confirm")
    assert "Yes, send me answers" in client.get(confirm).text
    make_comment(comment.review, parent=comment)
    assert len(mail.outbox) == 1
    assert "we write to you" in client.post(confirm).text
    comment.refresh_from_db()
    make_comment(comment.review, parent=comment)
    assert mail.outbox[1].to == ["rosa@example.org"]


def test_a_stranger_s_address_is_written_to_once_a_week_at_most_and_never_about_answers():
    first = make_asking_guest_comment()
    second = make_asking_guest_comment(review=first.review, body="Once more.")
    assert len(mail.outbox) == 1
    make_comment(first.review, parent=first)
    make_comment(first.review, parent=second)
    assert len(mail.outbox) == 1
    Guest.objects.update(asked_at=timezone.now() - ASK_AGAIN_TIME)
    make_asking_guest_comment(review=first.review, body="A week later.")
    assert len(mail.outbox) == 2


def test_a_confirmed_address_is_asked_again_when_an_unknown_browser_names_it(client):
    first = make_asking_guest_comment()
    client.post(path_in(mail.outbox[0], "confirm"))
    known = make_guest_comment(
        first.review, body="Known.", trusted_guest_id=first.guest_id, wants_answers=True
    )
    assert known.answers_wanted == Comment.Answers.BY_MAIL
    unknown = make_guest_comment(first.review, body="Unknown.", wants_answers=True)
    assert unknown.answers_wanted == Comment.Answers.UNCONFIRMED


def test_a_link_of_confirmation_is_over_after_its_week_or_when_it_was_changed(client, monkeypatch):
    make_asking_guest_comment()
    confirm = path_in(mail.outbox[0], "confirm")
    for path in (confirm[:-4] + "abc/", confirm.replace("confirm", "stop"), "/answers/stop/x/"):
        assert client.post(path).status_code == 410
    monkeypatch.setattr("reviews.services.answers.CONFIRM_TIME", timedelta(seconds=-1))
    assert client.post(confirm).status_code == 410
    assert not Guest.objects.get().confirmed_at
    assert timedelta() < CONFIRM_TIME


def test_one_press_from_afar_stops_all_mails_of_a_member(asked):
    choose_answers(member=asked.author, wanted=True)
    make_comment(asked.review, parent=asked)
    headers = mail.outbox[0].message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    stop = path_in(mail.outbox[0], "stop")
    assert headers["List-Unsubscribe"] == f"<http://127.0.0.1:8000{stop}>"
    forger = Forger()
    assert "Stop the mails" in forger.get(stop).text
    make_comment(asked.review, parent=asked)
    assert len(mail.outbox) == 2
    assert forger.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    make_comment(asked.review, parent=asked)
    assert len(mail.outbox) == 2


def test_a_guest_stops_the_mails_and_nobody_else_s(client, asked):
    guest = make_asking_guest_comment(review=asked.review)
    client.post(path_in(mail.outbox[0], "confirm"))
    guest.refresh_from_db()
    make_comment(asked.review, parent=guest)
    client.post(path_in(mail.outbox[1], "stop"))
    guest.refresh_from_db()
    make_comment(asked.review, parent=guest)
    make_comment(asked.review, parent=asked)
    assert [message.to[0] for message in mail.outbox[2:]] == [asked.author.email]


def test_no_link_holds_an_address(asked):
    make_asking_guest_comment(review=asked.review)
    make_comment(asked.review, parent=asked)
    for message in mail.outbox:
        for path in LINK.findall(message.body):
            assert "@" not in path
            assert len(path) < 100


def test_spoilers_stay_out_of_the_mail(asked):
    make_comment(asked.review, parent=asked, body="It was >! the butler !< again.")
    flagged = make_review(contains_spoilers=True)
    parent = make_comment(flagged, wants_answers=True)
    make_comment(flagged, parent=parent, body="The gardener, surely.")
    assert "It was … again." in mail.outbox[0].body
    texts = "".join(message.message().as_string() for message in mail.outbox)
    assert "butler" not in texts
    assert "gardener" not in texts


def test_what_was_hidden_or_withdrawn_before_the_mail_went_out_is_not_told(asked, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    hidden = make_comment(asked.review, parent=asked)
    services.hide(hidden)
    withdrawn = make_comment(asked.review, parent=asked)
    services.withdraw_comment(comment=withdrawn)
    comment_mails.send_comment_mails.call()
    assert mail.outbox == []
    assert not comment_mails.waiting_mails().exists()


def test_a_mail_that_could_not_be_sent_is_tried_again_later_and_given_up_at_last(
    asked, settings, monkeypatch
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    attempts = []

    def refuse(message):
        attempts.append(message)
        raise SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    make_comment(asked.review, parent=asked)
    send = comment_mails.send_comment_mails.call
    send()
    send()
    assert len(attempts) == 1
    for _ in range(10):
        CommentMail.objects.update(next_try_at=timezone.now())
        send()
    assert len(attempts) == len(comment_mails.PAUSES)
    assert CommentMail.objects.get().sent_at is None


def test_a_mail_is_written_down_with_its_comment_or_not_at_all(asked, monkeypatch):
    def fail():
        raise RuntimeError

    monkeypatch.setattr(comment_mails, "send_comment_mails", SimpleNamespace(enqueue=fail))
    with pytest.raises(RuntimeError):
        make_comment(asked.review, parent=asked)
    assert not CommentMail.objects.exists()
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\u2028", "\x0b", "\x85"])
def test_no_title_brings_a_header_into_a_mail(end):
    review = make_review(make_film("Escape"), body="Fine.")
    type(review.film).objects.update(title=f"Escape{end}Bcc: everybody@example.org")
    comment = make_comment(review, wants_answers=True)
    make_comment(review, parent=comment)
    (message,) = mail.outbox
    assert message.recipients() == [comment.author.email]
    assert message.message()["Bcc"] is None
    assert "Escape Bcc: everybody@example.org" in message.subject


def test_a_member_ticks_the_box_or_changes_the_setting(client):
    review, member = make_review(), make_user()
    client.force_login(member)
    address = reverse("comment_new", args=[review.pk])
    client.post(address, {"comment": "Tell me.", "answers": "on"})
    assert Comment.objects.get().answers_wanted == Comment.Answers.BY_MAIL
    setting = reverse("account_answers")
    assert "checked" not in client.get(setting).text
    client.post(setting, {"wanted": "on"})
    member.refresh_from_db()
    assert member.wants_answers
    html = client.get(review.get_absolute_url()).text
    assert 'name="answers"' not in html
    assert setting in html
    client.post(setting, {})
    member.refresh_from_db()
    assert not member.wants_answers


def test_a_guest_ticks_the_box(client):
    review = make_review()
    words = {"comment": "Tell me.", "name": "Rosa", "email": "rosa@example.org", "answers": "on"}
    client.post(reverse("comment_new", args=[review.pk]), words)
    assert Comment.objects.get().answers_wanted == Comment.Answers.UNCONFIRMED
