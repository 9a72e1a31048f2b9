"""How templates are written, beside what djlint says."""

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[1] / "templates"
# Whoever reads a longer line reads half of it, and a change in it shows as the whole line.
LONGEST_LINE = 120
NAMES = sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html"))


@pytest.mark.parametrize("name", NAMES)
def test_no_line_of_a_template_is_longer_than_120_letters(name):
    lines = enumerate((TEMPLATES / name).read_text().splitlines(), start=1)
    assert not [number for number, line in lines if len(line) > LONGEST_LINE]


# Templates of forms, by folder or by name; of every other page the heading is a headline.
FORMS = re.compile(
    r"^(account|mfa|usersessions)/|(_form|_confirm_\w+|_edit|_new|_begin)\.html$"
    r"|/(answers_\w+|film_add_to_list|personal_data|signed_out|no_more_fit)\.html$"
)
HEADED = [name for name in NAMES if not name.startswith("django/")]


@pytest.mark.parametrize("name", [n for n in HEADED if "<h1" in (TEMPLATES / n).read_text()])
def test_a_form_has_a_heading_and_every_other_page_a_headline(name):
    headings = re.findall(r"<h1\b[^>]*>", (TEMPLATES / name).read_text())
    of_forms = [heading for heading in headings if 'class="formhead"' in heading]
    assert len(of_forms) == (len(headings) if FORMS.search(name) else 0)
