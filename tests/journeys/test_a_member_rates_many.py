"""A member rates: one press on a film's page, thirty from the wall, by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import be_signed_in, join

PHONE = {"width": 390, "height": 844}
FILM = "/films/escape-2024/"
TOP = "document.getElementById('reviews').getBoundingClientRect().top + scrollY"
TARGETS = "[...document.querySelectorAll('.tap a')].map(link => link.getBoundingClientRect().height)"


def test_on_a_phone_the_score_and_the_keys_come_first_and_reviews_within_two_screens(visit, site):
    page = visit()
    be_signed_in(page, *site.password("member"))
    page.set_viewport_size(PHONE)
    page.goto(FILM)
    title = page.get_by_role("heading", level=1).bounding_box()
    score, keys = page.locator(".score").bounding_box(), page.locator(".rate-row").bounding_box()
    assert score["y"] - (title["y"] + title["height"]) < 60
    assert keys["y"] + keys["height"] < PHONE["height"]
    if page.evaluate("matchMedia('(scripting: enabled)').matches"):
        assert page.evaluate(TOP) < 2 * PHONE["height"]
    assert min(page.evaluate(TARGETS)) >= 44


def test_one_press_on_a_number_of_the_film_s_page_saves_it(visit, site, javascript):
    if not javascript:
        pytest.skip("without script the button saves, as another journey does")
    page = visit()
    be_signed_in(page, *site.password("member"))
    page.goto(FILM)
    expect(page.get_by_role("button", name="Save rating")).to_be_hidden()
    page.get_by_role("radio", name="8 out of 10").check(force=True)
    expect(page.get_by_role("status")).to_contain_text(["Rating saved. Escape, 8 out of 10."])
    page.get_by_role("button", name="Clear your rating").click()
    expect(page.get_by_role("button", name="Clear your rating")).to_have_count(0)
