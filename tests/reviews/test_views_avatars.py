"""A member's picture: chosen, made anew, replaced, removed, and shown wherever a member is."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from accounts.quotas import Quota
from films.pictures import AVATAR, file_name, stored_widths
from reviews.avatars import avatar_address
from reviews.views import avatars as view
from tests.factories import make_comment, make_guest_comment, make_review, make_user
from tests.films.pictures.test_refusals import (
    GIF_SCRIPT_POLYGLOT,
    SVG,
    animated_webp,
    png_claiming,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/account/picture/"


def picture_file(size=(300, 200), name="me.jpg") -> SimpleUploadedFile:
    buffer = BytesIO()
    Image.new("RGB", size, "teal").save(buffer, "JPEG", comment=b"taken at home")
    return SimpleUploadedFile(name, buffer.getvalue())


def files_of(base: str, width: int) -> list[str]:
    return [
        file_name(base, stored, format)
        for stored in stored_widths(width, AVATAR)
        for format in ("avif", "webp", "jpeg")
    ]


@pytest.fixture
def member(client):
    member = make_user("ines")
    client.force_login(member)
    return member


def test_a_picture_is_made_anew_as_a_square_and_shown_in_the_top_bar(client, member):
    page = client.post(ADDRESS, {"picture": picture_file()}, follow=True)
    member.refresh_from_db()
    assert (page.status_code, member.avatar_width) == (200, 200)
    for name in files_of(member.avatar, member.avatar_width):
        with default_storage.open(name) as file:
            body = file.read()
            assert b"taken at home" not in body
            assert (image := Image.open(BytesIO(body))).width == image.height
    assert page.text.count(avatar_address(member, 56)) == 1


def test_a_second_picture_replaces_the_first_with_its_files(
    client, member, django_capture_on_commit_callbacks
):
    client.post(ADDRESS, {"picture": picture_file()})
    member.refresh_from_db()
    first = files_of(member.avatar, member.avatar_width)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(ADDRESS, {"picture": picture_file((90, 90))})
    member.refresh_from_db()
    assert not any(default_storage.exists(name) for name in first)
    assert all(map(default_storage.exists, files_of(member.avatar, 90)))


def test_a_removed_picture_leaves_initials_and_no_file(
    client, member, django_capture_on_commit_callbacks
):
    client.post(ADDRESS, {"picture": picture_file()})
    member.refresh_from_db()
    files = files_of(member.avatar, member.avatar_width)
    with django_capture_on_commit_callbacks(execute=True):
        page = client.post(ADDRESS, {"do": "remove"}, follow=True)
    member.refresh_from_db()
    assert (member.avatar, member.avatar_width) == ("", 0)
    assert not any(default_storage.exists(name) for name in files)
    assert "<img" not in page.text


@pytest.mark.parametrize(
    "body",
    [b"", SVG, GIF_SCRIPT_POLYGLOT, b"words", png_claiming(30_000, 30_000), animated_webp(40)],
    ids=["nothing", "svg", "gif-script", "text", "bomb", "moving"],
)
def test_a_hostile_file_is_refused_with_its_reason_and_changes_nothing(client, member, body):
    client.post(ADDRESS, {"picture": picture_file()})
    member.refresh_from_db()
    page = client.post(ADDRESS, {"picture": SimpleUploadedFile("../../me.jpg", body)})
    assert page.status_code == 422
    assert page.context["form"].errors["picture"]
    before = member.avatar
    member.refresh_from_db()
    assert member.avatar == before


def test_more_pictures_than_the_quota_allows_wait(client, member, settings, monkeypatch):
    settings.RATE_LIMITS = True
    monkeypatch.setattr(view, "AVATARS", Quota("avatar", times=1, seconds=86_400))
    client.post(ADDRESS, {"picture": picture_file()})
    page = client.post(ADDRESS, {"picture": picture_file()})
    assert page.status_code == 429
    assert "Too many pictures" in page.text


def test_a_visitor_is_sent_to_sign_in(client):
    page = client.post(ADDRESS, {"picture": picture_file()})
    assert (page.status_code, page["Location"].split("?")[0]) == (302, reverse("account_login"))


def test_the_picture_stands_beside_reviews_and_comments_and_in_the_list(
    client, member, django_assert_num_queries
):
    review = make_review(author=member)
    make_comment(review, author=member)
    make_guest_comment(review)
    client.post(ADDRESS, {"picture": picture_file()})
    member.refresh_from_db()
    client.logout()
    beside = avatar_address(member, 112)
    assert client.get(f"/films/{review.film.slug}/reviews/").text.count(beside) == 1
    assert client.get(review.get_absolute_url()).text.count(beside) == 2
    type(member).objects.filter(pk=member.pk).update(is_sample=True)
    assert client.get("/members/").text.count(beside) == 1
    large = f'src="{avatar_address(member, 224)}"'
    assert client.get(member.get_absolute_url()).text.count(large) == 1


def test_the_smallest_file_that_is_sharp_enough_is_shown():
    member = make_user(avatar="avatars/ab/" + "ab" * 16, avatar_width=150)
    shown = [avatar_address(member, pixels).rsplit("-")[1] for pixels in (56, 112, 224)]
    assert shown == ["56.webp", "112.webp", "150.webp"]
    assert avatar_address(make_user(), 56) == ""
