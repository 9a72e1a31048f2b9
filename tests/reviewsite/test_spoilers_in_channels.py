"""One table: every form of a spoiler in every channel that tells of a text.

In each the canary may stand inside a fold only, and a word from the open part shows that the
channel tells of the text at all.
"""

import re

import pytest
from django.core import mail
from django.utils import timezone

from films.search import search_films, suggest
from moderation import services as moderation
from reviews.models import Review
from reviews.models.review import SILENT_EDIT_TIME
from reviews.search import search_reviews
from reviews.services.card_drawing import _card
from tests.factories import (
    make_article,
    make_comment,
    make_film,
    make_guest_comment,
    make_list,
    make_moderator,
    make_review,
    make_user,
)
from tests.reviews.spoiler_forms import CANARY, FORMS, SAFE

pytestmark = pytest.mark.django_db

FOLD = re.compile(r"<details\b(?:(?!<details\b).)*?</details>", re.DOTALL)
SUMMARY = re.compile(r"<summary\b.*?</summary>", re.DOTALL)
PAGES = {
    "home": "/",
    "film": "/films/escape-2024/",
    "reviews of the film": "/films/escape-2024/reviews/",
    "ratings of the film": "/films/escape-2024/ratings/",
    "newest reviews": "/reviews/",
    "review with its comments": "/reviews/{review}/",
    "earlier versions of the review": "/reviews/{review}/revisions/",
    "article": "/reviews/{article}/",
    "member": "/users/writer/",
    "reviews of the member": "/users/writer/reviews/",
    "members": "/members/",
    "lists": "/lists/",
    "list": "/lists/{list}/",
    "search": "/search/?q=lighthouse",
    "suggestions": "/search/suggest/?q=light",
    "feed of reviews": "/reviews/feed/",
    "feed of reviews, RSS": "/reviews/feed/rss/",
    "feed of the film": "/films/escape-2024/reviews/feed/",
    "feed of the film, RSS": "/films/escape-2024/reviews/feed/rss/",
    "feed of the member": "/users/writer/feed/",
    "feed of the member, RSS": "/users/writer/feed/rss/",
    "feed of comments": "/reviews/{review}/comments/feed/",
    "feed of comments, RSS": "/reviews/{review}/comments/feed/rss/",
    "moderation log": "/moderation/log/",
    "site map": "/sitemap.xml",
}
# Pages that tell of films, members and decisions and of no review's words.
TELL_NO_TEXT = {
    "ratings of the film", "members", "lists", "list", "suggestions", "moderation log", "site map",
}  # fmt: skip


def outside_folds(html):
    """A page as it is before anybody opens a fold: with its head, and the labels of the folds."""
    labels = " ".join(SUMMARY.findall(html))
    while FOLD.search(html):
        html = FOLD.sub("", html)
    return html + labels


@pytest.fixture
def told(request):
    """A site whose texts are all of one form."""
    text = FORMS[request.param]
    film, writer = make_film("Escape", 2024), make_user("writer")
    # Whose links nobody reads first.
    moderator = make_moderator()
    make_review(film, writer, body=f"Earlier lighthouse.\n\n{text}")
    Review.objects.update(published_at=timezone.now() - 2 * SILENT_EDIT_TIME)
    review = make_review(film, writer, body=text)
    article = make_article(film, make_user("editor"), body=text)
    comment = make_comment(review, moderator, body=text, wants_answers=True)
    answer = make_guest_comment(review, parent=comment, body=text, guest_email="g@example.org")
    moderation.approve_comment(
        comment=answer, actor=moderator, rule="topic", reason="About the film."
    )
    shown = make_list(film, author=writer)
    return {"review": review.pk, "article": article.pk, "list": shown.pk}


@pytest.mark.parametrize("told", FORMS, indirect=True)
def test_a_hidden_word_is_in_no_channel(client, told):
    for channel, address in PAGES.items():
        response = client.get(address.format(**told))
        assert response.status_code == 200, channel
        text = response.text
        shown = outside_folds(text) if "html" in response["Content-Type"] else text
        assert CANARY not in shown, channel
        assert SAFE in shown or channel in TELL_NO_TEXT, channel
    assert not search_reviews(CANARY)
    assert search_reviews(SAFE)
    assert not search_films(CANARY, limit=5)
    assert not suggest(CANARY)
    assert mail.outbox
    for message in mail.outbox:
        assert CANARY not in f"{message.subject}{message.body}"
    assert any(SAFE in message.body for message in mail.outbox)
    for review in Review.objects.all():
        assert CANARY not in repr(_card(review))


@pytest.mark.parametrize("told", ["over paragraphs"], indirect=True)
def test_the_head_of_a_page_tells_of_the_open_part_alone(client, told):
    for kind in ("review", "article"):
        head = client.get(f"/reviews/{told[kind]}/").text.partition("</head>")[0]
        descriptions = re.findall(
            r'<meta (?:name|property)="[^"]*description" content="([^"]*)"', head
        )
        data = "".join(re.findall(r'<script type="application/ld\+json">(.*?)</script>', head))
        assert len(descriptions) == 2
        assert all(SAFE in told_of for told_of in (*descriptions, data))
        assert CANARY not in head
