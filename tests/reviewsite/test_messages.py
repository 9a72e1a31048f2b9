"""The strings to translate, as `make messages` collects them."""

import subprocess
from collections import defaultdict
from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS
from babel.messages.pofile import read_po
from django.conf import settings
from django.template import engines
from jinja2 import nodes

ROOT = Path(__file__).parents[2]
TEMPLATES = Path(settings.BASE_DIR) / "templates"
PAGES = [
    path for path in sorted(TEMPLATES.rglob("*.html"))
    if TEMPLATES / "django" not in path.parents
]  # fmt: skip


@pytest.fixture(scope="module")
def messages(tmp_path_factory):
    """What `make messages` writes: each string, or the pair of its singular and plural."""
    path = tmp_path_factory.mktemp("messages") / "django.pot"
    command = ["make", "--silent", "--old-file=.venv/develop", "messages", f"MESSAGES={path}"]
    subprocess.run(command, cwd=ROOT, check=True)
    with path.open("rb") as file:
        return {(message.context, message.id) for message in read_po(file)}


@pytest.mark.parametrize(
    "message",
    [
        "Skip to content",
        "Put %(film)s on a list",
        ("<b>%(number)s</b> film", "<b>%(number)s</b> films"),
    ],
)
def test_strings_of_pages_are_collected(messages, message):
    assert (None, message) in messages


def test_a_string_of_a_page_is_collected_with_what_it_is_about(messages):
    assert ("a comment on a film", "on") in messages


@pytest.mark.parametrize(
    "message",
    [
        "Whole case",
        ("%(counter)s open report", "%(counter)s open reports"),
        "The address of your account on %(site_name)s is confirmed.",
    ],
)
def test_strings_of_djangos_own_templates_are_collected(messages, message):
    assert (None, message) in messages


@pytest.mark.parametrize(
    "message",
    [
        "List saved.",
        "mails about comments",
        ("Wait %(n)s second, then post.", "Wait %(n)s seconds, then post."),
    ],
)
def test_strings_of_code_are_collected(messages, message):
    assert (None, message) in messages


def strings_given(call: nodes.Call) -> list[nodes.Expr]:
    """What a call of gettext is given to translate, without numbers."""
    places = DEFAULT_KEYWORDS[call.node.name] or (1,)
    return [call.args[(place[0] if isinstance(place, tuple) else place) - 1] for place in places]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_every_string_to_translate_is_written_out_in_its_page(page):
    """Of a name or a sum babel would collect nothing."""
    found = engines["jinja2"].env.parse(page.read_text()).find_all(nodes.Call)
    calls = [call for call in found if getattr(call.node, "name", None) in DEFAULT_KEYWORDS]
    given = [(call.lineno, each) for call in calls for each in strings_given(call)]
    assert not [line for line, each in given if not isinstance(each, nodes.Const)]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_percent_sign_in_a_string_of_a_page_is_written_twice(page):
    """Jinja puts names into every string, and takes a single one for the beginning of a name."""
    for _line, _function, strings in engines["jinja2"].env.extract_translations(page.read_text()):
        for string in [strings] if isinstance(strings, str) else filter(None, strings):
            assert string % defaultdict(str) is not None
