"""A member drafts, publishes, revises and withdraws a review, and loses no word on the way."""

import re
import sqlite3

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Site, be_signed_in, sign_in

TEXT = "A patient film. It runs for 20 minutes.\n\n>! He stays. !<\n\n7/10."


@pytest.fixture
def member(visit, site) -> Page:
    page = visit()
    be_signed_in(page, *site.password("member"))
    return page


def an_hour_passes(site: Site) -> None:
    """Edits soon after publishing leave no trace; this one is to be seen."""
    with sqlite3.connect(site.var_dir / "site.sqlite3", timeout=20) as database:
        database.execute(
            "UPDATE reviews_review SET published_at = datetime(published_at, '-1 hour')"
            " WHERE body LIKE 'A patient film%'"
        )
    database.close()


def press(page: Page, button: str) -> None:
    """By keyboard, found as assistive technology finds it."""
    page.get_by_role("main").get_by_role("button", name=button, exact=True).focus()
    page.keyboard.press("Enter")


def test_a_review_is_drafted_published_revised_and_withdrawn(member, visit, site, javascript):
    page = member
    film = "/films/stalker-1979/" if javascript else "/films/daisies-1966/"
    if javascript:
        page.clock.install()
    page.goto(f"{film}reviews/new/")
    page.get_by_label("Your review").fill(TEXT)
    if javascript:
        page.clock.fast_forward(10_000)
        expect(page.get_by_role("status")).to_contain_text("Draft saved")
        page.reload()
    else:
        press(page, "Save draft")
    expect(page.get_by_label("Your review")).to_have_value(TEXT)
    expect(page.get_by_role("region", name="Notes on your text")).to_contain_text("20 minutes")
    press(page, "Give 7 out of 10 as your rating")
    expect(page.get_by_role("radio", name="7 out of 10: Good")).to_be_checked()
    page.get_by_role("checkbox", name=re.compile("given a ticket")).check()
    press(page, "Publish review")
    expect(page.get_by_role("status").first).to_contain_text("Review published")
    expect(page.get_by_role("main")).to_contain_text("The author was given a ticket")
    expect(page.get_by_text("He stays.")).to_be_hidden()
    address = page.url

    an_hour_passes(site)
    page.get_by_role("link", name="Edit", exact=True).click()
    page.get_by_label("Your review").fill(TEXT.replace("patient", "slow").replace("stays", "goes"))
    press(page, "Publish changes")
    expect(page.get_by_role("status").first).to_contain_text("Review published")
    reader = visit()
    reader.goto(address)
    reader.get_by_role("link", name=re.compile("edited")).click()
    expect(reader.get_by_role("insertion").first).to_have_text("slow")
    expect(reader.get_by_text("stays")).to_be_hidden()

    page.get_by_role("link", name="Withdraw").click()
    page.get_by_label("Why").fill("I saw it again.")
    press(page, "Withdraw review")
    expect(page.get_by_role("status")).to_contain_text("Review withdrawn")
    assert reader.goto(address).status == 410
    expect(reader.get_by_role("main")).to_contain_text("I saw it again.")


def test_words_typed_before_a_sign_out_come_back(member, site, javascript):
    page = member
    if javascript:
        page.clock.install()
    page.goto("/films/persona-1966/reviews/new/")
    page.get_by_label("Your review").fill("Two faces.")
    page.context.clear_cookies(name=re.compile("sessionid"))
    press(page, "Publish review")
    expect(page.get_by_role("heading", level=1)).to_have_text("You are signed out")
    expect(page.get_by_label("Your review")).to_have_value("Two faces.")
    sign_in(page, *site.password("member"))
    page.goto("/films/persona-1966/reviews/new/")
    if javascript:
        press(page, "Put them back")
        expect(page.get_by_label("Your review")).to_have_value("Two faces.")


def test_a_review_is_found_helpful_by_keyboard_and_the_place_is_kept(member, site):
    page = member
    page.goto("/films/escape-2024/reviews/?sort=lowest")
    button = page.get_by_role("button", name=re.compile("Helpful"))
    before = button.first.get_attribute("aria-pressed")
    button.first.focus()
    page.keyboard.press("Enter")
    expect(button.first).not_to_have_attribute("aria-pressed", before)
    assert "?sort=lowest" in page.url


def test_a_film_is_kept_for_later_and_a_person_followed_for_a_while(member):
    page = member
    page.goto("/films/escape-2024/")
    press(page, "Add to watchlist")
    kept = page.get_by_role("button", name="On your watchlist", exact=True)
    expect(kept).to_have_attribute("aria-pressed", "true")
    page.goto("/watchlist/")
    take_off = page.get_by_role("button", name=re.compile("Take off.*Escape"))
    take_off.click()
    expect(take_off).to_have_count(0)
    page.goto("/people/lee-je-hoon/")
    press(page, "Follow")
    expect(page.get_by_role("button", name="Following", exact=True)).to_be_visible()
    page.goto("/following/")
    stop = page.get_by_role("button", name=re.compile("Stop following.*Lee Je"))
    stop.click()
    expect(stop).to_have_count(0)


BLOCK = "Fine so far.\n\n>!A dies.\n\nB too.!<\n\nFine again."


def test_a_spoiler_of_two_paragraphs_opens_by_keyboard_and_is_not_printed(member, javascript):
    page = member
    film = "alien-1979" if javascript else "metropolis-1927"
    page.goto(f"/films/{film}/reviews/new/")
    page.get_by_label("Your review").fill(BLOCK)
    press(page, "Publish review")
    fold = page.get_by_role("main").locator("details.spoiler")
    expect(fold).to_have_count(1)
    page.emulate_media(media="print")
    for words in ("A dies.", "B too."):
        expect(page.get_by_text(words)).to_be_hidden()
    expect(page.get_by_text("Fine again.")).to_be_visible()
    page.emulate_media(media="screen")
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    for words in ("A dies.", "B too."):
        expect(page.get_by_text(words)).to_be_visible()


