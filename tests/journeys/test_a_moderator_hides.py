"""A moderator hides a review with a rule and a reason; readers lose it, its author sees why."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import be_signed_in

REASON = "It calls another member names."


@pytest.fixture
def film(javascript) -> str:
    return "ikarie-xb-1-1963" if javascript else "hijack-1971-2024"


def test_a_moderator_hides_with_a_reason_and_the_author_sees_it(visit, site, film):
    author = visit()
    be_signed_in(author, *site.password("member"))
    author.goto(f"/films/{film}/reviews/new/")
    author.get_by_label("Your review").fill("Whoever liked this is a fool.")
    author.get_by_role("button", name=re.compile("Publish")).click()
    expect(author.get_by_role("main")).to_contain_text("Whoever liked this")
    address = author.url

    reader = visit()
    reader.goto(address)
    reader.get_by_role("link", name="Report").first.click()
    reader.get_by_role("radio").first.check()
    reader.get_by_role("main").get_by_role("button", name=re.compile("Report|Send")).click()
    expect(reader.get_by_role("status")).to_be_visible()

    moderator = visit()
    be_signed_in(moderator, *site.password("moderator"))
    moderator.goto("/admin/moderation/report/")
    title = film.partition("-")[0]
    case = moderator.locator("#result_list tbody tr").filter(has_text=title).first
    case.get_by_role("link").first.click()
    expect(moderator.locator("body")).to_contain_text("Whoever liked this")
    moderator.get_by_label(re.compile("^Rule")).select_option("civility")
    moderator.get_by_role("button", name="Hide").click()
    expect(moderator.locator("body")).to_contain_text("Whoever liked this")
    moderator.get_by_label(re.compile("^Rule")).select_option("civility")
    moderator.get_by_label(re.compile("^Reason")).fill(REASON)
    moderator.get_by_role("button", name="Hide").click()

    assert reader.goto(address).status == 410
    expect(reader.get_by_role("main")).not_to_contain_text("Whoever liked this")
    author.goto(address)
    expect(author.get_by_role("main")).to_contain_text(REASON)
    reader.goto("/moderation/log/")
    expect(reader.get_by_role("main")).to_contain_text(REASON)
