"""Who may come into the admin."""

import pytest
from django.urls import reverse

from accounts.models import User
from films.models import Film
from moderation.models import Report
from reviews.models import Comment, Review
from reviews.services import hide, save_review_draft
from tests.factories import (
    add_second_factor,
    confirm_address,
    make_editor,
    make_film,
    make_guest_comment,
    make_moderator,
    make_operator,
    make_review,
    make_user,
)

pytestmark = pytest.mark.django_db

DESK = "/admin/reviews/comment/?page=2"


@pytest.fixture
def moderator():
    """A moderator without a second factor."""
    member = confirm_address(make_moderator(username="mo"))
    member.authenticator_set.all().delete()
    return member


def test_a_visitor_is_led_to_sign_in_and_back(client):
    answers = [url for url, _status in client.get(DESK, follow=True).redirect_chain]
    assert answers[-1].startswith(reverse("account_login"))
    assert client.get(answers[-1]).context["redirect_field"].count("/admin/reviews/comment/")


def test_a_member_who_is_not_on_the_staff_is_refused(client):
    member = make_user()
    add_second_factor(member)
    client.force_login(member)
    assert client.get(DESK, follow=True).status_code == 403


def test_a_moderator_without_a_second_factor_is_led_to_set_one_up_and_then_back(client, moderator):
    client.force_login(moderator)
    page = client.get(DESK, follow=True)
    assert page.redirect_chain[-1][0] == reverse("mfa_index")
    assert "Set one up" in page.text and "Go on to the desk" not in page.text
    add_second_factor(moderator)
    page = client.get(reverse("mfa_index"))
    assert f'href="{DESK}"' in page.text
    assert client.get(DESK).status_code in (200, 302)


def test_a_moderator_with_a_second_factor_comes_in(client):
    client.force_login(make_moderator())
    assert client.get("/admin/").status_code == 200
    assert client.get("/admin/login/").url == "/admin/"


def test_recovery_codes_alone_are_no_second_factor(client, moderator):
    add_second_factor(moderator)
    moderator.authenticator_set.filter(type="totp").delete()
    client.force_login(moderator)
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("path", ["/admin/", "/admin/reviews/comment/", "/admin/moderation/report/",
                                  "/admin/password_change/", "/admin/jsi18n/",
                                  "/admin/moderation/decide/comment/1/", "/admin/moderation/queue/",
                                  "/admin/moderation/queue/comment/1/"])  # fmt: skip
def test_no_page_of_the_admin_opens_without_a_second_factor(client, moderator, path):
    client.force_login(moderator)
    for answer in (client.get(path), client.post(path)):
        assert answer.status_code == 302
        assert answer.url.startswith("/admin/login/")


def test_the_sample_s_staff_come_in_while_the_setting_says_so(client, moderator, settings):
    moderator.is_sample = True
    moderator.save()
    client.force_login(moderator)
    settings.SAMPLE_STAFF_WITHOUT_SECOND_FACTOR = False
    assert client.get("/admin/").status_code == 302
    settings.SAMPLE_STAFF_WITHOUT_SECOND_FACTOR = True
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("away", ["//evil.example", "https://evil.example/", "id", "javascript:1"])
def test_the_entrance_never_leads_away(client, away):
    client.force_login(make_moderator())
    assert client.get("/admin/login/", {"next": away}).url == "/admin/"


@pytest.mark.parametrize("make", [make_operator, make_moderator, make_editor])
def test_without_a_second_factor_staff_see_and_may_do_what_a_member_does(client, make):
    staff = make(username="zoe")
    staff.authenticator_set.exclude(type="recovery_codes").delete()
    staff = User.objects.get(pk=staff.pk)
    film, hidden = make_film("Unpublished", is_public=False), make_review()
    hide(hidden)
    held = make_guest_comment(make_review())
    draft = save_review_draft(film=make_film(), author=make_user(), body="Not ready.")
    for kind, record in ((Film, film), (Review, hidden), (Review, draft), (Comment, held)):
        assert not kind.objects.visible_to(staff).filter(pk=record.pk).exists()
    assert not Review.objects.editable_by(staff).exists()
    assert not Report.objects.visible_to(staff).exists()
    client.force_login(staff)
    home = client.get("/").text
    assert "The desk" not in home and reverse("moderation") not in home
    assert client.get(film.get_absolute_url()).status_code == 404
    assert client.get(reverse("moderation")).status_code == 403
    add_second_factor(staff)
    assert "The desk" in client.get("/").text
