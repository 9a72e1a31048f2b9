"""What is answered before anything asks for whom and by which way."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from reviewsite.views import machines

ANSWERS = {"/healthz/": machines.healthz, "/readyz/": machines.readyz}


def health(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Tell a balancer or a watchman how the process does. They ask at the listening port, by number
    and without TLS, so any Host and scheme will do; SECURE_REDIRECT_EXEMPT says the latter."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return ANSWERS.get(request.path_info, get_response)(request)

    return middleware
