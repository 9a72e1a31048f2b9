"""Import contracts cannot name a part of Django, so this rule of the rooms is a test."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# `moderation.rules` would stand here, were it not that Django keeps TextChoices in `django.db`.
PURE = (
    "accounts/usernames.py",
    "films/art",
    "films/countries.py",
    "films/nearness.py",
    "films/partial_dates.py",
    "films/pictures",
    "films/slugs.py",
    "accounts/languages.py",
    "reviews/markup",
    "reviews/scoring.py",
    "text/cleaning.py",
    "text/folding.py",
)
UNKNOWN_HERE = ("django.db.", "django.http.", "django.contrib.")


def imported_by(module: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("room", PURE)
def test_a_pure_module_knows_neither_database_nor_request(room):
    path = ROOT / room
    modules = list(path.rglob("*.py")) if path.is_dir() else [path]
    assert modules
    for module in modules:
        found = {name for name in imported_by(module) if f"{name}.".startswith(UNKNOWN_HERE)}
        assert not found, module
