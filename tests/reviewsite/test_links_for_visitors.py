"""No page leads a visitor to one that is gone: every link is followed."""

import re
from html import unescape

import pytest
from django.conf import settings

from films.models import Film
from moderation.rules import Rule
from moderation.services import hide
from reviews import services
from reviews.models import DoubleBill, ReviewAuthor
from tests.factories import (
    make_article,
    make_comment,
    make_film,
    make_list,
    make_moderator,
    make_review,
    make_user,
)

BEGINNINGS = ("/", "/sitemap.xml", "/moderation/log/", "/search/?q=Ana", "/search/?q=Escape")
# Links of pages, of feeds and the sitemap, and of structured data.
LINK = re.compile(r'href="([^"]*)"|<(?:loc|link)>([^<]*)<|"(?:url|item|@id)": ?"([^"]*)"')
FILES = ("/static/", "/media/")


@pytest.fixture
def members(db):
    """One who is in every place where members are named, and one with a review to hide."""
    ana, ben = make_user("ana", display_name="Ana"), make_user("ben", display_name="Ben")
    film, other = make_film("Escape"), make_film("Return")
    for member in (ana, ben):
        review = make_review(film, member, rating_value=8)
        make_comment(review, ana)
        make_comment(review, ben)
    services.rate_film(user=ana, film=other, value=7)
    make_article(film, ana)
    ReviewAuthor.objects.create(review=make_article(other), user=ana, position=1)
    make_list(film, other, make_film("Stay"), author=ana)
    DoubleBill.objects.create(
        first=film, second=other, author=ana, reason="They answer.", is_on_home=True
    )
    return ana, ben


def links_of(response) -> set[str]:
    found = {unescape(next(filter(None, one), "")) for one in LINK.findall(response.text)}
    paths = {link.removeprefix(settings.SITE_URL).partition("#")[0] for link in found}
    return {path for path in paths if path.startswith("/") and not path.startswith(FILES)}


def crawled(client) -> dict[str, int]:
    """The status of every address that a visitor comes to by links alone; POSTs are not made."""
    statuses, waiting = {}, list(BEGINNINGS)
    while waiting:
        address = waiting.pop()
        if address in statuses:
            continue
        response = client.get(address)
        statuses[address] = response.status_code
        if response.status_code == 200:
            waiting += links_of(response) - statuses.keys()
    return statuses


def broken(statuses: dict[str, int]) -> dict[str, int]:
    return {address: status for address, status in statuses.items() if status >= 400}


def test_no_link_leads_to_a_hidden_review_or_to_the_page_of_a_closed_account(client, members):
    (ana, ben), film = members, Film.objects.get(slug="escape-2024")
    stays, goes = (services.own_review(author=member, film=film) for member in members)
    gone = {ana.get_absolute_url(), goes.get_absolute_url()}
    before = crawled(client)
    assert gone <= before.keys()
    hide(target=goes, actor=make_moderator(), rule=Rule.ADVERTISING, reason="It sells.")
    services.close_member(member=ana)
    after = crawled(client)
    ledger = f"{film.get_absolute_url()}ratings/"
    assert {stays.get_absolute_url(), ben.get_absolute_url(), ledger} <= after.keys()
    assert not gone & after.keys()
    assert broken(before) == broken(after) == {}
