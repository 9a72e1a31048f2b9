"""A member begins a list from a film, puts another film on it, and a reader copies it."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import be_signed_in


def test_a_list_is_begun_filled_read_and_copied(visit, site, javascript):
    title = f"Fences, {'with' if javascript else 'without'} script"
    page = visit()
    be_signed_in(page, *site.password("member"))
    page.goto("/films/escape-2024/lists/add/")
    page.get_by_role("link", name="New list with this film").click()
    page.get_by_label(re.compile("^Title")).fill(title)
    page.get_by_role("button", name="Begin list").click()

    page.get_by_label("Note on Escape").fill("The fence is on his own side.")
    page.get_by_label("Title of a film").fill("stalker")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Note on Escape")).to_have_value("The fence is on his own side.")
    page.get_by_role("button", name="Add Stalker (1979)").click()
    page.get_by_label("Place of Stalker").fill("1")
    page.get_by_role("button", name="Save list").click()
    expect(page.get_by_role("main").get_by_role("heading", level=2)).to_have_text(
        ["Stalker 1979", "Escape 2024"]
    )

    reader = visit()
    reader.goto("/lists/")
    reader.get_by_role("link", name=title).click()
    expect(reader.get_by_text("The fence is on his own side.")).to_be_visible()
    reader.get_by_role("link", name="Copy to my lists").click()
    sign_in_here(reader, *site.password("editor"))
    reader.get_by_role("button", name="Copy to my lists").click()
    expect(reader.get_by_label("Note on Stalker")).to_have_value("")
    expect(reader.get_by_label("Everyone can read it")).not_to_be_checked()


def test_a_list_is_put_in_another_order_by_keyboard(visit, site, javascript):
    page = visit()
    be_signed_in(page, *site.password("member"))
    page.goto("/lists/new/")
    page.get_by_label(re.compile("^Title")).fill(f"Walks, {javascript}")
    page.get_by_role("button", name="Begin list").click()
    for title, found in (("escape", "Escape (2024)"), ("stalker", "Stalker (1979)"),
                         ("vertigo", "Vertigo (1958)")):  # fmt: skip
        page.get_by_label("Title of a film").fill(title)
        page.keyboard.press("Enter")
        page.get_by_role("button", name=f"Add {found}").click()
    page.get_by_role("button", name="Move Vertigo (1958) up").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Vertigo is now 2 of 3.")).to_be_visible()
    expect(page.get_by_role("button", name="Move Vertigo (1958) up")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Vertigo is now 1 of 3.")).to_be_visible()
    expect(page.get_by_role("button", name="Move Vertigo (1958) up")).to_be_disabled()
    expect(page.get_by_role("button", name="Move Vertigo (1958) down")).to_be_focused()
    headings = page.locator("#films li h3")
    expect(headings).to_have_text(["Vertigo 1958", "Escape 2024", "Stalker 1979"])


def sign_in_here(page, name: str, password: str) -> None:
    """On the page of signing in to which a link has led, so that it leads back."""
    page.get_by_label(re.compile("member name", re.I)).fill(name)
    page.get_by_label(re.compile("^Password")).fill(password)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
