"""What a site serves as static files. They are collected once for all tests here that only look."""

import json
import re
import shutil
from io import StringIO

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import override_settings

from reviewsite.storage import move_urls, tighten


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The project's static files, collected into an empty folder."""
    root = tmp_path_factory.mktemp("collected") / "static"
    with override_settings(
        STATIC_ROOT=root,
        STATICFILES_FINDERS=["django.contrib.staticfiles.finders.FileSystemFinder"],
        STORAGES={
            **settings.STORAGES,
            "staticfiles": {"BACKEND": "reviewsite.storage.BundledStaticFilesStorage"},
        },
    ):
        collect()
        yield root


@pytest.fixture
def own_copy(collected, settings, tmp_path):
    """A copy into which a test may collect once more."""
    settings.STATIC_ROOT = shutil.copytree(collected, tmp_path / "static")
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


def test_collecting_twice_changes_nothing(own_copy):
    before = manifest(own_copy)
    collect()
    assert manifest(own_copy) == before


def test_an_edited_part_changes_the_name_of_the_whole_stylesheet(own_copy, settings, tmp_path):
    before = manifest(own_copy)["css/site.css"]
    edited = tmp_path / "edited" / "css"
    edited.mkdir(parents=True)
    (edited / "tokens.css").write_text(":root { --paper: red; }")
    settings.STATICFILES_DIRS = [edited.parent, *settings.STATICFILES_DIRS]
    collect()
    assert manifest(own_copy)["css/site.css"] != before


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
