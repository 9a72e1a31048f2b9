"""Comments on the page of a review: leaving them, whoever writes, and where they stand."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reviews import services
from reviews.models import Comment
from tests.browser import Forger
from tests.factories import make_article, make_comment, make_guest_comment, make_review, make_user
from tests.reviews.commenting import page, post

pytestmark = pytest.mark.django_db


def test_a_guest_is_named_as_a_guest_and_an_author_as_the_author(client):
    review = make_review()
    services.approve_comment(comment=make_guest_comment(review))
    make_comment(review, review.author)
    html = page(client, review)
    assert re.search(r"<bdi>Rosa</bdi>\s*\(guest\)", html)
    assert html.count('<span class="tag">Author</span>') == 1


def test_a_guest_needs_no_token_and_a_member_does():
    review, forger = make_review(), Forger()
    assert post(forger, review).status_code == 302
    forger.force_login(make_user())
    assert post(forger, review, {"comment": "Forged."}).status_code == 403
    html = page(forger, review)
    form = html[html.index(f'action="{reverse("comment_new", args=[review.pk])}"') :]
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', form)[1]
    sent = post(forger, review, {"comment": "Mine.", "csrfmiddlewaretoken": token})
    assert sent.status_code == 302
    assert Comment.objects.latest("pk").body == "Mine."


@pytest.mark.parametrize("is_member", [False, True])
def test_the_address_that_comments_go_to_leads_to_the_form(client, is_member):
    review = make_review()
    if is_member:
        client.force_login(make_user())
    answer = client.get(reverse("comment_new", args=[review.pk]))
    assert answer["Location"] == f"{review.get_absolute_url()}#reply"
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("comment", ""),
        ("comment", "a\x00b"),
        ("comment", "a\x07b"),
        ("comment", "x" * 5001),
        ("name", ""),
        ("name", "x" * 300),
        ("name", "a\x00b"),
        ("name", "\u200b\u2060\u202e"),
        ("email", "rosa@"),
        ("email", ""),
        ("email", "a\x00@example.org"),
        ("email", "rosa@example.org\nBcc: everybody@example.org"),
        ("email", "rosa@example.org, everybody@example.org"),
        ("website", "javascript:alert(1)"),
        ("website", "ftp://example.org/"),
        ("website", "https://example.org/\x00"),
    ],
)
def test_what_cannot_be_stored_is_refused_beside_its_field_and_the_text_kept(client, field, value):
    review = make_review()
    response = post(client, review, **{"comment": "Words worth keeping.", field: value})
    html = response.text
    assert response.status_code == 422
    assert 'class="msg"' in html[html.index(f'id="id_{field}"') :]
    assert "autofocus" in html
    assert field == "comment" or "Words worth keeping." in html
    assert 'href="javascript' not in html
    assert not Comment.objects.exists()


@pytest.mark.parametrize("length", [1_000_000, 3_000_000])
@pytest.mark.parametrize("signed_in", [False, True])
def test_a_body_of_a_megabyte_and_more_is_refused_beside_the_field(client, signed_in, length):
    review = make_review()
    if signed_in:
        client.force_login(make_user())
    response = post(client, review, comment="x" * length)
    assert response.status_code == 422
    field = response.text[response.text.index('id="id_comment"') :]
    assert "at most 5000 characters" in field[field.index('class="msg"') :]


def test_an_answer_names_whom_it_answers_and_can_be_cancelled(client):
    comment = make_comment(author=make_user(display_name="Ana"))
    html = page(client, comment.review, f"?reply_to={comment.pk}")
    assert "Reply to Ana" in html
    assert "Cancel" in html
    assert f'name="parent" value="{comment.pk}"' in html


@pytest.mark.parametrize("query", ["x", "999999", "-1", "9" * 30, "%00"])
def test_an_answer_to_nothing_is_a_plain_form(client, query):
    assert "Leave a reply" in page(client, make_review(), f"?reply_to={query}")


def test_an_answer_to_what_is_gone_is_refused_and_kept(client):
    comment = make_comment()
    services.withdraw_comment(comment=comment)
    response = post(client, comment.review, parent=str(comment.pk))
    assert response.status_code == 422
    assert "no longer here" in response.text
    assert "Thank you." in response.text


def test_answers_stand_one_step_in_and_deeper_ones_begin_with_a_name(client):
    root = make_comment(author=make_user(display_name="Ana"))
    first = make_comment(root.review, make_user(display_name="Ben"), parent=root, body="First.")
    second = make_comment(root.review, make_user(display_name="Cyd"), parent=first, body="Second.")
    other = make_comment(root.review, parent=root, body="Other.")
    html = page(client, root.review)
    places = [html.index(f'id="comment-{c.pk}"') for c in (root, first, second, other)]
    assert places == sorted(places)
    assert html.count("<ol>") == 2  # the crumbs, and the answers
    assert re.search(rf'href="#comment-{first.pk}"><bdi>Ben</bdi></a>\s*<p>Second', html)
    assert f'href="#comment-{root.pk}"' not in html


def test_removed_and_withdrawn_comments_leave_their_places(client):
    review = make_review()
    withdrawn, alone, hidden = (make_comment(review, body=f"Gone {n}.") for n in range(3))
    make_comment(review, parent=withdrawn, body="An answer.")
    services.withdraw_comment(comment=withdrawn)
    services.withdraw_comment(comment=alone)
    services.hide(hidden)
    html = page(client, review)
    assert "Gone" not in html
    assert html.count("Withdrawn by its author.") == 1
    assert html.count("Removed by a moderator.") == 1
    assert "An answer." in html


def test_closed_comments_are_said_to_be_closed(client):
    article = make_article(comments_open=False)
    html = page(client, article)
    assert "Comments are closed." in html
    assert "Post comment" not in html
    assert post(client, article).status_code == 422


def test_the_permanent_address_leads_to_the_page_with_the_comment(client):
    review, author = make_review(), make_user()
    comments = [make_comment(review, author, body=f"Number {n}.") for n in range(60)]
    for number in (0, 49, 50, 59):
        comment = comments[number]
        response = client.get(comment.get_absolute_url())
        path, _, anchor = response["Location"].partition("#")
        assert anchor == f"comment-{comment.pk}"
        assert f'id="{anchor}"' in client.get(path).text
    assert "?" not in client.get(comments[49].get_absolute_url())["Location"]


def test_fifty_threads_stand_on_a_page_with_all_their_answers(client, django_assert_num_queries):
    review, author = make_review(), make_user()
    roots = [make_comment(review, author, body=f"Number {n}.") for n in range(52)]
    answer = make_comment(review, author, body="Deep.", parent=roots[1])
    make_comment(review, author, body="Deeper.", parent=answer)
    html = page(client, review)
    assert len(re.findall(r'id="comment-\d+"', html)) == 52
    assert "Deeper." in html
    following = re.search(r'href="(\?after=[^#"]+)#comments" rel="next"', html)[1]
    assert len(re.findall(r'id="comment-\d+"', page(client, review, following))) == 2


def test_threads_stand_newest_first_where_the_reader_wants_it(client):
    review, author = make_review(), make_user()
    roots = [make_comment(review, author, body=f"Number {n}.") for n in range(52)]
    answers = [make_comment(review, author, body="A.", parent=roots[51]) for _ in range(1)]
    answers += [make_comment(review, author, body="B.", parent=roots[51])]
    html = page(client, review, "?sort=newest")
    shown = [int(key) for key in re.findall(r'id="comment-(\d+)"', html)]
    assert shown[:4] == [roots[51].pk, answers[0].pk, answers[1].pk, roots[50].pk]
    following = re.search(r'href="(\?sort=newest&amp;after=[^#"]+)#comments" rel="next"', html)[1]
    last = page(client, review, following.replace("&amp;", "&"))
    assert [int(key) for key in re.findall(r'id="comment-(\d+)"', last)] == [
        root.pk for root in roots[1::-1]
    ]
    assert re.search(r'sort=newest#comments" aria-current="true">Newest', last)


def test_the_permanent_address_needs_no_neighbouring_number(client):
    """Where a write was rolled back, the database leaves a number out."""
    review, author = make_review(), make_user()
    comments = [make_comment(review, author, body=f"Number {n}.") for n in range(52)]
    Comment.objects.filter(pk=comments[50].pk).delete()
    path, _, anchor = client.get(comments[51].get_absolute_url())["Location"].partition("#")
    assert f'id="{anchor}"' in client.get(path).text


def test_a_long_discussion_asks_as_often_as_a_short_one(client):
    review = make_review()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page(client, review)
        return len(captured)

    make_comment(review, parent=make_comment(review))
    services.hide(make_comment(review))
    before = queries()
    for _ in range(4):
        parent = make_comment(review)
        for _ in range(4):
            parent = make_comment(review, parent=parent)
        services.approve_comment(comment=make_guest_comment(review, parent=parent))
        services.hide(make_comment(review))
    assert queries() == before
