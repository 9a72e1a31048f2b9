import pytest
from django.urls import reverse

from tests.factories import make_comment, make_editor, make_moderator, make_review, make_user


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


@pytest.mark.parametrize(
    ("make", "expected"),
    [(make_user, []), (make_editor, ["admin:index"]),
     (make_moderator, ["moderation", "admin:index"])],
)  # fmt: skip
def test_the_account_menu_leads_to_the_rooms_that_a_role_may_enter(client, roles, make, expected):
    client.force_login(make())
    text = client.get("/").content.decode()
    rooms = ["moderation", "admin:index"]
    assert [room for room in rooms if f'href="{reverse(room)}"' in text] == expected
    assert all(client.get(reverse(room)).status_code in (200, 302) for room in expected)
