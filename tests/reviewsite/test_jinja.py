"""What the engine of the site's pages does with what is written and with what is missing."""

import traceback

import pytest
from django.template import engines
from django.utils.safestring import mark_safe
from jinja2 import UndefinedError


def made(source, **known):
    return engines["jinja2"].from_string(source).render(known)


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("<ul>\n  <li>One</li>\n  <li>Two</li>\n</ul>\n", "<ul><li>One</li><li>Two</li></ul>"),
        ("<p>\n  {% if true %}\n    <b>x</b>\n  {% endif %}\n</p>", "<p><b>x</b></p>"),
        ("<p>A text\n  that goes on</p>", "<p>A text that goes on</p>"),
        ("<a\n  href='/'{% if true %}\n  lang='ko'{% endif %}>", "<a href='/' lang='ko'>"),
        ("<b>{{ 1 }}</b> <i>x</i>\n", "<b>1</b> <i>x</i>"),
        ("<b>{{ 1 }}</b>{{ ' ' }}\n<i>x</i>\n", "<b>1</b> <i>x</i>"),
        ("{% trans %}\n  One line\n  <b>and</b>\n{% endtrans %}", "One line<b>and</b>"),
    ],
)  # fmt: skip
def test_a_line_end_is_nothing_between_tags_and_a_space_within_a_text_or_a_tag(source, sent):
    assert made(source) == sent


def test_the_line_of_a_mistake_is_the_one_that_was_written():
    with pytest.raises(UndefinedError) as found:
        made("<p>\n  x\n</p>\n<p>\n  {{ typo }}\n</p>")
    frames = traceback.extract_tb(found.tb)
    assert [one.lineno for one in frames if one.filename == "<template>"] == [5]


def test_what_a_page_prints_is_escaped_unless_it_is_known_to_be_safe():
    assert made("{{ a }}{{ b }}", a="<b>", b=mark_safe("<b>")) == "&lt;b&gt;<b>"


@pytest.mark.parametrize("source", ["{{ typo }}", "{% if typo %}x{% endif %}", "{{ 'x'.typo }}"])
def test_a_name_that_a_page_does_not_know_is_a_fault(source):
    with pytest.raises(UndefinedError):
        made(source)
