"""Template tags for the head of a page: its title and description are written once and told
to browsers, search engines and other sites alike."""

from functools import cache
from html import unescape

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from django import template
from django.template.base import Node, NodeList, Parser, Token
from django.utils.safestring import mark_safe

register = template.Library()

# Of the site's own pages: babel's tables of all languages take two megabytes and more.
SITE_LOCALES = {"en": "en_US"}


class Capture(Node):
    def __init__(self, nodelist: NodeList, name: str):
        self.nodelist, self.name = nodelist, name

    def render(self, context) -> str:
        rendered = self.nodelist.render(context).strip()
        context[self.name] = mark_safe(rendered)  # noqa: S308  its variables were escaped within
        return ""


@register.tag
def capture(parser: Parser, token: Token) -> Capture:
    """Keep what stands between `{% capture name %}` and `{% endcapture %}` as a variable."""
    name = token.split_contents()[1]
    nodelist = parser.parse(["endcapture"])
    parser.delete_first_token()
    return Capture(nodelist, name)


@register.inclusion_tag("films/_structured_data.html", takes_context=True)
def page_data(context, kind: str = "WebPage") -> dict:
    """A page that shows no record, in the words of schema.org: its title and description, which
    the head has captured before."""
    site_url = context["site_url"]
    told = {
        "@context": "https://schema.org",
        "@type": kind,
        "name": unescape(context["page_title"]),
        "description": unescape(context["page_description"]),
        "url": site_url + context["request"].path,
        "isPartOf": {"@type": "WebSite", "name": context["site_name"], "url": f"{site_url}/"},
    }
    return {"structured_data": [told]}


@register.filter
@cache
def open_graph_locale(language: str) -> str:
    """A language with its likeliest territory, as Open Graph wants it: "en" is "en_US"."""
    if language in SITE_LOCALES:
        return SITE_LOCALES[language]
    likely = get_global("likely_subtags").get(language, language)
    try:
        locale = Locale.parse(likely, sep="-" if "-" in likely else "_")
    except (ValueError, UnknownLocaleError):
        return language
    return "_".join(filter(None, [locale.language, locale.territory]))
