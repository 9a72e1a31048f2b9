"""Words that must stay where they are: spoilers inside their folds, a guest's address nowhere.

A canary is a word that stands in one place only. Every address of the site that a visitor can
open, every mail, what the cards for links are drawn from and every text column are looked
through for it.
"""

import base64
import hashlib
import re
from itertools import product

import pytest
from django.apps import apps
from django.core import mail
from django.db import models
from django.urls import URLPattern, get_resolver
from django.utils import timezone
from django.utils.html import strip_tags

from accounts.search import search_members
from films.models import Plot
from films.search import search_films, search_people, suggest
from moderation import services as moderation
from reviews.models import Comment, Review
from reviews.models.review import SILENT_EDIT_TIME
from reviews.search import search_reviews
from reviews.services.card_drawing import _card
from tests.browser import Browser
from tests.factories import (
    make_article,
    make_comment,
    make_credit,
    make_film,
    make_guest_comment,
    make_list,
    make_moderator,
    make_person,
    make_review,
    make_user,
)

pytestmark = pytest.mark.django_db

# One for each kind of spoiler, so that a find says which one got out.
SPOILERS = (
    "zqplot", "zqinline", "zqblock", "zqsection", "zqsubheading", "zqwhole", "zqarticle",
    "zqarticlesubheading", "zqcomment", "zqcommentblock", "zqcommentsection", "zqanswer",
    "zqbeforetheedit",
)  # fmt: skip
# What a member keeps for themselves is at no address for a visitor.
FOR_ONESELF = "zqforoneself"
GUEST = "zqguest.canary@example.org"
# Where a spoiler may be stored: what was typed, and what is rendered from it with its folds.
MAY_HOLD_SPOILERS = {
    "films.Plot.body", "films.HistoricalPlot.body", "reviews.Review.body",
    "reviews.Review.body_html", "reviews.Review.opening_html", "reviews.Review.sections",
    "reviews.Comment.body", "reviews.Comment.body_html",
    "reviews.ReviewRevision.body", "reviews.ReviewRevision.folded_changes_html",
}  # fmt: skip
# The whole review is the spoiler: what is drawn from it stays with it.
MAY_HOLD_WHOLE = {"reviews.Review.plain"}
FOLD = re.compile(r"<details\b(?:(?!<details\b).)*?</details>", re.DOTALL)
# Not for visitors: behind a sign-in, or a form that is only posted to.
BEHIND_A_SIGN_IN = re.compile(r"(account|admin|moderation/$)|(edit|withdraw|new|rating)/$")


@pytest.fixture
def site(settings):
    """A site with every kind of spoiler, and a guest with an address. Values of its addresses."""
    film = make_film("Escape", 2024)
    Plot.objects.create(film=film, body="He dies, zqplot.", reveals_ending=True, source_name="X")
    person = make_person("Lee Je-hoon")
    make_credit(film, person)
    body = (
        "It begins well, >! zqinline !< and goes on.\n\n>! zqblock\n\n"
        "## >! Twist\n\nThen zqsection.\n\n### The zqsubheading\n\nMore."
    )
    reader = make_user("reader")
    review = make_review(
        film,
        make_user("writer"),
        headline="A visible headline",
        body=body.replace("zqinline", "zqbeforetheedit"),
    )
    Review.objects.update(published_at=timezone.now() - 2 * SILENT_EDIT_TIME)
    make_review(film, review.author, headline="A visible headline", body=body)
    whole = make_review(film, make_user("other"), body="From zqwhole on.", contains_spoilers=True)
    ending = (
        "Calm.\n\n## The film\n\nGood.\n\n## >! Ending\n\nzqarticle.\n\n### zqarticlesubheading"
    )
    article = make_article(film, make_user("editor"), body=ending)
    first = make_comment(review, reader, body="Well >! zqcomment !<.", wants_answers=True)
    make_comment(article, body=">! zqcommentblock\n\nFine.\n\n## >! So\n\nzqcommentsection.")
    make_comment(whole, body="It was he.")
    guest = {"guest_email": GUEST, "guest_name": "Rosa", "wants_answers": True}
    answer = make_guest_comment(review, parent=first, body=">! zqanswer !<", **guest)
    moderation.approve_comment(
        comment=answer, actor=make_moderator(), rule="topic", reason="About the film."
    )
    shown = make_list(film, author=reader)
    own = make_list(film, author=reader, title="A list", reason=FOR_ONESELF, is_public=False)
    return {
        "slug": [film.slug, person.slug],
        "username": ["reader", "writer", "other", "editor"],
        "pk": [
            *{review.pk, whole.pk, article.pk, shown.pk, own.pk},
            *Comment.objects.values_list("pk", flat=True),
        ],
        "review_pk": [review.pk, whole.pk, article.pk],
        "comment_pk": list(Comment.objects.values_list("pk", flat=True)),
        "section": ["films", "people", "reviews", "lists"],
        "name": ["nothing.webp"],
        "word": ["nothing"],
    }


