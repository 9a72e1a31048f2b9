"""A visitor searches from the top bar: with suggestions while typing, and without."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

FIELD = "Search films, people, members"
with_javascript = pytest.mark.parametrize("javascript", [True], ids=["with-javascript"])


def options_of(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Suggestions").get_by_role("option")


@pytest.fixture
def page(visit) -> Page:
    page = visit()
    page.goto("/about/")
    return page


def test_a_visitor_finds_a_review_by_its_words_and_reads_it(visit):
    page = visit()
    page.goto("/")
    page.get_by_label(FIELD).fill("sergeant")
    page.get_by_label(FIELD).press("Enter")
    review = page.locator("#reviews article").first
    expect(review.locator("mark").first).to_have_text(re.compile("sergeant", re.I))
    review.get_by_role("heading").get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/reviews/\d+/$"))


@with_javascript
def test_a_visitor_goes_to_a_film_by_a_suggestion_with_the_keyboard(page):
    page.keyboard.press("/")
    field = page.get_by_role("combobox", name=FIELD)
    expect(field).to_be_focused()
    field.press_sequentially("run aw")
    option = page.get_by_role("option", name="Escape")
    expect(option).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
    field.press("Enter")
    expect(page).to_have_url(re.compile("/films/escape-2024/$"))


@with_javascript
def test_a_visitor_goes_to_a_person_by_a_suggestion_with_the_mouse(page):
    page.get_by_label(FIELD).press_sequentially("이제훈")
    page.get_by_role("option", name="Lee Je").click()
    expect(page).to_have_url(re.compile("/people/lee-je-hoon/$"))


@with_javascript
def test_enter_without_a_chosen_suggestion_is_the_search(page):
    field = page.get_by_label(FIELD)
    field.press_sequentially("esc")
    expect(options_of(page).first).to_be_visible()
    field.press("ArrowDown")
    field.press("ArrowUp")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=esc$"))


@with_javascript
def test_escape_closes_the_suggestions_and_keeps_the_text_and_leaving_closes_them_too(page):
    field = page.get_by_label(FIELD)
    options = options_of(page)
    field.press_sequentially("esc")
    expect(options.first).to_be_visible()
    field.press("Escape")
    expect(options).to_have_count(0)
    expect(field).to_have_value("esc")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially("a")
    expect(options.first).to_be_visible()
    field.press("Tab")
    expect(options).to_have_count(0)


@with_javascript
@pytest.mark.parametrize("width", [390, 1280])
def test_open_suggestions_move_nothing_and_are_accessible(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    before = page.locator("main").bounding_box()
    page.get_by_label(FIELD).press_sequentially("the")
    expect(options_of(page)).to_have_count(8)
    assert page.locator("main").bounding_box() == before
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert Axe().run(page).response["violations"] == []


@with_javascript
@pytest.mark.parametrize("query", ["escape", "escpae", "zzzzzz"])
def test_the_page_of_results_is_accessible(page, query):
    page.goto(f"/search/?q={query}")
    assert Axe().run(page).response["violations"] == []
