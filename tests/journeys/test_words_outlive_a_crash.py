"""The server dies while a member and a guest write; when it is back, so are their words."""

import re

import pytest
from playwright.sync_api import Error, Page, expect

from tests.journeys.conftest import be_signed_in

REVIEW = "A stone, a river, and then nothing for a long while."


@pytest.fixture
def words(javascript) -> str:
    return f"I kept the map, {'with' if javascript else 'without'} script."


@pytest.fixture
def film(javascript) -> str:
    return "/films/the-godfather-1972/" if javascript else "/films/m-1931/"


def press(page: Page, button: str) -> None:
    page.get_by_role("main").get_by_role("button", name=button, exact=True).click()


def press_in_vain(page: Page, button: str) -> None:
    with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"), page.expect_navigation():
        press(page, button)


def fill_reply(page: Page, words: str) -> str:
    page.goto("/films/escape-2024/")
    page.get_by_role("link", name="A careful man runs out of paper").click()
    page.get_by_role("textbox", name="Name").fill("Rosalind")
    page.get_by_role("textbox", name="Email").fill("rosalind@example.org")
    page.get_by_label("Comment").fill(words)
    return page.url


def test_what_was_typed_when_the_server_was_killed_is_there_when_it_is_back(
    visit, site, film, words, javascript
):
    member, guest = visit(), visit()
    be_signed_in(member, *site.password("member"))
    member.goto(f"{film}reviews/new/")
    member.get_by_label("Your review").fill(REVIEW)
    article = fill_reply(guest, words)
    if javascript:
        member.evaluate("navigator.serviceWorker.ready")

    site.server.kill()
    if javascript:
        press(member, "Publish review")
        expect(member.get_by_role("heading", name="cannot be reached")).to_be_visible()
        expect(member.get_by_role("textbox")).to_have_value(REVIEW)
    else:
        press_in_vain(member, "Publish review")
    press_in_vain(guest, "Post comment")
    site.server.start()

    if javascript:
        member.goto(f"{film}reviews/new/")
        press(member, "Put them back")
        expect(member.get_by_label("Your review")).to_have_value(REVIEW)
        press(member, "Publish review")
        guest.goto(article)
        expect(guest.get_by_label("Comment")).to_have_value(words)
    else:
        # The browser sends the form once more.
        member.reload()
        guest.reload()
        expect(guest.get_by_role("status")).to_contain_text("Held for approval")
    expect(member.get_by_role("status").first).to_contain_text("Review published")
    expect(member.get_by_role("main")).to_contain_text(REVIEW)


def test_a_changed_comment_and_a_report_outlive_a_reload_and_end_when_they_are_sent(
    visit, site, words, javascript
):
    if not javascript:
        pytest.skip("without JavaScript the browser alone keeps what is typed")
    page = visit()
    be_signed_in(page, *site.password("member"))
    page.goto("/films/escape-2024/")
    page.get_by_role("link", name="A careful man runs out of paper").click()
    page.get_by_label("Comment").fill(words)
    press(page, "Post comment")
    page.locator("article.comment").filter(has_text=words).last.get_by_role(
        "link", name="Edit"
    ).click()
    field, changed = page.get_by_label("Comment"), f"{words} And the compass."
    field.fill(changed)
    page.reload()
    expect(field).to_have_value(changed)
    press(page, "Save comment")
    expect(page.get_by_role("main")).to_contain_text(changed)

    page.goto("/films/escape-2024/reviews/")
    page.get_by_role("link", name=re.compile("Report")).first.click()
    field = page.get_by_label("What is wrong?")
    field.fill("It is an advertisement.")
    page.reload()
    expect(field).to_have_value("It is an advertisement.")
    page.get_by_role("radio").first.check()
    address = page.url
    press(page, "Send report")
    expect(page.get_by_role("status").first).to_contain_text("Report sent")
    page.goto(address)
    expect(field).to_have_value("")
