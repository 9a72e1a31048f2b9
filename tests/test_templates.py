"""How templates are written, beside what djlint says."""

from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[1] / "templates"
# Of the desk, where a line end is a space: written before the rule.
DJANGOS = TEMPLATES / "django"
# Whoever reads a longer line reads half of it, and a change in it shows as the whole line.
LONGEST_LINE = 120
PAGES = [path for path in TEMPLATES.rglob("*.html") if DJANGOS not in path.parents]


@pytest.mark.parametrize("name", sorted(str(path.relative_to(TEMPLATES)) for path in PAGES))
def test_no_line_of_a_page_s_template_is_longer_than_120_letters(name):
    lines = enumerate((TEMPLATES / name).read_text().splitlines(), start=1)
    assert not [number for number, line in lines if len(line) > LONGEST_LINE]
