"""The frame of every page, and the pages that say no."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import get_template


@pytest.fixture
def base_page(rf):
    """The base page as a visitor without an account or a cookie sees it."""
    request = rf.get("/films/")
    request.user = AnonymousUser()
    return get_template("429.html").render({}, request)


def test_the_page_of_an_anonymous_visitor_holds_nothing_of_that_visitor(base_page):
    assert "csrf" not in base_page
    assert "Sign out" not in base_page
    assert "data-theme" not in base_page


def test_a_page_keeps_the_strict_content_security_policy(base_page):
    assert "style=" not in base_page
    assert "<style" not in base_page
    assert not re.search(r"<script(?![^>]*src=)", base_page)
    assert not re.search(r"\son\w+=", base_page)
    assert "data:" not in base_page


def test_the_lights_that_a_reader_chose_are_printed_by_the_server(rf):
    request = rf.get("/films/")
    request.user = AnonymousUser()
    request.COOKIES["theme"] = "dark"
    html = get_template("429.html").render({}, request)
    assert 'data-theme="dark"' in html
    assert '<meta name="color-scheme" content="dark">' in html


def test_every_error_page_says_what_happened(rf):
    request = rf.get("/nowhere/")
    request.user = AnonymousUser()
    for name in ("403", "410", "429"):
        html = get_template(f"{name}.html").render({}, request)
        assert html.count("<h1>") == 1
        assert name in html


def test_the_page_for_a_fault_needs_no_tags():
    source = Path(get_template("500.html").template.filename).read_text()
    assert "{" not in source
    assert "/static/css/error.css" in source
