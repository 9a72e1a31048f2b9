"""An editor drops pictures, which find their films; a reader looks through them."""

import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.journeys.conftest import be_signed_in


@pytest.fixture
def film(javascript):
    """The site is the same with JavaScript and without; a film has its photos once."""
    return "escape-2024" if javascript else "parasite-2019"


@pytest.fixture
def files(tmp_path, film):
    paths = [tmp_path / name for name in (f"{film}-1.jpg", f"{film}-2.jpg", "nobody_3.jpg")]
    for path in paths:
        Image.new("RGB", (900, 500), "#7c1f24").save(path, "JPEG")
    return paths


def test_an_editor_drops_pictures_and_a_reader_looks_through_them(
    visit, site, film, files, javascript
):
    editor = visit()
    be_signed_in(editor, *site.password("editor"))
    editor.goto("/admin/films/picture/")
    editor.get_by_role("link", name="Drop pictures").click()
    editor.get_by_label("Pictures").set_input_files(files)
    editor.get_by_label("Whose it is").fill("The archive")
    editor.get_by_label("Licence").fill("CC BY 4.0")
    editor.get_by_role("button", name="Store them").click()
    expect(editor.get_by_role("heading", name="Pictures and their films")).to_be_visible()
    pictures = editor.locator(".placing fieldset")
    expect(pictures).to_have_count(3)
    pictures.nth(0).get_by_label("Alternative text").fill("A man at a fence.")
    pictures.nth(2).get_by_label("Leave it out").check()
    editor.get_by_role("button", name="Put them").click()
    expect(editor.get_by_text("2 pictures stand with their films.")).to_be_visible()

    reader = visit()
    reader.goto(f"/films/{film}/photos/")
    reader.get_by_role("img", name="A man at a fence.").click()
    box = reader.get_by_role("dialog") if javascript else reader.get_by_role("main")
    expect(box).to_contain_text("CC BY 4.0")
    expect(box.get_by_text("Photo 1 of 2")).to_have_count(1 if javascript else 2)
    if javascript:
        reader.keyboard.press("ArrowRight")
    else:
        box.get_by_role("link", name="Next").click()
    expect(box.get_by_role("img", name="Still from")).to_be_visible()
    if javascript:
        reader.keyboard.press("Escape")
        expect(box).to_be_hidden()
        expect(reader).to_have_url(re.compile("/photos/$"))
