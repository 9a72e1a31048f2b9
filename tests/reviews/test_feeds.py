"""Feeds: valid in Atom and in RSS, announced by their pages, and without spoilers."""

import re
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse

from accounts.models import User
from films.models import Film
from moderation.rules import Rule
from moderation.services import hide
from reviews import services
from reviews.models import Comment, Review
from tests.factories import (
    make_article,
    make_comment,
    make_film,
    make_guest_comment,
    make_moderator,
    make_review,
    make_user,
)

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
LINK = re.compile(r'<link rel="alternate" type="application/(?:atom|rss)\+xml"[^>]+href="([^"]+)"')
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def entries_of(response) -> list[ET.Element]:
    root = ET.fromstring(response.content)  # noqa: S314 - our own feed
    return root.findall(f"{ATOM}entry") or root.findall("channel/item")


@pytest.fixture
def review():
    """A review with a comment, an answer and a held comment."""
    review = make_review(make_film(), headline="A & B")
    first = make_comment(review, make_user(display_name="Ana"), body="One < two.")
    services.approve_comment(comment=make_guest_comment(review, parent=first, body="Indeed."))
    make_guest_comment(review, body="Held words.")
    return review


def addresses(review: Review, kind: str) -> list[str]:
    return [
        reverse(f"review_{kind}"),
        reverse(f"film_{kind}", args=[review.film.slug]),
        reverse(f"member_{kind}", args=[review.author.username]),
        reverse(f"comment_{kind}", args=[review.pk]),
    ]


def test_every_atom_entry_has_its_author_its_time_and_an_id_of_its_own(client, review):
    for address in addresses(review, "feed"):
        response = client.get(address)
        assert response["Content-Type"].startswith("application/atom+xml")
        entries = entries_of(response)
        assert entries
        for entry in entries:
            assert entry.findtext(f"{ATOM}author/{ATOM}name")
            assert entry.findtext(f"{ATOM}updated")
            assert entry.findtext(f"{ATOM}title")
            assert entry.find(f"{ATOM}link").get("href").startswith("http://127.0.0.1")
        assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)
        own = ET.fromstring(response.content).find(f"{ATOM}link[@rel='self']")  # noqa: S314 - as above
        assert own.get("href").endswith(address)


def test_every_rss_item_has_its_author_and_its_time(client, review):
    for address in addresses(review, "rss"):
        response = client.get(address)
        assert response["Content-Type"].startswith("application/rss+xml")
        items = entries_of(response)
        assert items
        for item in items:
            assert item.findtext(CREATOR)
            assert item.findtext("pubDate")
        channel = ET.fromstring(response.content).find("channel")  # noqa: S314 - as above
        assert channel.findtext("description")
        assert channel.find(f"{ATOM}link").get("href").endswith(address)


def test_a_feed_that_has_not_changed_is_not_sent_again(client, review):
    for address in addresses(review, "feed"):
        first = client.get(address)
        assert first["Last-Modified"]
        again = client.get(address, headers={"If-None-Match": first["ETag"]})
        assert again.status_code == 304
        dated = client.get(address, headers={"If-Modified-Since": first["Last-Modified"]})
        assert dated.status_code == 304


def test_the_pages_announce_their_feeds(client, review):
    film = review.film
    pages = {
        reverse("home"): "review",
        reverse("review_list"): "review",
        film.get_absolute_url(): "film",
        reverse("film_reviews", args=[film.slug]): "film",
        review.author.get_absolute_url(): "member",
        review.get_absolute_url(): "comment",
        reverse("moderation_log"): "moderation_log",
    }
    for page, name in pages.items():
        links = LINK.findall(client.get(page).text)
        assert len(links) == 2, page
        for link, kind in zip(links, ("feed", "rss"), strict=True):
            assert client.get(link).resolver_match.url_name == f"{name}_{kind}"


def test_a_feed_names_author_and_time_of_unsigned_articles_and_spoils_nothing(client):
    film = make_film()
    make_review(film, body="Seen >! the butler !< twice. <script>x</script>", headline="A & B")
    make_review(film, body="The gardener did it.", contains_spoilers=True)
    make_article(film, author=make_user(), body="Calm.\n\n## >! Ending\n\nThe cook did it.")
    Review.objects.filter(kind="editorial").update(author=None)
    for name in ("review", "film"):
        for kind in ("feed", "rss"):
            args = [film.slug] if name == "film" else []
            response = client.get(reverse(f"{name}_{kind}", args=args))
            assert len(entries_of(response)) == 3
            for secret in ("butler", "gardener", "cook"):
                assert secret not in response.text


