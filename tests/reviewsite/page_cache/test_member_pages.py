"""A member's public page is kept for all members, and each gets a page of their own."""

import gzip
import re

import pytest
from django.urls import reverse

from films.models import Film, RatingSummary
from freshness.fragments import fragments
from freshness.readers import PLACES
from reviews.models import Review
from reviews.services import mark_helpful, rate_film
from reviewsite.page_cache.pieces import Pieces
from tests.factories import make_editor, make_film, make_review, make_user

PAGE = "/films/escape-2024/"


@pytest.fixture
def kept(transactional_db, monkeypatch):
    monkeypatch.setattr(fragments, "is_trusted", True)


@pytest.fixture
def members():
    """Members who differ in all that a film's page shows of its reader."""
    film, other = make_film(), make_film("Return")
    review = make_review(film, make_user("ines"), headline="It holds")
    members = {name: make_user(name) for name in ("rated", "marked", "neither", "again")}
    rate_film(user=members["rated"], film=film, value=3)
    rate_film(user=members["rated"], film=other, value=4)
    mark_helpful(user=members["marked"], review=review)
    return [None, review.author, *members.values()]


def page_for(client, member, address=PAGE) -> str:
    if member:
        client.force_login(member)
    else:
        client.logout()
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def without_tokens(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_what_is_kept_is_what_would_be_made(kept, client, members, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(fragments, "is_trusted", False)
        made = [without_tokens(page_for(client, member)) for member in members]
    for _time in range(2):
        for member, page in zip(members, made, strict=True):
            shown = page_for(client, member)
            assert without_tokens(shown) == page
            assert not any(place in shown for place in PLACES.values())


def test_members_of_the_same_answers_share_a_page_and_keep_their_names(
    kept, client, members, monkeypatch
):
    first, second = members[-2:]
    page_for(client, first)
    monkeypatch.setattr("films.views.films.render", None)
    shown = page_for(client, second)
    assert "again" in shown
    assert "neither" not in shown


def test_a_token_of_a_kept_page_is_the_readers_own_and_is_taken(kept, client, members):
    for member in members[-2:]:
        page_for(client, member)
        answer = client.post(reverse("film_rate", args=["escape-2024"]), {"rating": "8"})
        assert answer.status_code in (200, 302, 303)
        assert "checked" in page_for(client, member)


@pytest.mark.parametrize(
    "change",
    [
        lambda: Review.objects.update(headline="Another headline"),
        lambda: RatingSummary.objects.update(rating_count=777, rating_sum=7770, score=10),
        lambda: Film.objects.filter(slug="escape-2024").update(certification="12A"),
    ],
)
def test_a_change_is_in_the_next_page_of_every_member(kept, client, members, change):
    before = {member: page_for(client, member) for member in members[1:]}
    change()
    for member, page in before.items():
        assert without_tokens(page_for(client, member)) != without_tokens(page)


def test_the_staff_gets_pages_made_for_them(kept, client, members, monkeypatch):
    page_for(client, members[-1])
    Film.objects.filter(slug="escape-2024").update(is_public=False)
    assert page_for(client, make_editor())
    client.force_login(members[-1])
    assert client.get(PAGE).status_code == 404


def test_pieces_are_one_gzip_file_with_what_is_filled_in():
    pieces = Pieces.of("Grüße, @a! " * 3 + "@b", re.compile("@a|@b"))
    own = {"@a": "이제훈", "@b": ""}
    assert pieces.marks == ["@a", "@a", "@a", "@b"]
    assert pieces.plain(own).decode() == "Grüße, 이제훈! " * 3
    assert gzip.decompress(pieces.compressed(own)) == pieces.plain(own)
