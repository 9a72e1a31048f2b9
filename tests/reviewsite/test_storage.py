import json
import re
from io import StringIO

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

from reviewsite.storage import move_urls, tighten


@pytest.fixture
def collected(settings, tmp_path):
    """The project's static files, collected into an empty folder."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "reviewsite.storage.BundledStaticFilesStorage"},
    }
    collect()
    return settings.STATIC_ROOT


def collect():
    call_command("collectstatic", interactive=False, verbosity=0, stdout=StringIO())


def manifest(root):
    return json.loads((root / "staticfiles.json").read_text())["paths"]


def test_a_page_loads_one_stylesheet(collected):
    css = (collected / manifest(collected)["css/site.css"]).read_text()
    assert "@import" not in css
    for part in (".poster", ".rate-row", ".field", "@font-face", "@media print"):
        assert part in css


def test_every_import_keeps_its_layer_and_the_layers_keep_their_order(collected):
    css = (collected / manifest(collected)["css/site.css"]).read_text()
    layers = list(dict.fromkeys(re.findall(r"@layer (\w+)\{", css)))
    assert layers == ["tokens", "base", "forms", "layout", "components", "languages", "print"]


def test_fonts_and_masks_in_the_stylesheet_have_hashed_names_that_exist(collected):
    sheet = collected / manifest(collected)["css/site.css"]
    urls = re.findall(r'url\("([^"]+)"\)', sheet.read_text())
    assert any("perf." in url for url in urls)
    assert any(url.endswith(".woff2") for url in urls)
    for url in urls:
        assert re.search(r"\.[0-9a-f]{12}\.", url), url
        assert (sheet.parent / url).resolve().is_file(), url


def test_collecting_twice_changes_nothing(collected):
    before = manifest(collected)
    collect()
    assert manifest(collected) == before


def test_an_edited_part_changes_the_name_of_the_whole_stylesheet(collected, settings, tmp_path):
    before = manifest(collected)["css/site.css"]
    edited = tmp_path / "edited" / "css"
    edited.mkdir(parents=True)
    (edited / "tokens.css").write_text(":root { --paper: red; }")
    settings.STATICFILES_DIRS = [edited.parent, *settings.STATICFILES_DIRS]
    collect()
    assert manifest(collected)["css/site.css"] != before


def test_the_stylesheet_is_compressed_beside_itself(collected):
    sheet = collected / manifest(collected)["css/site.css"]
    assert sheet.with_name(sheet.name + ".br").is_file()
    assert sheet.with_name(sheet.name + ".gz").is_file()


def test_the_error_page_finds_its_stylesheet_under_a_plain_name(collected):
    assert (collected / "css" / "error.css").is_file()
    for url in re.findall(r'"([^"]+\.css)"', (collected / "css" / "error.css").read_text()):
        assert (collected / "css" / url).is_file()


def test_addresses_follow_a_part_into_the_whole():
    css = 'mask: url("../../img/perf.svg") 0 0;'
    moved = move_urls(css, "css/components/perf.css", "css/site.css")
    assert moved == 'mask: url("../img/perf.svg") 0 0;'


def test_tightening_drops_comments_and_space_but_never_touches_strings():
    css = '/* why */\n.a {\n  content: " ( ; ";\n  width: calc(1px + 2px);\n}\n'
    assert tighten(css) == '.a{content: " ( ; ";width: calc(1px + 2px)}\n'


def test_the_storage_of_the_site_is_the_bundling_one(collected):
    assert staticfiles_storage.url("css/site.css").startswith("/static/css/site.")