def test_what_was_typed_is_text_and_no_markup_in_a_feed(client, review):
    summary = entries_of(client.get(reverse("comment_feed", args=[review.pk])))[-1]
    assert summary.findtext(f"{ATOM}summary") == "One &lt; two."


def test_the_feed_of_comments_tells_the_public_ones_newest_first_and_no_address(client, review):
    response = client.get(reverse("comment_feed", args=[review.pk]))
    titles = [entry.findtext(f"{ATOM}title") for entry in entries_of(response)]
    assert titles == ["Answer by Rosa (guest)", "Comment by Ana"]
    assert "Held words." not in response.text
    assert "rosa@example.org" not in response.text


def test_a_comment_that_is_all_spoiler_says_so_in_the_feed(client, review):
    make_comment(review, body=">! The butler. !<")
    text = client.get(reverse("comment_feed", args=[review.pk])).text
    assert "This comment gives the plot away." in text
    assert "butler" not in text


def test_the_feed_of_a_member_has_their_reviews_alone(client, review):
    make_review(review.film, make_user(), headline="By another")
    response = client.get(reverse("member_feed", args=[review.author.username]))
    assert len(entries_of(response)) == 1
    assert "By another" not in response.text


def test_the_feed_says_the_film_once(client):
    film = make_film("Escape", 2024)
    make_article(film, headline="Escape (2024): the long way round")
    make_article(film, headline="The long way round")
    entries = entries_of(client.get(reverse("review_feed")))
    assert {entry.findtext(f"{ATOM}title") for entry in entries} == {
        "Escape (2024): the long way round",
        "Escape (2024): The long way round",
    }


def test_what_the_public_cannot_see_has_no_feed(client, review):
    services.hide(review)
    secret = make_film("Secret", is_public=False)
    gone = make_user(is_active=False)
    assert client.get(reverse("comment_feed", args=[review.pk])).status_code == 404
    assert client.get(reverse("film_feed", args=[secret.slug])).status_code == 404
    assert client.get(reverse("film_feed", args=["nothing"])).status_code == 404
    assert client.get(reverse("member_feed", args=[gone.username])).status_code == 404


@pytest.mark.parametrize("name", ["review", "film", "member", "comment"])
def test_a_feed_asks_as_often_for_many_entries_as_for_one(
    client, review, django_assert_num_queries, name
):
    address = dict(
        zip(["review", "film", "member", "comment"], addresses(review, "feed"), strict=True)
    )[name]
    number = {"review": 2, "film": 3, "member": 3, "comment": 2}[name]
    for _ in range(3):
        make_review(review.film)
        make_comment(review)
    with django_assert_num_queries(number):
        client.get(address)


def test_the_feed_says_what_interest_an_author_declares(client):
    review = make_review(body="Calm.", declares_interest=True)
    text = client.get(reverse("review_feed")).text
    assert "worked on this film. Calm." in text
    assert review.get_absolute_url() in text


def test_no_character_breaks_a_feed_wherever_it_was_stored(client, review):
    """What no form takes today may be stored from before, or by a program."""
    odd = "x" + "".join(
        map(chr, [*range(1, 32), *range(127, 160), 0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE])
    )
    Film.objects.update(title=odd)
    User.objects.update(display_name=odd)
    Review.objects.update(headline=odd, body=odd, body_html=odd, plain=odd)
    Comment.objects.update(body=odd, body_html=odd)
    Comment.objects.exclude(guest=None).update(guest_name=odd)
    hide(actor=make_moderator(), target=make_review(film=review.film), rule=Rule.TOPIC, reason=odd)
    logs = [reverse("moderation_log_feed"), reverse("moderation_log_rss")]
    for address in [*addresses(review, "feed"), *addresses(review, "rss"), *logs]:
        assert entries_of(client.get(address)), address
    for address in ("/sitemap.xml", "/sitemap-films.xml", "/sitemap-reviews.xml"):
        assert ET.fromstring(client.get(address).content) is not None  # noqa: S314 - our own