def patterns(resolver, before=""):
    for pattern in resolver.url_patterns:
        path = before + str(pattern.pattern).lstrip("^")
        if isinstance(pattern, URLPattern):
            yield path, pattern
        else:
            yield from patterns(pattern, path)


def addresses(values: dict) -> list[str]:
    """Every address that a visitor can open, with every value that it can be given."""
    found = []
    for path, pattern in patterns(get_resolver()):
        if BEHIND_A_SIGN_IN.search(path):
            continue
        names = list(pattern.pattern.converters)
        for chosen in product(*(values[name] for name in names)):
            address = path
            for name, value in zip(names, chosen, strict=True):
                address = re.sub(rf"<(?:\w+:)?{name}>", str(value), address)
            found.append(f"/{address.rstrip('$').replace(chr(92), '')}")
    return found


def outside_folds(html: str) -> str:
    while FOLD.search(html):
        html = FOLD.sub("", html)
    return html


def pages(client: Browser, values: dict):
    """The answers that are pages, feeds or data, by address."""
    for address in [*addresses(values), "/search/?q=begins", "/search/suggest/?q=esca"]:
        response = client.get(address)
        if response.status_code == 200 and not response.streaming:
            yield address, response


def test_no_spoiler_is_outside_its_fold_at_any_address(client, site):
    seen, folded = 0, ""
    for address, response in pages(client, site):
        seen += 1
        is_html = response["Content-Type"].startswith("text/html")
        told = outside_folds(response.text) if is_html else response.text
        assert [word for word in (*SPOILERS, FOR_ONESELF) if word in told] == [], address
        folded += strip_tags(response.text)
    assert seen > 40
    assert [word for word in SPOILERS if word not in folded] == []


def test_no_spoiler_is_in_a_mail(site):
    assert len(mail.outbox) == 2
    for message in mail.outbox:
        assert [word for word in SPOILERS if word in f"{message.subject}{message.body}"] == []


def test_no_spoiler_is_drawn_on_a_card(site):
    reviews = Review.objects.all()
    cards = "".join(repr(_card(review)) for review in reviews)
    assert "A visible headline" in cards
    assert [word for word in SPOILERS if word in cards] == []


def test_no_spoiler_is_found_by_a_search(site):
    assert search_reviews("begins")
    for word in SPOILERS:
        assert not search_reviews(word)
        assert not search_films(word, limit=5)
        assert not search_people(word, limit=5)
        assert not search_members(word, limit=5)
        assert not suggest(word)


def test_no_spoiler_is_stored_where_pages_and_searches_take_open_text_from(site):
    found = {word: set() for word in SPOILERS}
    for column, values in text_columns():
        text = "\n".join(map(str, values))
        for word in SPOILERS:
            if word in text:
                found[word].add(column)
    assert found.pop("zqwhole") <= MAY_HOLD_SPOILERS | MAY_HOLD_WHOLE
    for word, columns in found.items():
        assert columns, word
        assert columns <= MAY_HOLD_SPOILERS, word


def text_columns():
    for model in (m for m in apps.get_models(include_auto_created=True) if not m._meta.proxy):
        for field in model._meta.concrete_fields:
            if isinstance(field, (models.CharField, models.TextField, models.JSONField)):
                values = model._default_manager.values_list(field.attname, flat=True)
                yield f"{model._meta.label}.{field.name}", values


def traces_of(address: str) -> list[str]:
    """The address, and what somebody who has it in mind would know it by."""
    plain = address.encode()
    digests = [hashlib.new(kind, plain).hexdigest() for kind in ("md5", "sha1", "sha256")]
    return [address, address.split("@", maxsplit=1)[0], base64.b64encode(plain).decode(), *digests]


@pytest.mark.parametrize("signed_in", [False, True])
def test_the_address_of_a_guest_is_at_no_address_of_the_site(client, site, signed_in):
    if signed_in:
        client.force_login(make_user())
    for address, response in pages(client, site):
        told = f"{response.text}\n{response.headers}\n{response.cookies}"
        assert [trace for trace in traces_of(GUEST) if trace in told] == [], address


def test_the_address_of_a_guest_is_in_mails_to_the_guest_alone_and_in_one_column(site):
    for message in mail.outbox:
        if message.to != [GUEST]:
            assert not any(trace in message.message().as_string() for trace in traces_of(GUEST))
    columns = {
        column
        for column, values in text_columns()
        if any(trace in str(value) for value in values for trace in traces_of(GUEST))
    }
    assert columns == {"reviews.Guest.email"}
