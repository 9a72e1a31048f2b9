from django.urls import reverse

from tests.factories import make_comment, make_moderator, make_review, make_user


def test_moderators_decide_from_the_public_page_and_nobody_else_is_shown_the_way(client, db):
    review = make_review()
    comment = make_comment(review)
    ways = [
        reverse("moderation_decide", args=["review", review.pk]),
        reverse("moderation_decide", args=["comment", comment.pk]),
    ]
    page = review.get_absolute_url()
    assert not [way for way in ways if way in client.get(page).content.decode()]
    client.force_login(make_user())
    assert not [way for way in ways if way in client.get(page).content.decode()]
    client.force_login(make_moderator())
    text = client.get(page).content.decode()
    assert [way for way in ways if way in text] == ways
