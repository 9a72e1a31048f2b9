"""The page cache as a WSGI application around Django's."""

import logging
import threading
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from django.urls import Resolver404, ResolverMatch, resolve

from freshness import Freshness, freshness_of
from freshness.versions import SEEN
from reviewsite.page_cache.days import Today
from reviewsite.page_cache.pages import Headers, Page, Shelf, chosen_encoding
from reviewsite.page_cache.triggers import SITE
from reviewsite.page_cache.versions import DatabaseVersions
from reviewsite.page_cache.visits import Environ, Visit, as_stranger, visit_of

logger = logging.getLogger(__name__)

StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Any]

# Anybody may keep the page, but asks before showing it again.
CACHE_CONTROL = "public, no-cache"
REMADE_HEADERS = {"cache-control", "content-length", "content-encoding", "etag", "vary"}


class Made(NamedTuple):
    """What Django answered."""

    status: str
    headers: Headers
    body: bytes


class PageCache:
    """Answers visitors from memory where that is what Django would answer, else lets it answer."""

    def __init__(self, application: Application, *, limit: int, versions=None):
        self.application = application
        self.shelf: Shelf[Page] = Shelf(limit)
        self.versions = versions or DatabaseVersions()
        self._flights = Flights()
        self._today = Today()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        try:
            found = self._find(environ)
        except Exception:
            logger.exception("The page cache failed; Django answers.")
            found = None
        if isinstance(found, Page):
            return self._send(found, environ, start_response)
        if isinstance(found, Made):
            start_response(found.status, found.headers)
            return [] if environ["REQUEST_METHOD"] == "HEAD" else [found.body]
        return self.application(environ, start_response)

    def _find(self, environ: Environ) -> Page | Made | None:
        visit = visit_of(environ)
        if visit is None:
            return None
        page = self.shelf.get(visit)
        if page is not None and self._is_fresh(page):
            return page
        match = _keepable(visit)
        if match is None:
            return None
        with self._flights.one_for(visit):
            page = self.shelf.get(visit)
            if page is not None and self._is_fresh(page):
                return page
            return self._make(environ, visit, match)

    def _is_fresh(self, page: Page) -> bool:
        if page.day is not None and page.day != self._today():
            return False
        return self.versions.read(page.keys) == page.versions

    def _make(self, environ: Environ, visit: Visit, match: ResolverMatch) -> Page | Made | None:
        """Have Django make the page, and keep it under the versions from before it was made."""
        declared: Freshness = match.func.freshness  # type: ignore[attr-defined]
        day = self._today() if declared.daily else None
        named = self.keys(declared, match.kwargs)
        if named is None:
            return None
        keys = [SITE, *named]
        seen = self.versions.read(keys)
        if not self.versions.are_kept(seen):
            return None
        if declared.also:
            # After the versions of what makes them: when that changes, they are found anew.
            further = [key for key in declared.also(**match.kwargs) if key not in keys]
            seen |= self.versions.read(further) if further else {}
            keys += further
        # The view may add what else it shows.
        shown = {key: seen.get(key, 0) for key in keys}
        made = call(self.application, as_stranger(environ, visit) | {SEEN: shown})
        # Whoever got the address meanwhile is what the page shows.
        if not _may_be_kept(made) or self.keys(declared, match.kwargs) != named:
            return made
        known = {key: version for key, version in shown.items() if version}
        page = Page(made.body, _headers_of(made), known, list(shown), day)
        page.answer(chosen_encoding(environ.get("HTTP_ACCEPT_ENCODING", "")))
        self.shelf.put(visit, page)
        return page

    def keys(self, declared: Freshness, address: Mapping[str, Any]) -> list[str] | None:
        """The keys that the view declares, with the ids of whom the address names; None where it
        names nobody."""
        keys = []
        for key in declared.keys:
            kind, _, name = key.rstrip("}").partition(":{")
            if not name:
                keys.append(kind)
                continue
            pk = address[name] if name == "pk" else self.versions.number_of(kind, address[name])
            if pk is None:
                return None
            keys.append(f"{kind}:{pk}")
        return keys

    def _send(self, page: Page, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if_none_match = environ.get("HTTP_IF_NONE_MATCH")
        if if_none_match and page.matches(if_none_match):
            start_response("304 Not Modified", page.not_modified)
            return []
        encoding = chosen_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        if not page.has(encoding):
            page.answer(encoding)
            visit = visit_of(environ)
            if visit is not None:
                self.shelf.put(visit, page)
        headers, body = page.answer(encoding)
        start_response("200 OK", headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


class Flights:
    """One maker at a time for each page; the others wait and find what it made."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._flights: dict[Hashable, tuple[threading.Lock, int]] = {}

    @contextmanager
    def one_for(self, key: Hashable) -> Iterator[None]:
        with self._lock:
            flight, waiting = self._flights.get(key, (threading.Lock(), 0))
            self._flights[key] = (flight, waiting + 1)
        try:
            with flight:
                yield
        finally:
            with self._lock:
                flight, waiting = self._flights[key]
                if waiting == 1:
                    del self._flights[key]
                else:
                    self._flights[key] = (flight, waiting - 1)


def call(application: Application, environ: Environ) -> Made:
    """The whole answer of a WSGI application."""
    answer: list = []

    def start_response(status: str, headers: Headers, exc_info=None) -> None:
        answer[:] = [status, headers]

    body = application(environ, start_response)
    try:
        content = b"".join(body)
    finally:
        if hasattr(body, "close"):
            body.close()
    status, headers = answer
    return Made(status, list(headers), content)


def _keepable(visit: Visit) -> ResolverMatch | None:
    """The view behind an address, where its pages may be kept."""
    try:
        match = resolve(visit.path)
    except Resolver404:
        return None
    declared = freshness_of(match.func)
    if declared is None:
        return None
    if visit.query:
        names = {name for name, _value in parse_qsl(visit.query, keep_blank_values=True)}
        if not names <= declared.query:
            return None
    return match


def _may_be_kept(made: Made) -> bool:
    if not made.status.startswith("200 "):
        return False
    for name, value in made.headers:
        lower = name.lower()
        if lower == "set-cookie":
            return False
        if lower == "cache-control" and ("private" in value or "no-store" in value):
            return False
    return True


def _headers_of(made: Made) -> Headers:
    vary = next((value for name, value in made.headers if name.lower() == "vary"), "")
    parts = [part.strip() for part in vary.split(",") if part.strip()]
    if "accept-encoding" not in vary.lower():
        parts.append("Accept-Encoding")
    kept = [pair for pair in made.headers if pair[0].lower() not in REMADE_HEADERS]
    return [*kept, ("Cache-Control", CACHE_CONTROL), ("Vary", ", ".join(parts))]
