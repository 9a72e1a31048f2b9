"""A visitor without an account reads: home, film, person, article, search, the theme."""

import re

from playwright.sync_api import expect


def test_a_visitor_goes_from_the_home_page_to_a_film_its_people_and_its_article(visit):
    page = visit()
    page.goto("/")
    expect(page).to_have_title(re.compile("Foyer"))
    page.get_by_role("link", name="Parasite").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Parasite")
    expect(page.get_by_role("heading", name="Plots")).to_be_visible()
    page.get_by_role("link", name="Bong Joon-ho").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bong Joon-ho")
    page.get_by_role("main").get_by_role("link", name="Memories of Murder").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Memories of Murder")


def test_a_visitor_opens_the_ending_of_an_article_on_purpose(visit):
    page = visit()
    page.goto("/films/escape-2024/")
    article = page.get_by_role("article").filter(has_text="A careful man runs out of paper")
    article.get_by_role("link").click()
    ending = page.locator("details.spoiler").filter(has_text="Ending")
    expect(ending.locator("p").first).to_be_hidden()
    ending.locator("summary").click()
    expect(ending.locator("p").first).to_be_visible()


def test_a_visitor_finds_a_film_by_a_title_in_another_script(visit):
    page = visit()
    page.goto("/")
    search = page.get_by_label("Search films, people, members")
    search.fill("탈주")
    search.press("Enter")
    first = page.locator("#films li").first
    expect(first.get_by_role("link")).to_have_text("Escape")
    first.get_by_role("link").click()
    expect(page).to_have_url(re.compile("/films/escape-2024/$"))


def test_a_visitor_dims_the_lights_and_they_stay_dim(visit):
    page = visit()
    page.goto("/films/")
    page.get_by_label("Theme").select_option("Dark")
    page.get_by_role("button", name="Set").click()
    expect(page).to_have_url(re.compile("/films/$"))
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto("/about/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_visitor_who_loses_the_way_is_told_two_ways_out(visit):
    page = visit()
    assert page.goto("/films/escpae-2024/").status == 404
    page.get_by_role("main").get_by_role("link", name="Browse films").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Films")


def test_a_visitor_reaches_everything_with_the_keyboard(visit):
    page = visit()
    page.goto("/films/parasite-2019/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("main").get_by_role("link").first).to_be_focused()
