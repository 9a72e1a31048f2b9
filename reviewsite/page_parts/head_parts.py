"""Functions for the head of a page: its title and description are written once and told
to browsers, search engines and other sites alike."""

from functools import cache
from html import unescape

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from django.conf import settings

# Of the site's own pages: babel's tables of all languages take two megabytes and more.
SITE_LOCALES = {"en": "en_US"}


def page_data(request, title: str, description: str, kind: str = "WebPage") -> dict:
    """A page that shows no record, in the words of schema.org: its title and description, which
    the head has captured before."""
    site_url = settings.SITE_URL
    told = {
        "@context": "https://schema.org",
        "@type": kind,
        "name": unescape(title),
        "description": unescape(description),
        "url": site_url + request.path,
        "isPartOf": {"@type": "WebSite", "name": settings.SITE_NAME, "url": f"{site_url}/"},
    }
    return {"structured_data": [told]}


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
