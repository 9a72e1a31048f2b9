"""Comments by members: leaving them, editing and withdrawing one's own."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from reviews.models import Comment
from tests.browser import Browser
from tests.factories import make_comment, make_guest_comment, make_review, make_user
from tests.reviews.commenting import page, post

pytestmark = pytest.mark.django_db


def test_a_member_gives_only_the_comment(client):
    review, member = make_review(), make_user()
    client.force_login(member)
    assert 'name="email"' not in page(client, review)
    response = client.post(reverse("comment_new", args=[review.pk]), {"comment": "Mine."})
    comment = Comment.objects.get()
    assert comment.author == member
    assert response["Location"] == (
        f"{review.get_absolute_url()}?comment=posted#comment-{comment.pk}"
    )


def test_a_newcomer_s_comment_with_a_link_is_said_to_wait_and_only_the_newcomer_sees_it(client):
    review = make_review()
    client.force_login(make_user())
    sent = post(client, review, {"comment": "Read https://example.org/ now."})
    html = client.get(sent["Location"]).text
    assert "a person reads the links first" in html
    assert "Only you can see this comment." in html
    assert "example.org" not in page(Browser(), review)


def test_a_newcomer_leaves_ten_comments_a_day(client, settings, monkeypatch):
    settings.RATE_LIMITS = True
    clock = iter(range(1_000_000_800, 1_000_010_000, 5))
    monkeypatch.setattr("accounts.quotas.time.time", lambda: float(next(clock)))
    review = make_review()
    client.force_login(make_user())
    answers = [post(client, review, {"comment": f"Number {n}."}).status_code for n in range(11)]
    assert answers == [302] * 10 + [429]


def test_a_held_comment_has_no_permanent_address_for_others(client):
    comment = make_guest_comment()
    assert client.get(comment.get_absolute_url()).status_code == 404


def test_a_comment_is_edited_and_marked(client):
    comment = make_comment()
    client.force_login(comment.author)
    address = reverse("comment_edit", args=[comment.review_id, comment.pk])
    assert comment.body in client.get(address).text
    assert client.post(address, {"comment": ""}).status_code == 422
    assert client.post(address, {"comment": "Better."}).status_code == 302
    html = page(client, comment.review)
    assert "Better." in html
    assert "Edited" in html


def test_after_fifteen_minutes_an_edit_is_refused_and_the_text_kept(client):
    comment = make_comment()
    Comment.objects.update(created_at=timezone.now() - timedelta(minutes=16))
    client.force_login(comment.author)
    address = reverse("comment_edit", args=[comment.review_id, comment.pk])
    assert client.get(address)["Location"] == comment.get_absolute_url()
    response = client.post(address, {"comment": "Too late."})
    assert response.status_code == 422
    assert "Too late." in response.text


def test_a_comment_is_withdrawn_by_post(client):
    comment = make_comment()
    client.force_login(comment.author)
    address = reverse("comment_withdraw", args=[comment.review_id, comment.pk])
    assert comment.body in client.get(address).text
    client.post(address)
    comment.refresh_from_db()
    assert comment.state == "withdrawn"
    assert client.get(address).status_code == 404


def test_who_was_signed_out_while_changing_a_comment_gets_the_text_back(client):
    comment = make_comment()
    address = reverse("comment_edit", args=[comment.review_id, comment.pk])
    assert client.get(address)["Location"] == f"{reverse('account_login')}?next={address}"
    response = client.post(address, {"comment": "What I meant."})
    assert response.status_code == 403
    assert "What I meant." in response.text
    assert f"?next={address}" in response.text
