"""Somebody joins, confirms the address, rates, reviews, comments."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import be_signed_in, join

PASSWORD = "three films in a row"


@pytest.fixture
def name(javascript) -> str:
    return "scripted" if javascript else "unscripted"


def test_a_member_joins_rates_reviews_and_comments(visit, site, name, javascript):
    page = visit()
    join(page, site, name, PASSWORD)
    page.goto("/films/yi-yi-2000/")
    page.get_by_role("radio", name="9 out of 10: Superb").check(force=True)
    if not javascript:  # with script the press has saved it
        page.get_by_role("button", name="Save rating").click()
    expect(page.get_by_role("status")).to_contain_text("Rating saved")
    expect(page.get_by_role("radio", name="9 out of 10: Superb")).to_be_checked()

    page.get_by_role("link", name="Write a review").click()
    page.get_by_label("Headline").fill(f"Seen by {name}")
    page.get_by_label("Your review").fill(
        "A family, seen from the back.\n\n>!Somebody dies.!<\n\n## >! The funeral\n\nThe last word."
    )
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("region", name="Preview")).to_contain_text("seen from the back")
    page.get_by_role("button", name="Publish review").click()
    expect(page.get_by_role("heading", name=f"Seen by {name}")).to_be_visible()
    expect(page.get_by_text("Somebody dies.")).to_be_hidden()
    expect(page.get_by_text("The last word.")).to_be_hidden()
    address = page.url

    page.get_by_label("Comment").fill("I would add: the photographs.")
    page.get_by_role("button", name="Post comment").click()
    expect(page.get_by_role("main")).to_contain_text("I would add: the photographs.")

    reader = visit()
    reader.goto(address)
    expect(reader.get_by_role("heading", name=f"Seen by {name}")).to_be_visible()
    expect(reader.get_by_role("main")).to_contain_text("I would add: the photographs.")
    reader.goto("/films/yi-yi-2000/")
    expect(reader.get_by_role("main")).to_contain_text(f"Seen by {name}")


def test_a_rating_is_changed_and_cleared_by_keyboard_alone(visit, site):
    page = visit()
    be_signed_in(page, *site.password("member"))
    page.goto("/films/ikarie-xb-1-1963/")
    before = page.locator(".score").inner_text()
    page.get_by_role("radio", name="1 out of 10: Painful").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("2 out of 10")
    page.get_by_role("button", name="Clear").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Clear")).to_have_count(0)
    assert page.locator(".score").inner_text() == before


def test_what_was_typed_survives_a_mistake(visit, site):
    page = visit()
    be_signed_in(page, *site.password("member"))
    page.goto("/films/the-cremator-1969/reviews/new/")
    text = "A bell \x07 rings in it."
    page.get_by_label("Headline").fill("Kept")
    page.get_by_label("Your review").fill(text)
    page.get_by_role("button", name=re.compile("Publish")).click()
    expect(page.get_by_role("alert")).to_contain_text("control characters")
    expect(page.get_by_label("Headline")).to_have_value("Kept")
    expect(page.get_by_label("Your review")).to_have_value(re.compile("rings in it"))