def select(page: Page, words: str) -> None:
    area = page.get_by_label("Your review")
    area.evaluate(
        "(area, words) => { const at = area.value.indexOf(words);"
        " area.focus(); area.setSelectionRange(at, at + words.length); }",
        words,
    )


def test_words_are_marked_up_by_buttons_and_by_keys(member, javascript):
    page = member
    page.goto("/films/the-apartment-1960/reviews/new/")
    if not javascript:
        expect(page.get_by_role("group", name="Formatting")).to_be_hidden()
        return
    text = page.get_by_label("Your review")
    text.fill("Faces and more faces.\nHe leaves.")
    select(page, "Faces ")
    page.keyboard.press("Control+b")
    expect(text).to_have_value("**Faces** and more faces.\nHe leaves.")
    page.keyboard.press("Control+b")
    expect(text).to_have_value("Faces and more faces.\nHe leaves.")
    page.keyboard.press("Control+i")
    expect(text).to_have_value("*Faces* and more faces.\nHe leaves.")
    page.keyboard.press("Control+z")
    expect(text).to_have_value("Faces and more faces.\nHe leaves.")
    select(page, "He leaves")
    press(page, "Spoiler")
    expect(text).to_have_value("Faces and more faces.\n>!He leaves!<.")
    select(page, "more")
    page.keyboard.press("Control+k")
    page.keyboard.type("/films/")
    expect(text).to_have_value("Faces and [more](/films/) faces.\n>!He leaves!<.")
    press(page, "Quotation")
    expect(text).to_have_value("> Faces and [more](/films/) faces.\n\n>!He leaves!<.")
    for name in ("Bold", "Italic", "Quotation", "Link", "Spoiler"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()


# A text with what is selected in it between these, or the place of the caret; what each button
# makes of it, and what a second press makes of that.
FIRST, LAST = "⟦", "⟧"
PRESSED = [
    ("Quotation", "line1\nli⟦⟧ne2\nline3", "line1\n\n> line2\n\nline3", "line1\n\nline2\n\nline3"),
    ("Quotation", "⟦a\n\nb⟧\n\nc", "> a\n>\n> b\n\nc", "a\n\nb\n\nc"),
    ("Quotation", "⟦a\n⟧b", "> a\n\nb", "a\n\nb"),
    ("Quotation", "> a\n> ⟦b⟧\n> c", "> a\n\nb\n\n> c", "> a\n\n> b\n\n> c"),
    ("Quotation", "> a\n⟦b⟧", "> a\n> b", "> a\n\nb"),
    ("Quotation", "⟦>!a!<⟧", "> >!a!<", ">!a!<"),
    ("Bold", "⟦one\n\ntwo⟧", "**one**\n\n**two**", "one\n\ntwo"),
    ("Bold", "⟦- a\n- b⟧", "- **a**\n- **b**", "- a\n- b"),
    ("Bold", "⟦* a\n* b⟧", "* **a**\n* **b**", "* a\n* b"),
    ("Bold", "* ⟦a\n* b⟧", "* **a**\n* **b**", "* a\n* b"),
    ("Italic", "⟦1. a\n2. b\n\n> c⟧", "1. *a*\n2. *b*\n\n> *c*", "1. a\n2. b\n\n> c"),
    ("Bold", "a ⟦**bold**⟧ b", "a bold b", "a **bold** b"),
    ("Bold", "a **⟦bold⟧** b", "a bold b", "a **bold** b"),
    ("Bold", "a ⟦**bold⟧** b", "a bold b", "a **bold** b"),
    ("Bold", "⟦**a** and **b**⟧", "**a and b**", "a and b"),
    ("Bold", "⟦*a*⟧", "***a***", "*a*"),
    ("Italic", "⟦**a**⟧", "***a***", "**a**"),
    ("Italic", "⟦*a*⟧", "a", "*a*"),
    ("Bold", "⟦**a**\nb⟧", "**a**\n**b**", "a\nb"),
    ("Bold", "⟦⟧", "****", ""),
    ("Spoiler", "⟦>!a!<⟧", "a", ">!a!<"),
    ("Spoiler", "⟦a\n\nb⟧", ">!a\n\nb!<", "a\n\nb"),
    ("Link", "⟦hello⟧", "[hello](https://)", "hello"),
    ("Link", "say ⟦[hello](/films/)⟧", "say hello", "say [hello](https://)"),
    ("Link", "⟦say [hello](/films/)⟧", "[say hello](https://)", "say hello"),
    ("Link", "⟦- a\n- b⟧", "- [a](https://)\n- b", "- a\n- b"),
]


def test_a_second_press_takes_marks_off_and_each_press_is_one_step(member, javascript):
    page = member
    page.goto("/films/the-apartment-1960/reviews/new/")
    if not javascript:
        expect(page.get_by_role("group", name="Formatting")).to_be_hidden()
        return
    text = page.get_by_label("Your review")
    for button, before, once, twice in PRESSED:
        text.fill(before.replace(FIRST, "").replace(LAST, ""))
        start, end = before.index(FIRST), before.index(LAST) - 1
        text.evaluate("(area, [start, end]) => area.setSelectionRange(start, end)", [start, end])
        made = []
        for _press in (False, True):
            press(page, button)
            made.append(text.input_value())
        text.press("Control+z")
        made.append(text.input_value())
        assert made == [once, twice, once], (button, before)
    text.fill("A word.")
    select(page, "word")
    page.keyboard.press("Control+b")
    page.keyboard.type("sentence")
    expect(text).to_have_value("A **sentence**.")
