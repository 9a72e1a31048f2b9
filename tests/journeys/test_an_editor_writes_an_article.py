"""Two editors' article: written in the admin, looked at, given its time, read by a visitor."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import FrameLocator, Page, expect

from tests.journeys.conftest import be_signed_in

TEXT = """A road film that keeps its feet on the ground, and its eyes on the next gate.

## The road
What is shown of it is mud, and then more mud. The first half has few words.

![gate]

> ! Nobody in it is ever dry.

## The voices
They speak as people do who have walked all day.

## The sound
Wind, and what the wind does to wire.

## >! The last gate
It was open the whole time.

## Afterwards
One leaves with wet shoes and better manners."""
SECTIONS = ["The road", "The voices", "The sound", "The last gate", "Afterwards"]
CAST = ["lee-je-hoon", "koo-kyo-hwan", "hong-xa-bin"]


@pytest.fixture
def headline(javascript) -> str:
    return "Mud, gates and manners" if javascript else "Gates, manners and mud"


def upload(page: Page, prefix: str, folder: Path, size: tuple[int, int]) -> None:
    path = folder / f"{size[0]}.jpg"
    Image.new("RGB", size, "#1f3b2e").save(path, "JPEG")
    page.locator(f"{prefix}file").set_input_files(path)
    page.locator(f"{prefix}source_name").fill("Press office of the studio")
    page.locator(f"{prefix}licence").fill("CC BY 4.0")


def number_of(page: Page, kind: str, query: str) -> tuple[str, str]:
    """The number and the name of a record, from the list of the admin."""
    page.goto(f"/admin/films/{kind}/?q={query}")
    link = page.locator("#result_list tbody tr").first.locator("th a")
    return re.search(r"/(\d+)/change/", link.get_attribute("href"))[1], link.inner_text()


def choose(page: Page, field: str, record: tuple[str, str], javascript: bool) -> None:
    number, name = record
    if not javascript:
        page.locator(f"noscript input[name={field}], input[name={field}]").last.fill(number)
        return
    page.locator(f"#id_{field} + .select2").get_by_role("combobox").click()
    page.locator(".select2-dropdown .select2-search__field").fill(name)
    page.get_by_role("option", name=re.compile(rf"^{re.escape(name)}")).first.click()


def open_part(page: Page, name: str, javascript: bool) -> None:
    """Without JavaScript all parts of the form stand below each other."""
    if javascript:
        parts = page.get_by_role("navigation", name="Parts of the article")
        parts.get_by_role("button", name=name).click()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save and continue editing").first.click()
    expect(page.locator(".messagelist .success").first).to_be_visible()


def place(page: Page, row: int, person: tuple[str, str], folder: Path, javascript: bool) -> None:
    prefix = f"cast_placements-{row}-"
    if javascript and row:
        page.get_by_role("button", name="Add another Member of the main cast").click()
    choose(page, f"{prefix}person", person, javascript)
    page.locator(f"#id_{prefix}caption").fill(f"{person[1]} at gate {row + 1}")
    page.locator(f"#id_{prefix}alt_text").fill(f"Somebody at gate {row + 1}.")
    page.locator(f"#id_{prefix}biography").fill("Walks well.")
    page.locator(f"#id_{prefix}biography_as_of").fill("2024-05")
    upload(page, f"#id_{prefix}picture_", folder, (640, 800))


def write(page: Page, headline: str, folder: Path, javascript: bool) -> None:
    film = number_of(page, "film", "Escape 2024")
    people = [number_of(page, "person", slug.replace("-", " ")) for slug in CAST]
    page.goto("/admin/reviews/review/add/")
    page.locator("#id_headline").fill(headline)
    page.locator("#id_lead").fill("Three people, five gates.")
    page.locator("#id_body").fill(TEXT)
    open_part(page, "Film and authors", javascript)
    choose(page, "film", film, javascript)
    page.locator("#id_author").select_option(index=1)
    page.locator("#id_further_authors-0-user").select_option(index=2)
    open_part(page, "Pictures", javascript)
    page.locator("#id_pictures-0-mark").fill("gate")
    page.locator("#id_pictures-0-caption").fill("The second gate")
    page.locator("#id_pictures-0-alt_text").fill("A gate in a field.")
    upload(page, "#id_pictures-0-", folder, (960, 540))
    open_part(page, "Cast", javascript)
    for row, person in enumerate(people):
        if row and not javascript:
            save(page)
        place(page, row, person, folder, javascript)
    save(page)


def test_an_editor_writes_an_article_which_becomes_public_at_its_time(
    visit, site, headline, javascript, tmp_path
):
    editor = visit()
    be_signed_in(editor, *site.password("editor"))
    write(editor, headline, tmp_path, javascript)
    expect(editor.locator(".check")).to_contain_text("No notes")

    preview = preview_of(editor, javascript)
    expect(preview.locator("main")).to_contain_text("Nothing of this is stored")
    expect(preview.get_by_role("heading", level=1)).to_have_text(headline)

    reader = visit()
    reader.goto("/films/escape-2024/")
    expect(reader.locator("#reviews")).not_to_contain_text(headline)

    tomorrow = timezone.localtime() + timedelta(days=1)
    open_part(editor, "Publishing", javascript)
    editor.get_by_label("Publish at the time below").check()
    editor.locator("#id_publish_time_0").fill(tomorrow.strftime("%Y-%m-%d"))
    editor.locator("#id_publish_time_1").fill(tomorrow.strftime("%H:%M:%S"))
    save(editor)
    expect(editor.locator(".check")).to_contain_text("Becomes public by itself")
    editor.get_by_role("button", name="Publish now").first.click()
    expect(editor.locator(".messagelist .success").first).to_be_visible()

    read(reader, headline, javascript)


def preview_of(editor: Page, javascript: bool) -> Page | FrameLocator:
    """Beside the text, or in a window of its own."""
    if javascript:
        editor.get_by_role("button", name="Preview").first.click()
        return editor.frame_locator("[data-preview]")
    with editor.context.expect_page() as opened:
        editor.get_by_role("button", name="Preview").first.click()
    return opened.value


def test_an_article_with_two_pictures_is_written_and_published_in_one_go(
    visit, site, javascript, tmp_path
):
    headline = f"Two gates, {'with' if javascript else 'without'} script"
    editor = visit()
    name, password = site.password("editor")
    be_signed_in(editor, name, password)
    film = number_of(editor, "film", "Escape 2024")
    editor.goto("/admin/reviews/review/add/")
    editor.locator("#id_headline").fill(headline)
    editor.locator("#id_body").fill("The first gate.\n\nThe second gate.")
    open_part(editor, "Film and authors", javascript)
    choose(editor, "film", film, javascript)
    for row, width in enumerate((960, 961)):
        open_part(editor, "Pictures", javascript)
        if row and javascript:
            editor.get_by_role("button", name=re.compile("Add another Picture")).click()
        prefix = f"#id_pictures-{row}-"
        editor.locator(f"{prefix}caption").fill(f"Gate {row + 1}")
        editor.locator(f"{prefix}alt_text").fill(f"A gate, {row + 1}.")
        upload(editor, prefix, tmp_path, (width, 540))
        put_in_text(editor, row, javascript)
        if not (row or javascript):
            save(editor)
    editor.get_by_role("button", name="Publish now").first.click()
    expect(editor.locator(".messagelist")).to_contain_text("Published.")

    reader = visit()
    reader.goto("/reviews/articles/")
    reader.get_by_role("link", name=headline).click()
    expect(reader.locator(".prose figure img, .first figure img")).to_have_count(2)
    expect(reader.locator(".byline a").first).to_have_attribute("href", f"/users/{name}/")


def put_in_text(editor: Page, row: int, javascript: bool) -> None:
    """The mark of a picture as a line of the text, behind its paragraph."""
    if javascript:
        editor.locator("#id_body").evaluate("area => area.setSelectionRange(15, 15)")
        editor.get_by_role("button", name="Put at the cursor").nth(row).click()
        return
    editor.locator(f"#id_pictures-{row}-mark").fill(f"gate-{row + 1}")
    text = editor.locator("#id_body").input_value()
    editor.locator("#id_body").fill(f"{text}\n\n![gate-{row + 1}]")


def read(reader: Page, headline: str, javascript: bool) -> None:
    reader.goto("/films/escape-2024/")
    reader.locator("#reviews").get_by_role("link", name=headline).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(headline)
    expect(reader.locator(".byline a")).to_have_count(2)
    for section in SECTIONS:
        expect(reader.get_by_role("heading", name=section, level=2)).to_be_visible()
    expect(reader.locator("#main-cast figure")).to_have_count(3)
    expect(reader.locator("#main-cast")).to_contain_text("As of May 2024.")
    picture = reader.get_by_role("img", name="A gate in a field.")
    expect(picture).to_be_visible()
    assert reader.request.get(picture.get_attribute("src")).ok
    expect(reader.locator("figure", has=picture)).to_contain_text("Press office of the studio")
    ending = reader.get_by_text("It was open the whole time.")
    expect(ending).to_be_hidden()
    reader.locator("details.spoiler summary").click()
    expect(ending).to_be_visible()
    expect(reader.locator(".verdict")).to_have_count(0)
    expect(reader.locator(".byline .rating")).to_have_count(0)
