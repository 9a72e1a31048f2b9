"""Whoever writes is told of a spoiler that would not hide, before anybody else reads it."""

import pytest

from accounts.models import User
from reviews.models import Comment, Review
from tests.factories import make_film, make_list, make_review, make_user
from tests.reviews.commenting import post

pytestmark = pytest.mark.django_db

LONE_END = "Nothing is hidden by"
FOLDS_NOTHING = "Nothing is folded away here"


@pytest.fixture
def member(client):
    user = make_user("ines")
    client.force_login(user)
    return user


def write(client, film, **typed):
    return client.post(f"/films/{film.slug}/reviews/new/", {"language": "en", **typed})


@pytest.mark.parametrize("wish", ["publish", "preview"])
def test_a_review_with_a_lone_end_comes_back_with_what_was_typed(client, member, wish):
    response = write(client, make_film("Escape", 2024), text="He dies!<", do=wish)
    assert response.status_code == 422
    assert LONE_END in response.text
    assert "He dies!&lt;</textarea>" in response.text
    assert not Review.objects.exists()


def test_a_draft_with_a_lone_end_is_kept(client, member):
    write(client, make_film("Escape", 2024), text="He dies!<", do="draft")
    assert Review.objects.get().body == "He dies!<"


def test_a_headline_with_a_spoiler_comes_back(client, member):
    film = make_film("Escape", 2024)
    response = write(client, film, text="Good.", headline="He >!dies!<", do="publish")
    assert response.status_code == 422
    assert FOLDS_NOTHING in response.text
    assert not Review.objects.exists()


def test_the_editor_tells_of_a_spoiler_without_an_end(client, member):
    response = write(client, make_film("Escape", 2024), text="He >!dies. So.", do="preview")
    assert "has no end, so that it hides all that follows" in response.text
    response = write(client, make_film("Exit", 2019), text=">! He dies.\n\nSo.", do="preview")
    assert "has no end" not in response.text


def test_a_comment_with_a_lone_end_comes_back_with_what_was_typed(client, member):
    review = make_review()
    response = post(client, review, {"comment": "He dies!<"})
    assert response.status_code == 422
    assert LONE_END in response.text
    assert "He dies!&lt;</textarea>" in response.text
    assert not Comment.objects.exists()


def test_a_guest_is_told_too_and_told_what_formatting_there_is(client):
    review = make_review()
    response = post(client, review, comment="He dies[/spoiler]")
    assert response.status_code == 422
    assert LONE_END in response.text
    assert not Comment.objects.exists()
    page = client.get(review.get_absolute_url()).text
    assert "*italic*, **bold**, [words](address)" in page


@pytest.mark.parametrize(
    ("address", "typed"),
    [
        ("/lists/new/", {"title": "Where he ||dies||"}),
        ("/lists/new/", {"title": "A list", "reason": "He >!dies!<"}),
        ("/account/profile/", {"bio": "He >!dies!<"}),
        ("/account/profile/", {"display_name": "||dies||"}),
    ],
)
def test_other_texts_of_members_take_no_spoiler(client, member, address, typed):
    response = client.post(address, typed)
    assert response.status_code == 422
    assert FOLDS_NOTHING in response.text
    assert User.objects.get(pk=member.pk).bio == ""


def test_a_note_on_a_list_takes_no_spoiler(client, member):
    own = make_list(make_film("Escape", 2024), author=member)
    row = own.listed.get()
    response = client.post(f"/lists/{own.pk}/edit/", {"title": "A", f"note-{row.pk}": "He >!x!<"})
    assert FOLDS_NOTHING in response.text


def test_the_reason_of_a_withdrawal_takes_no_spoiler(client, member):
    review = make_review(author=member)
    response = client.post(f"/reviews/{review.pk}/withdraw/", {"reason": "He >!dies!<"})
    assert response.status_code == 422
    review.refresh_from_db()
    assert review.state == Review.State.PUBLISHED
