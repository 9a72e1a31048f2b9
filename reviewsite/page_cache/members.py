"""Public pages for members who are signed in: kept until what they show changes, then filled with
what is the reader's own.

Between the visitors' pages, which are found outside Django, and a page made anew: here Django has
read the session, and the page asks a few short questions about its reader.
"""

import re
from collections import OrderedDict
from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.contrib.auth.context_processors import PermWrapper
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from accounts.themes import chosen_theme
from freshness import Freshness, freshness_of
from freshness.fragments import keep
from freshness.readers import PLACES, Asked, Question, begin_asking
from freshness.versions import SEEN, Version, Versions, read_versions
from reviewsite.page_cache.pages import Shelf
from reviewsite.page_cache.pieces import Pieces

# Answers that differ make pages that differ: the most usual ones of each page are kept.
ANSWERS_KEPT = 8
NAMES = {PLACES[name]: name for name in ("csrf_token", "account", "account_links")}
PLACE = re.compile("|".join(NAMES))


class MemberPage:
    """One page for all members, by what they answered."""

    def __init__(self, version: Version, day: date, questions: list[tuple[Question, tuple]]):
        self.version, self.day, self.questions = version, day, questions
        self.by_answers: OrderedDict[tuple, Pieces] = OrderedDict()

    @property
    def keys(self) -> list[str]:
        return [key for key, _version in self.version]

    @property
    def size(self) -> int:
        return sum(pieces.size for pieces in self.by_answers.values())

    def is_fresh(self, versions: Versions, day: date) -> bool:
        return self.day == day and all(versions[key] == seen for key, seen in self.version)

    def get(self, user) -> Pieces | None:
        answers = tuple(question(user, *about) for question, about in self.questions)
        found = self.by_answers.get(answers)
        if found is not None:
            self.by_answers.move_to_end(answers)
        return found

    def put(self, asked: Asked, pieces: Pieces) -> None:
        self.by_answers[tuple(asked.values())] = pieces
        if len(self.by_answers) > ANSWERS_KEPT:
            self.by_answers.popitem(last=False)


class MemberPages:
    """Middleware, the innermost: answers where a view is declared `for_members`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response
        self.shelf: Shelf[MemberPage] = Shelf(settings.MEMBER_PAGES_BYTES)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs) -> HttpResponse | None:
        declared = freshness_of(view)
        if declared is None or not declared.for_members or not _is_for_members(request, declared):
            return None
        visit = (request.get_host(), request.get_full_path(), get_language(), chosen_theme(request))
        page = self.shelf.get(visit)
        keys = page.keys if page else [key.format(**kwargs) for key in declared.keys]
        own_key = f"member:{request.user.get_username()}"
        versions = read_versions(request, *keys, own_key)
        if versions.of() is None:
            return None
        own_version, day = versions.of(own_key), timezone.localdate()
        if page is not None and not page.is_fresh(versions, day):
            page = None
        pieces = page.get(request.user) if page else None
        if pieces is None:
            del versions[own_key]
            request.META[SEEN] = versions
            asked = begin_asking(request)
            response = view(request, *args, **kwargs)
            if response.status_code != 200 or response.streaming:
                return response
            pieces = Pieces.of(response.content.decode(), PLACE)
            if page is None or page.questions != list(asked):
                page = MemberPage(tuple(versions.items()), day, list(asked))
            page.put(asked, pieces)
            self.shelf.put(visit, page)
        return _answer(request, pieces, own_version)


def _is_for_members(request: HttpRequest, declared: Freshness) -> bool:
    """Not for visitors, who have their own, nor for the staff, who see more than others."""
    if request.method not in ("GET", "HEAD") or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    if not request.user.is_authenticated or request.user.is_staff:
        return False
    return declared.query.issuperset(request.GET) and not len(get_messages(request))


def _answer(request: HttpRequest, pieces: Pieces, own_version: Version | None) -> HttpResponse:
    own = {mark: _own(request, NAMES[mark], own_version) for mark in set(pieces.marks)}
    accepts = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(pieces.compressed(own) if accepts else pieces.plain(own))
    if accepts:
        response["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _own(request: HttpRequest, name: str, own_version: Version | None) -> str:
    if name == "csrf_token":
        return get_token(request)
    values = {"user": request.user, "request": request, "perms": PermWrapper(request.user)}
    # Its links say whether the reader is there.
    path = request.path if request.path.startswith(("/account/", "/users/")) else ""
    return keep((name, path), own_version, lambda: render_to_string(f"_{name}.html", values))
