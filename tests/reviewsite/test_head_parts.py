"""What the head of every page tells browsers, search engines and other sites."""

import json
import re

import pytest

from films.models import Country, Picture
from reviewsite.page_parts.head_parts import open_graph_locale
from tests.factories import make_article, make_film, make_person, make_review, make_user

pytestmark = pytest.mark.django_db


def head_of(client, path):
    return client.get(path).content.decode().partition("</head>")[0]


def told(head, name):
    found = re.findall(rf'<meta (?:property|name)="{name}" content="([^"]*)">', head)
    assert len(found) == 1, (name, found)
    return found[0]


def blocks_of(head):
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head, re.DOTALL)
    return {block["@type"]: block for block in map(json.loads, found)}


@pytest.mark.parametrize(
    ("language", "locale"),
    [("en", "en_US"), ("ko", "ko_KR"), ("pt-br", "pt_BR"), ("cs", "cs_CZ"), ("xx", "xx"), ("", "")],
)
def test_a_language_is_told_with_its_likeliest_territory(language, locale):
    assert open_graph_locale(language) == locale


def test_every_kind_of_page_tells_other_sites_what_it_is(client):
    film, person = make_film(), make_person()
    kinds = {
        "/": "website",
        "/about/": "website",
        "/films/": "website",
        film.get_absolute_url(): "video.movie",
        person.get_absolute_url(): "profile",
        make_review(film).get_absolute_url(): "article",
    }
    for path, kind in kinds.items():
        head = head_of(client, path)
        address = f"http://127.0.0.1:8000{path}"
        assert told(head, "og:type") == kind
        assert told(head, "og:url") == address
        assert f'<link rel="canonical" href="{address}">' in head
        assert told(head, "og:title")
        assert told(head, "og:description") == told(head, "description")
        assert len(told(head, "description")) <= 160
        assert told(head, "og:image").startswith("http://127.0.0.1:8000/")
        assert told(head, "og:image:width") == "1200"
        assert told(head, "twitter:card") == "summary_large_image"


def test_a_review_shows_its_own_card_and_its_own_language(client):
    card = Picture(shape="card", base="drawn/card/ab/abc", width=1200, height=630, is_drawn=True)
    card.source_name = "Drawn from the title"
    card.save()
    review = make_review(headline="A good run", language="ko")
    type(review).objects.update(share_card=card)
    head = head_of(client, review.get_absolute_url())
    assert told(head, "og:image") == "http://127.0.0.1:8000/media/drawn/card/ab/abc-1200.jpg"
    assert told(head, "og:title") == "A good run"
    assert told(head, "og:locale") == "ko_KR"


def test_a_long_lead_is_cut_for_search_engines(client):
    article = make_article(lead="It is a sentence of some length. " * 15)
    assert len(told(head_of(client, article.get_absolute_url()), "description")) <= 160


def test_the_home_page_names_the_site_and_how_to_search_it(client):
    site = blocks_of(head_of(client, "/"))["WebSite"]
    address = site["potentialAction"]["target"]["urlTemplate"]
    assert address == "http://127.0.0.1:8000/search/?q={search_term_string}"


def test_lists_are_told_in_their_order(client):
    review = make_review(make_film(), headline="A good run")
    for path, name in (("/films/", "Escape (2024)"), ("/reviews/", "A good run")):
        items = blocks_of(head_of(client, path))["ItemList"]["itemListElement"]
        assert [item["name"] for item in items] == [name]
    assert items[0]["url"].endswith(review.get_absolute_url())


@pytest.mark.parametrize(
    "path",
    [
        *("/about/", "/rules/", "/how-reviews-work/", "/privacy/", "/moderation/log/"),
        *("/films/?min=9", "/reviews/", "/lists/", "/members/", "/countries/south-korea/"),
        *(f"/films/escape-2024/{page}/" for page in ("credits", "ratings", "reviews", "lists")),
        *(f"/users/ines/{page}/" for page in ("ratings", "reviews", "lists")),
    ],
)
def test_a_page_without_records_tells_search_engines_of_itself_and_of_no_list(client, path):
    make_film()
    Country.objects.create(name="South Korea", slug="south-korea", code="KR")
    if path.startswith("/users"):
        make_user("ines")
    told = blocks_of(head_of(client, path))
    assert told
    assert "ItemList" not in told


def test_pages_of_the_house_tell_search_engines_their_title(client):
    page = blocks_of(head_of(client, "/about/"))["AboutPage"]
    assert (page["name"], page["url"]) == ("About Foyer", "http://127.0.0.1:8000/about/")


def test_a_film_without_a_picture_is_told_with_the_one_that_is_shared(client):
    head = head_of(client, make_film().get_absolute_url())
    assert blocks_of(head)["Movie"]["image"] == [told(head, "og:image")]
