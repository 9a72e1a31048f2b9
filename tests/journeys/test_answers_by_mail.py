"""A guest and members talk three deep: held, approved, answered, told by mail, and stopped."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import be_signed_in


@pytest.fixture
def guest_email(javascript) -> str:
    return f"ottilie-{'with' if javascript else 'without'}@example.org"


def open_article(page: Page) -> None:
    page.goto("/films/escape-2024/")
    page.get_by_role("link", name="A careful man runs out of paper").click()


def comment(page: Page, words: str) -> None:
    page.get_by_label("Comment").fill(words)
    page.get_by_role("button", name="Post comment").click()


def begin_answer(page: Page, to: str) -> None:
    answered = page.locator("article.comment").filter(has_text=to).last
    answered.get_by_role("link", name="Reply").first.click()
    expect(page.get_by_role("heading", name="Reply to")).to_be_visible()


def answer(page: Page, to: str, words: str) -> None:
    begin_answer(page, to)
    comment(page, words)


def approve(page: Page, words: str) -> None:
    page.goto(f"/admin/reviews/comment/?q={words}")
    page.locator("#result_list tbody tr").first.get_by_role("link").first.click()
    page.get_by_label(re.compile("^Rule")).select_option("topic")
    page.get_by_label(re.compile("^Reason")).fill("Speaks of the film.")
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text(re.compile("approved", re.I)).first).to_be_visible()


def link_in(mail: str, kind: str, address: str) -> str:
    """The path of a link; a mail as a file breaks long lines."""
    whole = mail.replace("=\n", "")
    return re.search(rf"{re.escape(address)}(/answers/{kind}/[\w:-]+/)", whole)[1]


def test_a_guest_is_told_of_an_answer_and_stops_the_mails(visit, site, guest_email, javascript):
    tail = "with script" if javascript else "without script"
    member = visit()
    be_signed_in(member, *site.password("member"))
    open_article(member)
    article = member.url
    comment(member, f"The car scene holds the film up, {tail}.")

    guest = visit()
    guest.goto(article)
    begin_answer(guest, f"holds the film up, {tail}")
    guest.get_by_role("textbox", name="Name").fill("Ottilie")
    guest.get_by_role("textbox", name="Email").fill(guest_email)
    guest.get_by_label("Send me answers by mail").check()
    comment(guest, f"For me it was the fence, {tail}.")
    expect(guest.get_by_role("status")).to_contain_text("Held for approval")

    moderator = visit()
    be_signed_in(moderator, *site.password("moderator"))
    approve(moderator, f"fence, {tail}")
    guest.goto(link_in(site.newest_mail(guest_email), "confirm", site.address))
    guest.get_by_role("button", name="Yes, send me answers").click()
    expect(guest.get_by_role("status")).to_contain_text("we write to you")

    member.goto(article)
    answer(member, f"it was the fence, {tail}", f"The fence is the same scene, {tail}.")
    tree = member.locator("article.comment").filter(has_text=f"holds the film up, {tail}").first
    expect(tree.locator("article.comment")).to_have_count(2)
    expect(tree.get_by_role("link", name="Ottilie")).to_have_count(1)
    told = site.newest_mail(guest_email)
    assert "is the same scene" in told.replace("=\n", "")
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in told

    stop = link_in(told, "stop", site.address)
    guest.goto(stop)
    guest.get_by_role("button", name="Stop the mails").click()
    expect(guest.get_by_role("status")).to_contain_text("No more mails")
    member.goto(article)
    answer(member, f"it was the fence, {tail}", f"And one more thing, {tail}.")
    assert site.newest_mail(guest_email) == told


@pytest.mark.parametrize("javascript", [True], ids=["with-javascript"])
def test_typed_words_survive_a_reload_and_a_sign_in_and_go_when_they_were_taken(visit, site):
    page = visit()
    open_article(page)
    words = "Typed before signing in."
    page.get_by_label("Comment").fill(words)
    page.reload()
    expect(page.get_by_label("Comment")).to_have_value(words)
    page.locator("#reply").get_by_role("link", name="sign in").click()
    name, password = site.password("member")
    page.get_by_label(re.compile("member name", re.I)).fill(name)
    page.get_by_label(re.compile("^Password")).fill(password)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_label("Comment")).to_have_value(words)
    page.get_by_role("button", name="Post comment").click()
    expect(page.locator("article.comment").filter(has_text=words)).to_be_visible()
    expect(page.get_by_label("Comment")).to_have_value("")
    page.reload()
    expect(page.get_by_label("Comment")).to_have_value("")
