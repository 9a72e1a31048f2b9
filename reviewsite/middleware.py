"""What is answered before anything asks for whom and by which way."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from freshness import freshness_of
from reviewsite.views import machines

ANSWERS = {"/healthz/": machines.healthz, "/readyz/": machines.readyz}


def health(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Tell a balancer or a watchman how the process does. They ask at the listening port, by number
    and without TLS, so any Host and scheme will do; SECURE_REDIRECT_EXEMPT says the latter."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return ANSWERS.get(request.path_info, get_response)(request)

    return middleware


def prefetching(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Let a visitor's browser fetch a page while the pointer rests on its link, from pages that are
    kept. A member's would show what was before the press just made."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        match = request.resolver_match
        if match and freshness_of(match.func) and not request.user.is_authenticated:
            response.headers["Speculation-Rules"] = f'"{reverse("prefetching")}"'
        return response

    return middleware
