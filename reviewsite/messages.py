"""How babel finds the strings to translate in templates; Python it reads by itself.

pyproject.toml says which files are read by which function, `make messages` starts it.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

import django
from babel.messages.extract import extract_python
from django.apps import apps
from django.template import engines
from django.utils.translation.template import templatize

Found = Iterator[tuple[Any, ...]]


def of_pages(file: BinaryIO, keywords: Any, comment_tags: Any, options: Any) -> Found:
    """Read by the very environment that shows the pages, so that both see the same strings."""
    if not apps.ready:
        django.setup()
    environment = engines["jinja2"].env  # type: ignore[attr-defined]
    for line, name, strings in environment.extract_translations(file.read().decode(), keywords):
        yield line, name, strings, []


def of_djangos_templates(file: BinaryIO, keywords: Any, comment_tags: Any, options: Any) -> Found:
    """Django's `templatize` leaves calls of gettext. Python would stumble over the indentation."""
    calls = [line.lstrip() for line in templatize(file.read().decode()).splitlines(keepends=True)]
    yield from extract_python(BytesIO("".join(calls).encode()), keywords, comment_tags, options)
