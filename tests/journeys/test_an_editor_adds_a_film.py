"""An editor adds a film with its people, plot and pictures, and finds a person entered twice."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import be_signed_in

POSTER_SIZE, STILL_SIZE = (600, 900), (960, 540)
SOURCE = "Press office of the studio"
LICENCE = "CC BY 4.0"


@dataclass(frozen=True)
class Story:
    """What is entered. Both runs share one site, so each has a film and people of its own."""

    title: str
    slug: str
    people: list[tuple[str, str]]
    doubled: tuple[str, str]


@pytest.fixture
def story(javascript) -> Story:
    if javascript:
        return Story(
            title="The Lamp Keepers",
            slug="the-lamp-keepers-2023",
            people=[("Ilse Varga", "Varga Ilse-Mária"), ("Bohdan Trnka", "Богдан Трнка"),
                    ("Nuri Alkan", "Nûrî Alkan"), ("Sada Miyake", "三宅貞"),
                    ("Teodor Lind", "Theodor Lindh"), ("Amina Sarr", "أمينة سار")],
            doubled=("Theodor Lindh", "T. Lind"),
        )  # fmt: skip
    return Story(
        title="A Kettle for Two",
        slug="a-kettle-for-two-2023",
        people=[("Greta Holm", "Grethe Holm"), ("Pavel Ruzicka", "Павел Ружичка"),
                ("Yusuf Demirel", "Joseph Demirel"), ("Chiyo Okada", "岡田千代"),
                ("Marek Sobol", "Marcus Sobol"), ("Laila Haddad", "ليلى حداد")],
        doubled=("Marcus Sobol", "M. Sobol"),
    )  # fmt: skip


@pytest.fixture
def editor(visit, site) -> Page:
    page = visit()
    be_signed_in(page, *site.password("editor"))
    return page


def save(page: Page, button: str = "Save") -> None:
    page.get_by_role("button", name=button, exact=True).first.click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def add_person(page: Page, name: str, spelling: str) -> str:
    """Add a person in two spellings and return the number in the address of its page."""
    page.goto("/admin/films/person/add/")
    page.locator("#id_name").fill(name)
    page.locator("#id_names-0-name").fill(spelling)
    save(page, "Save and continue editing")
    return re.search(r"/person/(\d+)/", page.url)[1]


def credit(page: Page, row: int, name: str, number: str, javascript: bool) -> None:
    department = "directing" if row == 0 else "cast"
    page.locator(f"#id_credits-{row}-department").select_option(department)
    cell = page.locator(f"#credits-{row} .field-person")
    if javascript:
        choose(page, cell, name)
    else:
        cell.get_by_label("Its number").fill(number)
    field = f"#id_credits-{row}-job" if row == 0 else f"#id_credits-{row}-character_name"
    page.locator(field).fill("Director" if row == 0 else f"Keeper {row}")


def choose(page: Page, cell: Locator, name: str) -> None:
    cell.get_by_role("combobox").click()
    page.locator(".select2-dropdown .select2-search__field").fill(name)
    page.get_by_role("option", name=name, exact=True).click()


def credit_all(page: Page, people: list[tuple[str, str]], javascript: bool) -> None:
    """With JavaScript six rows at once, without it one row with every saving."""
    for row, (name, number) in enumerate(people):
        if javascript and row:
            page.get_by_role("button", name="Add another Credit").click()
        credit(page, row, name, number, javascript)
        if not javascript:
            save(page, "Save and continue editing")


def picture(folder: Path, name: str, size: tuple[int, int]) -> Path:
    path = folder / name
    Image.new("RGB", size, "#7c1f24").save(path, "JPEG")
    return path


def tell_source(page: Page, prefix: str) -> None:
    page.locator(f"{prefix}source_name").fill(SOURCE)
    page.locator(f"{prefix}licence").fill(LICENCE)


def enter_film(page: Page, story: Story, folder: Path) -> None:
    page.goto("/admin/films/film/add/")
    page.locator("#id_title").fill(story.title)
    page.locator("#id_release_year").fill("2023")
    page.locator("#id_titles-0-title").fill(f"{story.title} (working title)")
    page.locator("#id_poster_file").set_input_files(picture(folder, "poster.jpg", POSTER_SIZE))
    tell_source(page, "#id_poster_")
    page.locator("#id_plots-0-body").fill("Six people keep one light burning over a winter.")
    tell_source(page, "#id_plots-0-")
    page.locator("#id_stills-0-file").set_input_files(picture(folder, "still.jpg", STILL_SIZE))
    page.locator("#id_stills-0-caption").fill("The stairs at night")
    page.locator("#id_stills-0-alt_text").fill("A woman carries a lamp upstairs.")
    tell_source(page, "#id_stills-0-")


def shown(page: Page, picture: Locator) -> bool:
    """Whether the picture has an address and there is a picture at it."""
    answer = page.request.get(picture.get_attribute("src"))
    return answer.ok and answer.headers["content-type"].startswith("image/")


def test_an_editor_adds_a_film_and_readers_see_it_in_their_next_request(
    editor, visit, story, javascript, tmp_path
):
    numbers = [add_person(editor, *names) for names in story.people]
    enter_film(editor, story, tmp_path)
    if not javascript:
        save(editor, "Save and continue editing")
    people = [(names[0], number) for names, number in zip(story.people, numbers, strict=True)]
    credit_all(editor, people, javascript)
    save(editor)

    reader = visit()
    assert reader.goto(f"/films/{story.slug}/").ok
    main = reader.get_by_role("main")
    for name, _spelling in story.people:
        expect(main).to_contain_text(name)
    expect(main).to_contain_text("Keeper 5")
    plot = reader.locator("#plot")
    expect(plot).to_contain_text("keep one light burning")
    expect(plot).to_contain_text(SOURCE)
    assert shown(reader, reader.get_by_role("img", name=f"Poster of {story.title}"))
    reader.goto(f"/films/{story.slug}/photos/")
    expect(reader.get_by_text("The stairs at night")).to_be_visible()
    assert shown(reader, reader.get_by_role("img", name="A woman carries a lamp upstairs."))
    for name, spelling in story.people:
        reader.goto(f"/search/?q={spelling}")
        expect(reader.locator("#people")).to_contain_text(name)


def test_an_editor_is_warned_of_a_person_entered_twice_and_makes_one_of_the_two(
    editor, visit, story
):
    kept, spelling = f"{story.doubled[0]} the Elder", f"{story.doubled[1]} the Elder"
    add_person(editor, kept, spelling)
    add_person(editor, spelling, "")
    warning = editor.locator(".messagelist .warning")
    expect(warning).to_contain_text("may stand here twice")
    warning.get_by_role("link", name="merge the two").click()
    boxes = editor.locator("#result_list tbody").get_by_role("checkbox")
    expect(boxes).to_have_count(2)
    for box in boxes.all():
        box.check()
    editor.get_by_role("combobox", name="Action").select_option(label="Merge two into one")
    editor.get_by_role("button", name=re.compile("^(Run|Go)")).click()
    editor.get_by_role("radio", name=kept).check()
    editor.get_by_role("button", name="Merge").click()
    expect(editor.locator(".messagelist .success")).to_contain_text("is now part of")

    reader = visit()
    reader.goto(f"/search/?q={spelling}")
    expect(reader.locator("#people figure")).to_have_count(1)
    expect(reader.locator("#people")).to_contain_text(kept)


def test_an_editor_corrects_a_title_and_a_plot_of_a_stored_film(editor, visit, javascript):
    slug, title = (
        ("Tokyo Story", "Tōkyō monogatari, with") if javascript else ("Vertigo", "Vertigo, again")
    )
    editor.goto(f"/admin/films/film/?q={slug}")
    editor.locator("#result_list tbody tr").first.locator(".field-title a").click()
    editor.locator(".dynamic-titles, .inline-related.last-related").first.wait_for(state="attached")
    rows = editor.locator("#titles-group tr.form-row:not(.empty-form)")
    rows.last.locator("input[name$=-title]").fill(title)
    editor.locator("#id_plots-0-body").fill(f"Corrected in the afternoon: {title}.")
    with_source = editor.locator("#id_plots-0-source_name")
    with_source.fill(SOURCE)
    save(editor, "Save and continue editing")
    reader = visit()
    reader.goto(editor.locator(".viewsitelink").first.get_attribute("href"))
    expect(reader.locator("#plot")).to_contain_text(f"Corrected in the afternoon: {title}.")
    expect(reader.locator("#elsewhere")).to_contain_text(title)
