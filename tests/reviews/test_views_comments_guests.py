"""Comments by guests."""

import pytest
from django.urls import reverse

from reviews import services
from reviews.models import Comment, Guest
from tests.browser import Browser
from tests.factories import make_guest_comment, make_review
from tests.reviews.commenting import GUEST, page, post

pytestmark = pytest.mark.django_db


def test_a_guest_s_comment_is_held_and_said_to_be(client):
    review = make_review()
    response = post(client, review)
    assert response["Location"] == f"{review.get_absolute_url()}?comment=held#reply"
    assert Comment.objects.get().state == "held"
    html = client.get(response["Location"]).text
    assert "Held for approval." in html
    assert "Thank you." not in html


def test_no_page_carries_the_address_of_a_guest(client):
    review = make_review()
    services.approve_comment(comment=make_guest_comment(review))
    for user in (None, review.author):
        if user:
            client.force_login(user)
        assert "rosa@example.org" not in page(client, review)


def test_after_approval_the_same_browser_posts_at_once_and_another_does_not(client):
    review = make_review()
    post(client, review)
    services.approve_comment(comment=Comment.objects.get())
    response = post(client, review, comment="Me again.")
    comment = Comment.objects.latest("pk")
    assert comment.state == "published"
    assert response["Location"].endswith(f"?comment=posted#comment-{comment.pk}")
    stranger = Browser()
    for words in ("I say I am Rosa.", "And once more."):
        post(stranger, review, comment=words)
        assert Comment.objects.latest("pk").state == "held"


def test_the_cookie_of_a_guest_is_signed_and_out_of_reach_of_scripts(client):
    review = make_review()
    cookie = post(client, review).cookies["guest"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    services.approve_comment(comment=Comment.objects.get())
    forged = Browser()
    forged.cookies["guest"] = str(Comment.objects.get().pk)
    post(forged, review, comment="Forged.")
    assert Comment.objects.latest("pk").state == "held"


def test_trust_ends_when_the_approved_comment_is_hidden(client):
    review = make_review()
    post(client, review)
    first = Comment.objects.get()
    services.approve_comment(comment=first)
    services.hide(first)
    post(client, review, comment="Spam again.")
    assert Comment.objects.latest("pk").state == "held"


def test_a_filled_trap_is_answered_as_held_and_stores_nothing(client):
    review = make_review()
    response = post(client, review, nickname="Bot")
    assert response["Location"].endswith("?comment=held#reply")
    assert not Comment.objects.exists()
    assert not Guest.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "https://testserver"},
        {"Referer": "https://elsewhere.example/"},
    ],
)
def test_a_form_on_another_site_cannot_comment_for_a_guest(client, headers):
    review = make_review()
    response = client.post(reverse("comment_new", args=[review.pk]), GUEST, headers=headers)
    assert response.status_code == 403
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("R\u200bo\u00adsa", "Rosa"),
        ("\u202eRosa\u202c", "Rosa"),
        ("Re\u0301ka  Nagy ", "R\u00e9ka Nagy"),
        ("\u0646\u06cc\u200c\u0645\u0627", "\u0646\u06cc\u200c\u0645\u0627"),
        ("Rosa\tLind", "Rosa Lind"),
        ("Rosa\r\nBcc: ana@example.org", "Rosa Bcc: ana@example.org"),
        ("<b>Rosa</b>", "<b>Rosa</b>"),
    ],
)
def test_the_name_of_a_guest_is_stored_as_it_is_seen(client, typed, stored):
    review = make_review()
    post(client, review, name=typed)
    comment = services.approve_comment(comment=Comment.objects.get())
    assert comment.guest_name == stored
    assert "<b>Rosa" not in page(client, review)


def test_twenty_presses_of_the_button_are_one_comment(client, settings):
    settings.RATE_LIMITS = True
    review = make_review()
    for _ in range(20):
        assert post(client, review).status_code == 302
    assert Comment.objects.count() == 1


def test_a_guest_s_second_comment_within_ten_seconds_has_to_wait(client, settings, monkeypatch):
    settings.RATE_LIMITS = True
    monkeypatch.setattr("accounts.quotas.time.time", lambda: 1_000_000_000.0)
    review = make_review()
    post(client, review)
    response = post(client, review, comment="Something else.")
    assert response.status_code == 429
    assert response["Retry-After"] == "10"
    assert "Something else." in response.text
    assert Comment.objects.count() == 1


def test_a_guest_leaves_five_comments_an_hour(client, settings, monkeypatch):
    settings.RATE_LIMITS = True
    clock = iter(range(1_000_000_800, 1_000_002_000, 5))
    monkeypatch.setattr("accounts.quotas.time.time", lambda: float(next(clock)))
    review = make_review()
    answers = [post(client, review, comment=f"Number {n}.").status_code for n in range(6)]
    assert answers == [302] * 5 + [429]


def left_by_rosa(review):
    """What Rosa left from her own browser a moment ago."""
    rosa = Browser()
    post(rosa, review)
    services.approve_comment(comment=Comment.objects.get())
    post(rosa, review, comment="Me again.")
    return rosa


@pytest.mark.parametrize("address", ["rosa@example.org", "ROSA@Example.org", "no@example.org"])
@pytest.mark.parametrize("words", ["Thank you.", "Me again.", "  Me again.\r\n"])
def test_a_copy_of_a_guest_s_words_brings_no_trust_and_tells_nothing(client, address, words):
    review = make_review()
    left_by_rosa(review)
    for name in ("Rosa", "Stranger"):
        response = post(client, review, comment=words, email=address, name=name)
        assert (response.status_code, response.text) == (302, "")
        assert response["Location"] == f"{review.get_absolute_url()}?comment=held#reply"
        assert not response.cookies
    post(client, review, comment="Buy my pills.", email=address)
    assert Comment.objects.latest("pk").state == "held"


def test_a_copy_spends_the_same_quotas_under_any_address(settings, monkeypatch):
    settings.RATE_LIMITS = True
    monkeypatch.setattr("accounts.quotas.time.time", lambda: 1_000_000_000.0)
    review = make_review()
    post(Browser(REMOTE_ADDR="192.0.2.1"), review)
    for network, address in ((2, "rosa@example.org"), (3, "no@example.org")):
        stranger = Browser(REMOTE_ADDR=f"198.51.{network}.1")
        answers = [
            post(stranger, review, email=address),
            post(stranger, review, email=address, comment="Something else."),
        ]
        assert [answer.status_code for answer in answers] == [302, 429]


def test_two_guests_may_say_the_same(client):
    review = make_review()
    post(client, review)
    post(Browser(), review, name="Ivo", email="ivo@example.org")
    names = Comment.objects.order_by("pk").values_list("guest_name", "guest__email")
    assert [*names] == [("Rosa", "rosa@example.org"), ("Ivo", "ivo@example.org")]


def test_a_trusted_guest_who_presses_twice_is_led_to_the_comment(client):
    review = make_review()
    rosa = left_by_rosa(review)
    again = post(rosa, review, comment="Me again.")
    comment = Comment.objects.get(body="Me again.")
    assert again["Location"].endswith(f"?comment=posted#comment-{comment.pk}")
    assert not again.cookies
