"""A film's reviews are kept as pieces, and each reader still gets a page of their own."""

import re

import pytest
from django.db import transaction

from films.models import Film, RatingSummary
from freshness.fragments import fragments
from freshness.readers import PLACES
from reviews.models import Review
from reviews.services import mark_helpful
from reviews.templatetags import kept_reviews
from tests.factories import make_film, make_review, make_user

PAGE = "/films/escape-2024/"


@pytest.fixture
def kept(transactional_db, monkeypatch):
    """Nothing is kept inside a transaction, where versions may be rolled back."""
    monkeypatch.setattr(fragments, "is_trusted", True)


def page_for(client, member=None) -> str:
    if member:
        client.force_login(member)
    else:
        client.logout()
    return client.get(PAGE).content.decode()


def without_tokens(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_each_reader_gets_own_tokens_and_buttons_and_every_change(kept, client):
    author, reader = make_user("ines"), make_user("tom")
    review = make_review(make_film(), author, headline="It holds")
    made = {member: page_for(client, member) for member in (None, author, reader)}
    again = {member: page_for(client, member) for member in (None, author, reader)}
    for member, page in made.items():
        assert without_tokens(again[member]) == without_tokens(page)
        assert not any(place in page for place in PLACES.values())
        assert page.count(f'action="/reviews/{review.pk}/helpful/"') == (member == reader)
    mark_helpful(user=reader, review=review)
    assert 'aria-pressed="true"' in page_for(client, reader)
    assert 'aria-pressed="true"' not in page_for(client, make_user("eva"))
    Review.objects.update(headline="It still holds")
    assert all("It still holds" in page_for(client, member) for member in made)
    Review.objects.update(is_hidden=True)
    assert not any("It still holds" in page_for(client, member) for member in made)


def test_only_the_review_that_changed_is_made_again(kept, client, monkeypatch):
    film = make_film()
    changed, *_others = (make_review(film) for _ in range(3))
    made = []
    monkeypatch.setattr(kept_reviews, "_render", lambda review, *rest: made.append(review.pk) or "")
    page_for(client)
    assert len(made) == 3
    page_for(client)
    assert len(made) == 3
    Review.objects.filter(pk=changed.pk).update(headline="New")
    page_for(client)
    assert made[3:] == [changed.pk]


def test_a_number_of_reviews_that_is_counted_anew_shows_at_once(kept, client, monkeypatch):
    make_review(make_film())
    page_for(client)
    RatingSummary.objects.update(review_count=777)
    shown = page_for(client)
    monkeypatch.setattr(fragments, "is_trusted", False)
    made = page_for(client)
    assert "777" in made
    assert shown == made


def test_no_piece_is_kept_of_what_a_transaction_may_still_take_back(kept, client):
    make_review(make_film(), headline="It holds")
    with transaction.atomic():
        Film.objects.update(title="Never")
        Review.objects.update(headline="Never")
        assert "Never" in page_for(client)
        transaction.set_rollback(True)
    # Their versions are those that were taken back.
    Film.objects.update(title="Later")
    Review.objects.update(headline="Later")
    page = page_for(client)
    assert "Later" in page
    assert "Never" not in page
