"""A member rates: by one press on a film's page, thirty films from the wall, by keyboard."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import be_signed_in, join

PHONE = {"width": 390, "height": 844}
FILM = "/films/escape-2024/"
TOP = "document.getElementById('reviews').getBoundingClientRect().top + scrollY"
TARGETS = (
    "[...document.querySelectorAll('.tap a')].map(link => link.getBoundingClientRect().height)"
)


def test_on_a_phone_the_score_and_the_keys_come_first_and_reviews_within_two_screens(
    visit, site, javascript
):
    page = visit()
    be_signed_in(page, *site.password("member"))
    page.set_viewport_size(PHONE)
    page.goto(FILM)
    title = page.get_by_role("heading", level=1).bounding_box()
    score, keys = page.locator(".score").bounding_box(), page.locator(".rate-row").bounding_box()
    assert score["y"] - (title["y"] + title["height"]) < 60
    assert keys["y"] + keys["height"] < PHONE["height"]
    if javascript:  # without it the button to save stands between
        assert page.evaluate(TOP) < 2 * PHONE["height"]
    assert min(page.evaluate(TARGETS)) >= 44


@pytest.mark.parametrize("path", ["/", FILM, "/films/", "/search/?q=lee", "/following/"])
def test_no_page_of_a_member_is_wider_than_a_phone(visit, site, path):
    page = visit()
    be_signed_in(page, *site.password("member"))
    page.goto("/users/marta/")
    follow = page.get_by_role("main").get_by_role("button", name="Follow", exact=True)
    if follow.count():
        follow.click()
        expect(page.get_by_role("main")).to_contain_text("Following")
    page.set_viewport_size(PHONE)
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


# Without script the button saves, as another journey does.
@pytest.mark.parametrize("javascript", [True])
def test_one_press_on_a_number_of_the_film_s_page_saves_it(visit, site):
    page = visit()
    be_signed_in(page, *site.password("member"))
    page.goto(FILM)
    expect(page.get_by_role("button", name="Save rating")).to_be_hidden()
    page.get_by_role("radio", name="8 out of 10").check(force=True)
    expect(page.get_by_role("status")).to_contain_text(["Rating saved. Escape, 8 out of 10."])
    page.get_by_role("button", name="Clear your rating").click()
    expect(page.get_by_role("button", name="Clear your rating")).to_have_count(0)


def test_a_new_member_rates_thirty_films_from_the_wall_by_thirty_presses(visit, site, javascript):
    page = visit()
    join(page, site, f"rater{int(javascript)}", "thirty films in a row")
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Rate ten films")
    for number in range(30):
        if number == page.locator(".asked .film").count():
            page.get_by_role("link", name="Show other films").click()
        film = page.locator(".asked .film").nth(number % 24)
        summary = film.locator(".pick > summary")
        # A mouse opens the keys by pointing; without script it presses the card.
        if javascript:
            summary.hover(position={"x": 20, "y": -60}, force=True)
        else:
            summary.click()
        film.get_by_role("button", name=f"{number % 10 + 1} out of 10").click()
        expect(film.locator(".you")).to_have_text(str(number % 10 + 1))
        expect(page.locator(".tally .score")).to_have_text(re.compile(rf"^{number + 1}\s"))
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your")


def test_a_press_on_a_card_of_a_list_stays_on_the_list(visit, site):
    page = visit()
    be_signed_in(page, *site.password("member"))
    page.goto("/films/?view=ledger")
    # Named, since a rating may move it in the order.
    title = page.locator(".ledger h3").nth(2).inner_text()
    row = page.locator(".ledger > li", has=page.get_by_role("heading", name=title, exact=True))
    row.locator("summary").press("Enter")
    row.get_by_role("button", name="6 out of 10").press("Enter")
    expect(row.locator(".you")).to_have_text("6")
    row.locator("summary").press("Enter")
    row.get_by_role("button", name="Clear").press("Enter")
    expect(row.locator(".say")).to_contain_text("Rate")
    expect(page).to_have_url(re.compile(r"/films/\?view=ledger"))
