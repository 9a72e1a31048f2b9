"""What a request says of its visitor, as far as a kept page may differ by it."""

from functools import lru_cache
from http.cookies import SimpleCookie
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.utils import translation
from django.utils.translation import trans_real

from accounts.themes import THEME_COOKIE, THEMES

Environ = dict[str, Any]

# Longer ones are no address of ours, and no reason to keep anything.
ADDRESS_MAX_LENGTH = 500


class Visit(NamedTuple):
    """Two visitors whose visits are equal see the same page."""

    scheme: str
    host: str
    path: str
    query: str
    language: str
    theme: str


def visit_of(environ: Environ) -> Visit | None:
    """The visit of somebody whom the site does not know; None for anybody and anything else."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return None
    cookie = environ.get("HTTP_COOKIE", "")
    if cookie and _is_known(cookie):
        return None
    path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
    if len(path) + len(query) > ADDRESS_MAX_LENGTH:
        return None
    language, theme = _choices(cookie)
    return Visit(
        _scheme(environ),
        environ.get("HTTP_HOST", ""),
        path,
        query,
        language or _language_of(environ.get("HTTP_ACCEPT_LANGUAGE", "")),
        theme,
    )


def as_stranger(environ: Environ, visit: Visit) -> Environ:
    """The request as anybody with this visit would send it: without what is one visitor's own."""
    shared = {name: value for name, value in environ.items() if name not in _OWN}
    shared["REQUEST_METHOD"] = "GET"
    shared["HTTP_ACCEPT_LANGUAGE"] = visit.language
    if visit.theme:
        shared["HTTP_COOKIE"] = f"{THEME_COOKIE}={visit.theme}"
    return shared


_OWN = {
    "HTTP_ACCEPT_ENCODING",
    "HTTP_COOKIE",
    "HTTP_IF_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_UNMODIFIED_SINCE",
    "HTTP_RANGE",
    "HTTP_REFERER",
    "HTTP_USER_AGENT",
}


def _is_known(cookie: str) -> bool:
    """Whether the visitor is signed in, or has a message waiting."""
    return settings.SESSION_COOKIE_NAME + "=" in cookie or CookieStorage.cookie_name + "=" in cookie


def _choices(cookie: str) -> tuple[str, str]:
    """The language and the theme that the visitor chose, "" for those not chosen."""
    if THEME_COOKIE not in cookie and settings.LANGUAGE_COOKIE_NAME not in cookie:
        return "", ""
    cookies = {name: morsel.value for name, morsel in SimpleCookie(cookie).items()}
    theme = cookies.get(THEME_COOKIE, "")
    language = cookies.get(settings.LANGUAGE_COOKIE_NAME, "")
    return _supported(language), theme if theme in THEMES and theme != "system" else ""


def _scheme(environ: Environ) -> str:
    if settings.SECURE_PROXY_SSL_HEADER:
        return environ.get(settings.SECURE_PROXY_SSL_HEADER[0], "")
    return environ["wsgi.url_scheme"]


@lru_cache(maxsize=1024)
def _language_of(accepted: str) -> str:
    """As Django's LocaleMiddleware chooses it from the browser's header."""
    for language, _quality in trans_real.parse_accept_lang_header(accepted.lower()):
        if language == "*":
            break
        if supported := _supported(language):
            return supported
    return settings.LANGUAGE_CODE


@lru_cache(maxsize=1024)
def _supported(language: str) -> str:
    if not language or not trans_real.language_code_re.search(language):
        return ""
    try:
        return translation.get_supported_language_variant(language)
    except LookupError:
        return ""
