"""A guest replies to an article, is held, and is approved by a moderator in the admin."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import be_signed_in


@pytest.fixture
def words(javascript) -> str:
    return f"The paper map stays with me, {'with' if javascript else 'without'} script."


def fill_reply(page, words: str) -> None:
    page.get_by_label("Comment").fill(words)
    page.get_by_role("textbox", name="Name").fill("Rosalind")
    page.get_by_role("textbox", name="Email").fill("rosalind@example.org")
    page.get_by_role("button", name="Post comment").click()


def open_article(page) -> None:
    page.goto("/films/escape-2024/")
    page.get_by_role("link", name="A careful man runs out of paper").click()


def test_a_guest_is_held_and_then_approved(visit, site, words):
    guest = visit()
    open_article(guest)
    assert "csrfmiddlewaretoken" not in guest.content()
    fill_reply(guest, words)
    expect(guest.get_by_role("status")).to_contain_text("Held for approval")
    article = guest.url.split("?")[0]
    expect(guest.get_by_text(words)).to_have_count(0)

    moderator = visit()
    be_signed_in(moderator, *site.password("moderator"))
    moderator.goto("/admin/reviews/comment/")
    row = moderator.get_by_role("row").filter(has_text=words[:20]).filter(has_text=words[-15:])
    row.get_by_role("link").first.click()
    moderator.get_by_label(re.compile("^Rule")).select_option("topic")
    moderator.get_by_label(re.compile("^Reason")).fill("Speaks of the film.")
    moderator.get_by_role("button", name="Approve").click()
    expect(moderator.get_by_text(re.compile("approved", re.I)).first).to_be_visible()

    reader = visit()
    reader.goto(article)
    comment = reader.get_by_role("article").filter(has_text=words).last
    expect(comment).to_contain_text("Rosalind (guest)")
    assert "rosalind@example.org" not in reader.content()


def test_an_empty_reply_is_answered_beside_the_field_and_keeps_the_rest(visit):
    page = visit()
    open_article(page)
    page.get_by_role("textbox", name="Name").fill("Rosalind")
    page.get_by_role("textbox", name="Email").fill("rosalind@example.org")
    page.get_by_label("Comment").fill("   ")
    page.get_by_role("button", name="Post comment").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("textbox", name="Name")).to_have_value("Rosalind")


def test_a_guest_marks_up_words_by_buttons_too(visit, javascript):
    page = visit()
    open_article(page)
    comment = page.get_by_label("Comment")
    if not javascript:
        expect(page.get_by_role("group", name="Formatting")).to_be_hidden()
        return
    comment.fill("Slowly.")
    comment.press("Control+a")
    page.get_by_role("button", name="Bold", exact=True).click()
    expect(comment).to_have_value("**Slowly.**")
