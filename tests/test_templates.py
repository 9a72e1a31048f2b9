"""How templates are written, beside what djlint says."""

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
