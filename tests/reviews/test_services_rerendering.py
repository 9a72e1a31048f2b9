"""A site that comes from an earlier release shows no word that its texts hide now."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from reviews.markup import MARKUP_VERSION
from reviews.models import Comment, Review, ReviewRevision
from reviews.models.review import SILENT_EDIT_TIME
from reviews.search import index_as_stored, search_reviews
from reviews.services import rerender_all
from reviews.services.rerendering import LONGEST_UPGRADE
from tests.factories import make_article, make_comment, make_film, make_review, make_user

pytestmark = pytest.mark.django_db

BODY = "Well made.\n\n>!A dies.\n\nThe kingfisher too.!<"
# What the mark-up before this one made of it.
OPEN_HTML = "<p>Well made.</p>\n<p>The kingfisher too.!&lt;</p>"
OPEN = {
    "body_html": OPEN_HTML, "opening_html": OPEN_HTML, "markup_version": 0,
    "plain": "Well made.\nThe kingfisher too.!<", "has_spoilers": False,
}  # fmt: skip


@pytest.fixture
def review():
    review = make_review(make_film("Escape", 2024), make_user("writer"), body=BODY)
    long_ago = timezone.now() - 2 * LONGEST_UPGRADE
    Review.objects.update(created_at=long_ago, published_at=long_ago)
    review.refresh_from_db()
    return review


def open_as_before(review):
    Review.objects.filter(pk=review.pk).update(**OPEN)
    index_as_stored(review)
    assert search_reviews("kingfisher")


def test_a_review_of_an_earlier_release_is_hidden_on_its_page_and_in_the_search(client, review):
    open_as_before(review)
    assert rerender_all() == 1
    review.refresh_from_db()
    assert review.markup_version == MARKUP_VERSION
    assert review.has_spoilers
    assert "kingfisher" not in review.plain
    assert not search_reviews("kingfisher")
    page = client.get(review.get_absolute_url()).text
    assert "kingfisher" not in page.split("<details")[0]
    assert rerender_all() == 0


def test_what_earlier_code_edits_during_an_upgrade_is_rendered_by_the_next_run(review):
    comment = make_comment(review, body=BODY)
    rerender_all()
    now = timezone.now()
    Review.objects.update(body_html=OPEN_HTML, plain=BODY, edited_at=now)
    Comment.objects.update(body_html=OPEN_HTML, edited_at=now)
    assert rerender_all() == 2
    review.refresh_from_db()
    comment.refresh_from_db()
    assert "kingfisher" not in review.plain
    assert "<details" in review.body_html and "<details" in comment.body_html


def test_what_changed_between_versions_is_told_anew(review):
    Review.objects.update(published_at=timezone.now() - 2 * SILENT_EDIT_TIME)
    make_review(review.film, review.author, body=f"{BODY} Fine.")
    ReviewRevision.objects.update(changes_html="<p>The kingfisher too.</p>")
    open_as_before(review)
    rerender_all()
    revision = ReviewRevision.objects.get()
    assert "kingfisher" not in revision.changes_html
    assert "kingfisher" in revision.folded_changes_html


def test_a_comment_of_an_earlier_release_is_hidden(review):
    comment = make_comment(review, body=BODY)
    Comment.objects.update(body_html=OPEN_HTML, markup_version=0)
    assert rerender_all() == 1
    comment.refresh_from_db()
    assert "kingfisher" not in comment.body_html.split("<details")[0]


def test_an_article_keeps_its_sections(review):
    article = make_article(review.film, body=f"Open.\n\n## The film\n\n{BODY}")
    Review.objects.filter(pk=article.pk).update(sections=[], **OPEN)
    rerender_all()
    article.refresh_from_db()
    assert [section["heading"] for section in article.sections] == ["The film"]


def test_an_erased_text_stays_erased(review):
    comment = make_comment(review)
    Comment.objects.filter(pk=comment.pk).update(body="–", body_html="", markup_version=0)
    rerender_all()
    comment.refresh_from_db()
    assert comment.body_html == ""


def test_the_set_up_of_an_upgrade_renders_anew(review, monkeypatch, capsys):
    open_as_before(review)
    command = "reviewsite.management.commands.set_up.Command.collect_static_files"
    monkeypatch.setattr(command, lambda self: None)
    call_command("set_up", "--no-sample")
    review.refresh_from_db()
    assert review.has_spoilers
    assert "1 of them" in capsys.readouterr().out
